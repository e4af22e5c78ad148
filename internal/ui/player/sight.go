package player

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"unknot/internal/body"
	"unknot/internal/i18n"
	"unknot/internal/session"
	"unknot/internal/ui/kit"
)

// scene is what a picture shows: a step, by its number, on a side.
type scene struct {
	step int
	side body.Side
}

// sight is everything that is seen of one moment. Making it touches no widget, and a view repaints
// only what differs from the sight before.
type sight struct {
	scene    scene
	where    string // which step of how many, and the side
	name     string // of the technique
	sentence string // the one thing to mind now
	next     string
	left     string // time to the end of the session
	parts    []kit.Segment
	ring     ring
	paused   bool
	muted    bool
	speaking bool
	trouble  string // why nothing is heard
}

// ring is what the timer ring shows. All of it is rounded, so that a tick that changes nothing
// visible repaints nothing.
type ring struct {
	share  float64 // how much of the phase is left, in steps of half a percent
	number string
	phase  string
	calm   bool    // nothing is held: getting ready, resting, changing sides
	breath float64 // how full the chest is, 0–1; below 0 where no breath is paced
}

// sight is what is to be seen now. It must not be called once the session is over.
func (p *Player) sight() sight {
	tx, st := p.p.Texts, p.p.Session.State()
	return sight{
		scene: sceneOf(st), where: p.where(st), name: p.p.Session.Step(st.Step).Technique.ShortName(),
		sentence: p.sentence(st), next: p.nextUp(st),
		left:  tx.T("player.left", i18n.Args{"Time": clock(st.TotalRemaining)}),
		parts: p.progress(),
		ring: ring{
			share: share(st), number: number(st), phase: tx.T("player.phase." + phaseID(st)),
			calm: calm(st), breath: breath(st),
		},
		paused: st.Status == session.Paused, muted: p.muted, speaking: p.speaking, trouble: p.trouble,
	}
}

// sceneOf shows the side that is worked; while the sides change, the one that comes.
func sceneOf(st session.State) scene {
	if st.Phase == session.SwitchSides && st.Next.Kind == session.NextSide {
		return scene{st.Step, st.Next.Side}
	}
	return scene{st.Step, st.Side}
}

// progress is how far each step is, in steps of one percent.
func (p *Player) progress() []kit.Segment {
	order := p.p.Session.Order()
	parts := make([]kit.Segment, len(order))
	for i, n := range order {
		parts[i] = kit.Segment{
			Weight: float32(p.p.Session.StepLength(n).Seconds()),
			Filled: math.Round(p.p.Session.Progress(n)*100) / 100,
		}
	}
	return parts
}

// where names the step and the side. The number of an only step would say nothing.
func (p *Player) where(st session.State) string {
	id := map[body.Side]string{body.Left: "player.where-left", body.Right: "player.where-right", body.Middle: "player.where"}[st.Side]
	if st.Steps == 1 {
		id = map[body.Side]string{body.Left: "player.only-left", body.Right: "player.only-right", body.Middle: "player.only"}[st.Side]
	}
	return strings.ToUpper(p.p.Texts.T(id, i18n.Args{"Number": st.Place + 1, "Total": st.Steps}))
}

// share is how much of the ring is filled: it empties as the time of the phase passes.
func share(st session.State) float64 {
	if st.PhaseLength <= 0 {
		return 0
	}
	return math.Round(200*float64(st.Remaining)/float64(st.PhaseLength)) / 200
}

// number is what stands large in the ring: seconds left, or the repetition being done.
func number(st session.State) string {
	if st.Phase == session.Reps {
		return strconv.Itoa(st.Round)
	}
	return strconv.Itoa(int(math.Ceil(st.Remaining.Seconds())))
}

func calm(st session.State) bool {
	return st.Phase == session.GetReady || st.Phase == session.Rest || st.Phase == session.SwitchSides
}

// breath is how full the chest is in a paced breath, in steps of two percent; below 0 where nothing
// is paced.
func breath(st session.State) float64 {
	if st.Phase != session.Breath || st.Work <= 0 || st.PhaseLength <= st.Work {
		return -1
	}
	full := float64(st.Elapsed()) / float64(st.Work)
	if full > 1 {
		full = 1 - float64(st.Elapsed()-st.Work)/float64(st.PhaseLength-st.Work)
	}
	return math.Round(50*full) / 50
}

func phaseID(st session.State) string {
	if st.Status == session.Paused {
		return "paused"
	}
	way, _, _ := st.Way(st.Elapsed())
	switch st.Phase {
	case session.GetReady:
		return "ready"
	case session.Rest:
		return "rest"
	case session.SwitchSides:
		return "switch"
	case session.Reps:
		return [...]string{session.WayOut: "reps", session.WayThere: "hold", session.WayBack: "return", session.WayHome: "rest"}[way]
	case session.Flow:
		return "flow"
	case session.Breath:
		return [...]string{session.WayOut: "in", session.WayBack: "out"}[way]
	default:
		return "hold"
	}
}

// sentence is the one line under the ring.
func (p *Player) sentence(st session.State) string {
	step, tx := p.p.Session.Step(st.Step), p.p.Texts
	t := step.Technique
	switch {
	case st.Status == session.Paused && st.Suspended:
		return tx.T("player.suspended")
	case st.Phase == session.GetReady:
		return t.Setup
	case st.Phase == session.SwitchSides:
		return tx.T("player.switch", i18n.Args{"Side": tx.T("common." + sideID(st.Next.Side))})
	case step.Easier && t.Easier != "":
		return tx.T("player.easier", i18n.Args{"Easier": t.Easier})
	default:
		return t.Cue
	}
}

// nextUp says what comes after this.
func (p *Player) nextUp(st session.State) string {
	tx := p.p.Texts
	switch st.Next.Kind {
	case session.NextSide:
		return tx.T("player.next", i18n.Args{"What": tx.T("player.next-side", i18n.Args{"Side": tx.T("common." + sideID(st.Next.Side))})})
	case session.NextStep:
		return tx.T("player.next", i18n.Args{"What": p.p.Session.Step(st.Next.Step).Technique.ShortName()})
	default:
		return tx.T("player.last")
	}
}

func sideID(s body.Side) string {
	if s == body.Left {
		return "left"
	}
	return "right"
}

// clock words a duration as minutes and seconds.
func clock(d time.Duration) string {
	s := int(math.Ceil(d.Seconds()))
	return fmt.Sprintf("%d:%02d", s/60, s%60)
}

// brief is as many whole sentences of a text as fit into so many characters. Of a first sentence that
// is longer, the words that fit.
func brief(text string, most int) string {
	out := ""
	for rest := text; rest != ""; {
		end := strings.Index(rest, ". ") + 1
		if end == 0 {
			end = len(rest)
		}
		if len(out)+end > most {
			break
		}
		out += rest[:end]
		rest = rest[end:]
	}
	if out != "" || text == "" {
		return out
	}
	cut := strings.LastIndex(text[:min(most, len(text))], " ")
	return strings.TrimRight(text[:max(cut, 0)], " ,:;") + " …"
}
