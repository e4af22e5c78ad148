package intake_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"unknot/assets"
	"unknot/internal/body"
	"unknot/internal/intake"
	"unknot/internal/safety"
)

// now is a Friday afternoon.
var now = time.Date(2026, time.November, 20, 15, 4, 0, 0, time.UTC)

func rules(t testing.TB) *safety.Rules {
	t.Helper()
	r, err := safety.Load(assets.FS)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// person answers by id and says no to everything else.
type person struct {
	says    map[string]safety.Answer
	where   map[safety.CautionID][]body.Region
	seenOn  time.Time
	checked bool // says "checked" wherever that is offered
}

func saying(pairs ...string) *person {
	p := &person{says: make(map[string]safety.Answer), seenOn: now.AddDate(0, 0, -1)}
	for i := 0; i < len(pairs); i += 2 {
		p.says[pairs[i]] = safety.Answer(pairs[i+1])
	}
	return p
}

func (p *person) answer(i *intake.Intake, id string) safety.Answer {
	if a, ok := p.says[id]; ok {
		return a
	}
	if p.checked && i.MayBeChecked(id) {
		return safety.Checked
	}
	return safety.No
}

// maxPages is more than any way through the questions may take.
const maxPages = 40

// give answers one page and returns what it asked, in words such as "flags emergency" and its ids.
func (p *person) give(i *intake.Intake, page intake.Page) (kind string, ids []string) {
	switch page.Kind {
	case intake.AskPreCheck:
		got := make(map[string]safety.Answer)
		for _, l := range page.Lines {
			got[l.ID] = p.answer(i, l.ID)
			ids = append(ids, l.ID)
		}
		i.AnswerLines(got)
		return "lines", ids
	case intake.AskParts:
		got := make(map[string]safety.Answer)
		for _, part := range page.Parts {
			got[part.ID] = p.answer(i, part.ID)
			ids = append(ids, part.ID)
		}
		i.AnswerParts(page.Lines[0].ID, got)
		return "parts " + page.Lines[0].ID, ids
	case intake.AskFlags:
		got := make(map[safety.FlagID]safety.Answer)
		for _, f := range page.Flags {
			got[f.ID] = p.answer(i, string(f.ID))
			ids = append(ids, string(f.ID))
		}
		i.AnswerFlags(got)
		return "flags " + page.Level.String(), ids
	case intake.AskCautions:
		got := make(map[safety.CautionID]safety.Answer)
		for _, c := range page.Cautions {
			got[c.ID] = p.answer(i, string(c.ID))
			ids = append(ids, string(c.ID))
		}
		i.AnswerCautions(got)
		return "cautions", ids
	case intake.AskBranches:
		got := make(map[string]safety.Answer)
		for _, b := range page.Branches {
			got[b.ID] = p.answer(i, b.ID)
			ids = append(ids, b.ID)
		}
		i.AnswerBranches(got)
		return "branches", ids
	case intake.AskAreas:
		i.AnswerArea(page.Area.ID, p.where[page.Area.ID])
		return "area", []string{string(page.Area.ID)}
	case intake.AskFollowUps:
		got := make(map[string]safety.Answer)
		for _, f := range page.FollowUps {
			got[f.ID] = p.answer(i, f.ID)
			ids = append(ids, f.ID)
		}
		i.AnswerFollowUps(got)
		return "follow-ups", ids
	case intake.AskSeenDay:
		i.AnswerSeenDay(p.seenOn)
		return "seen day", []string{"seen"}
	default:
		return "decided", nil
	}
}

// asked is what a round asked, page by page.
type asked struct {
	pages []string
	ids   map[string][]string // by page
}

func (a asked) String() string { return strings.Join(a.pages, ", ") }

// times says how often a question was asked.
func (a asked) times(id string) int {
	n := 0
	for _, ids := range a.ids {
		for _, each := range ids {
			if each == id {
				n++
			}
		}
	}
	return n
}

// fataler is a test or a rapid one.
type fataler interface {
	Helper()
	Fatalf(format string, args ...any)
}

// through answers until everything is decided.
func (p *person) through(t fataler, i *intake.Intake) asked {
	t.Helper()
	out := asked{ids: make(map[string][]string)}
	for range maxPages {
		page := i.Next()
		if page.Kind == intake.Decided {
			return out
		}
		kind, ids := p.give(i, page)
		if len(ids) == 0 {
			t.Fatalf("page %q asks nothing", kind)
		}
		out.pages = append(out.pages, kind)
		out.ids[fmt.Sprintf("%d %s", len(out.pages), kind)] = ids
	}
	t.Fatalf("not decided after %d pages: %s", maxPages, out)
	return out
}

// round is a full round by somebody, and the screening and the profile it leaves.
func round(t fataler, r *safety.Rules, p *person, params intake.Params) (safety.Screening, safety.Profile) {
	i := intake.New(r, params)
	p.through(t, i)
	return r.Stored(i.Screening()), i.Profile()
}

// well is a newcomer who said no to everything a while ago.
func well(t fataler, r *safety.Rules, ago time.Duration) (*safety.Screening, safety.Profile) {
	s, p := round(t, r, saying(), intake.Params{Pain: 3, Now: now.Add(-ago)})
	return &s, p
}
