package player

import (
	"cmp"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"unknot/internal/i18n"
	"unknot/internal/session"
	"unknot/internal/ui/kit"
	"unknot/internal/ui/theme"
)

// Rating is what a person says after a session.
type Rating struct {
	Pain    int    // 0–10, or kit.PainUnset
	Effort  int    // 0–10, or kit.PainUnset
	Adverse string // what went wrong, in words; empty when nothing did
	Note    string
}

// AfterParams are what the rating page shows and whom it tells.
type AfterParams struct {
	Texts      *i18n.Texts
	Early      bool
	StepsDone  int
	Spent      time.Duration
	PainBefore int // 0–10, or kit.PainUnset
	Did        []Did
	OnSave     func(Rating)
}

// Did is a step as it went.
type Did struct {
	Picture fyne.CanvasObject
	Name    string
	Outcome session.Outcome
	Time    time.Duration // spent on it
}

// After is the page after a session: pain now, effort, a note.
type After struct {
	p      AfterParams
	rating Rating
	object fyne.CanvasObject
}

// NewAfter returns the page. Nothing is preset: an untouched slider is kept as "not rated".
func NewAfter(p AfterParams) *After {
	a := &After{p: p, rating: Rating{Pain: kit.PainUnset, Effort: kit.PainUnset}}
	a.build()
	return a
}

// Object is what the window shows.
func (a *After) Object() fyne.CanvasObject { return a.object }

// Rate sets the pain after, as the slider does.
func (a *After) Rate(pain int) { a.rating.Pain = pain }

// Save hands the rating on.
func (a *After) Save() { a.p.OnSave(a.rating) }

func (a *After) build() {
	tx := a.p.Texts
	title := tx.T("player.after-title")
	if a.p.Early {
		title = tx.T("player.after-title-early")
	}
	subtitle := tx.N("player.after-done", a.p.StepsDone, i18n.Args{"Time": clock(a.p.Spent)})
	before := tx.T("player.after-scale")
	if a.p.PainBefore != kit.PainUnset {
		before = tx.T("player.after-before", i18n.Args{"Pain": a.p.PainBefore})
	}
	note := kit.NewNote(tx.T("player.after-note-hint"), 3)
	note.OnChanged = func(s string) { a.rating.Note = s }
	what := kit.NewField(tx.T("player.after-adverse-hint"))
	what.Hide()
	say := func(s string) { a.rating.Adverse = cmp.Or(strings.TrimSpace(s), tx.T("player.after-adverse-some")) }
	what.OnChanged = say
	adverse := kit.NewChoice([]kit.Option{{ID: "no", Text: tx.T("questions.no")}, {ID: "yes", Text: tx.T("questions.yes")}}, "", func(id string) {
		if id != "yes" {
			a.rating.Adverse = ""
			what.Hide()
			return
		}
		what.Show()
		say(what.Text)
	})
	form := kit.NewCard(kit.Column(theme.SmallGap,
		kit.Section(tx.T("player.after-pain")), kit.Small(before),
		kit.NewPainSlider(tx.T("player.after-pain"), kit.PainUnset, a.Rate),
		kit.PadTop(12, kit.Section(tx.T("player.after-effort"))), kit.Small(tx.T("player.after-effort-scale")),
		kit.NewPainSlider(tx.T("player.after-effort"), kit.PainUnset, func(v int) { a.rating.Effort = v }),
		kit.PadTop(12, kit.Section(tx.T("player.after-adverse"))), kit.Small(tx.T("player.after-adverse-why")), adverse.Box, what,
		kit.PadTop(12, kit.Section(tx.T("player.after-note"))), note,
		kit.PadTop(12, kit.Row(theme.Gap, kit.NewButton(tx.T("player.after-save"), kit.LookPrimary, a.Save).Before(kit.IconCheck))),
	))
	a.object = kit.ScrollPage(kit.Header{Title: title, Subtitle: subtitle},
		kit.Shares(theme.Gap, []float32{1.5, 1}, kit.Column(0, form), kit.Column(0, a.did())))
}

// did lists what was done, and says when the next question comes.
func (a *After) did() fyne.CanvasObject {
	tx := a.p.Texts
	col := kit.Column(10, kit.Section(tx.T("player.did")))
	for _, d := range a.p.Did {
		word, ink := tx.T("player.did."+string(d.Outcome), i18n.Args{"Time": clock(d.Time)}), theme.ColorMuted
		if d.Outcome == session.OutcomeHurt {
			ink = theme.ColorDanger
		}
		words := kit.Middle(kit.Column(2, kit.Strong(d.Name), kit.NewText(word, kit.TextStyle{Size: theme.SizeSmall, Color: ink})))
		col.Add(container.NewBorder(nil, nil, kit.PadRight(12, kit.Sized(84, 58, d.Picture)), nil, words))
	}
	if len(a.p.Did) == 0 {
		col.Add(kit.Muted(tx.T("player.did-nothing")))
	}
	col.Add(kit.PadTop(6, kit.Small(tx.T("player.did-tomorrow"))))
	return kit.NewCard(col)
}
