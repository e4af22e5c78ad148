package findhelp

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"unknot/internal/guide"
	"unknot/internal/i18n"
	"unknot/internal/technique"
	"unknot/internal/ui/kit"
	"unknot/internal/ui/theme"
)

// FormParams are what the form of one visit shows and whom it tells.
type FormParams struct {
	Texts     *i18n.Texts
	Visit     guide.Visit // without an ID when it is new
	Today     time.Time
	Therapies []Entry // what it can have been; anything else has no id
	OnSave    func(guide.Visit)
	OnRemove  func() // nil when it is new
	OnBack    func()
}

// dayForm is how a day is written in the form.
const dayForm = "2006-01-02"

// somethingElse is the option for a visit of no therapy on the list.
const somethingElse = "other"

// Form is where a visit is written down or changed.
type Form struct {
	p     FormParams
	visit guide.Visit

	day    *kit.Field
	wrong  *kit.Text
	days   map[int]*kit.Chip // by days ago
	save   *kit.Button
	remove *fyne.Container
	object fyne.CanvasObject
}

// NewForm returns the form of a visit.
func NewForm(p FormParams) *Form {
	f := &Form{p: p, visit: p.Visit, days: make(map[int]*kit.Chip)}
	tx := p.Texts
	title := "findhelp.form-new"
	if p.Visit.ID != 0 {
		title = "findhelp.form-edit"
	}
	f.save = kit.NewButton(tx.T("findhelp.save"), kit.LookPrimary, f.keep)
	left := kit.Column(theme.Gap, kit.NewCard(f.what()))
	right := kit.Column(theme.Gap, kit.NewCard(f.pain()), kit.NewCard(f.notes()))
	if p.OnRemove != nil {
		f.remove = kit.Column(0)
		f.offerRemove()
		left.Add(f.remove)
	}
	header := kit.Header{
		Crumb: tx.T("findhelp.form-crumb"), Title: tx.T(title),
		Actions: []fyne.CanvasObject{kit.NewButton(tx.T("common.back"), kit.LookOutline, p.OnBack).Before(kit.IconBack), f.save},
	}
	f.object = kit.ScrollPage(header, kit.Shares(theme.Gap, []float32{1.15, 1}, left, right))
	return f
}

// Object is what the window shows.
func (f *Form) Object() fyne.CanvasObject { return f.object }

func (f *Form) keep() {
	if !f.save.Disabled() {
		f.p.OnSave(f.visit)
	}
}

// what asks for the day, the therapy, with whom, and whether it was paid for.
func (f *Form) what() fyne.CanvasObject {
	tx := f.p.Texts
	f.day = kit.NewField(tx.T("findhelp.day-hint"))
	f.wrong = kit.NewText(tx.T("findhelp.day-wrong"), kit.TextStyle{Size: theme.SizeSmall, Color: theme.ColorDanger})
	f.wrong.Hide()
	days := kit.Row(theme.SmallGap)
	for ago, id := range []string{"findhelp.day-today", "findhelp.day-yesterday"} {
		chip := kit.NewChip(tx.T(id), false, func() { f.day.SetText(f.daysAgo(ago).Format(dayForm)) })
		f.days[ago] = chip
		days.Add(chip)
	}
	f.day.SetText(f.visit.At.In(f.p.Today.Location()).Format(dayForm))
	f.showDay()
	f.day.OnChanged = f.setDay
	who := kit.NewField(tx.T("findhelp.who-hint"))
	who.SetText(f.visit.Who)
	who.OnChanged = func(s string) { f.visit.Who = strings.TrimSpace(s) }
	return kit.Column(10, kit.Section(tx.T("findhelp.form-what")),
		kit.Strong(tx.T("findhelp.day")), container.NewBorder(nil, nil, kit.PadRight(theme.SmallGap, days), nil, kit.Middle(f.day)), f.wrong,
		kit.PadTop(4, kit.Strong(tx.T("findhelp.therapy"))), f.therapies(),
		kit.PadTop(4, kit.Strong(tx.T("findhelp.who"))), who,
		kit.PadTop(4, kit.Strong(tx.T("findhelp.paid"))), f.paid())
}

func (f *Form) daysAgo(n int) time.Time { return f.p.Today.AddDate(0, 0, -n) }

// setDay takes a day that has a date and is not ahead. A visit of today is one of now; of another day
// only the date is known, which noon stands for.
func (f *Form) setDay(s string) {
	day, err := time.ParseInLocation(dayForm, strings.TrimSpace(s), f.p.Today.Location())
	today := f.daysAgo(0).Format(dayForm)
	good := err == nil && day.Format(dayForm) <= today
	f.wrong.Hidden = good
	f.wrong.Refresh()
	if !good {
		f.save.Disable()
		return
	}
	f.save.Enable()
	switch day.Format(dayForm) {
	case f.visit.At.In(f.p.Today.Location()).Format(dayForm): // as it was
	case today:
		f.visit.At = f.p.Today
	default:
		f.visit.At = day.Add(12 * time.Hour)
	}
	f.showDay()
}

func (f *Form) showDay() {
	for ago, chip := range f.days {
		chip.SetSelected(f.visit.At.In(f.p.Today.Location()).Format(dayForm) == f.daysAgo(ago).Format(dayForm))
	}
}

func (f *Form) therapies() fyne.CanvasObject {
	options := make([]kit.Option, 0, len(f.p.Therapies)+1)
	for _, t := range f.p.Therapies {
		options = append(options, kit.Option{ID: string(t.ID), Text: t.Name})
	}
	options = append(options, kit.Option{ID: somethingElse, Text: f.p.Texts.T("findhelp.therapy-other")})
	value := string(f.visit.Technique)
	if value == "" && f.visit.ID != 0 {
		value = somethingElse
	}
	return kit.NewChoice(options, value, func(id string) {
		f.visit.Technique = technique.ID(id)
		if id == somethingElse {
			f.visit.Technique = ""
		}
	}).Box
}

func (f *Form) paid() fyne.CanvasObject {
	tx := f.p.Texts
	value := ""
	if f.visit.ID != 0 {
		value = map[bool]string{true: "yes", false: "no"}[f.visit.Paid]
	}
	return kit.NewChoice([]kit.Option{{ID: "yes", Text: tx.T("findhelp.paid-yes")}, {ID: "no", Text: tx.T("findhelp.paid-no")}}, value,
		func(id string) { f.visit.Paid = id == "yes" }).Box
}

// pain asks for the three numbers; none is preset.
func (f *Form) pain() fyne.CanvasObject {
	tx := f.p.Texts
	col := kit.Column(14, kit.Section(tx.T("findhelp.form-pain")), kit.Small(tx.T("findhelp.form-pain-text")))
	for _, each := range []struct {
		id    string
		value *int
	}{{"findhelp.pain-before", &f.visit.Before}, {"findhelp.pain-after", &f.visit.After}, {"findhelp.pain-next", &f.visit.Next}} {
		col.Add(f.slider(tx.T(each.id), each.value))
	}
	return col
}

// slider sets a number from 0 to 10 that can be taken back.
func (f *Form) slider(name string, value *int) fyne.CanvasObject {
	tx := f.p.Texts
	said := kit.Label("")
	var unsay *kit.Button
	slider := kit.NewPainSlider(name, *value, nil)
	show := func() {
		said.SetText(tx.T("findhelp.pain-said", i18n.Args{"Pain": *value}))
		if *value == kit.PainUnset {
			said.SetText(tx.T("findhelp.pain-unsaid"))
		}
		unsay.Hidden = *value == kit.PainUnset
		unsay.Refresh()
	}
	unsay = kit.NewButton(tx.T("findhelp.pain-clear"), kit.LookQuiet, func() {
		*value = kit.PainUnset
		slider.SetValue(kit.PainUnset)
		show()
	})
	slider.OnChanged = func(v int) { *value = v; show() }
	show()
	head := container.NewBorder(nil, nil, nil, kit.Row(2, kit.Middle(said), unsay), kit.Middle(kit.Strong(name)))
	return kit.Column(4, kit.Sized(0, theme.Target, head), slider)
}

// notes asks what else there is to keep.
func (f *Form) notes() fyne.CanvasObject {
	tx := f.p.Texts
	bad := kit.NewNote(tx.T("findhelp.bad-hint"), 2)
	bad.SetText(f.visit.Adverse)
	bad.OnChanged = func(s string) { f.visit.Adverse = strings.TrimSpace(s) }
	note := kit.NewNote(tx.T("findhelp.note-hint"), 3)
	note.SetText(f.visit.Note)
	note.OnChanged = func(s string) { f.visit.Note = strings.TrimSpace(s) }
	return kit.Column(10, kit.Section(tx.T("findhelp.form-notes")),
		kit.Strong(tx.T("findhelp.bad")), bad, kit.PadTop(4, kit.Strong(tx.T("findhelp.note"))), note)
}

// offerRemove shows the way to remove the visit, and sureRemove asks once more.
func (f *Form) offerRemove() {
	f.remove.Objects = []fyne.CanvasObject{kit.Row(0, kit.NewButton(f.p.Texts.T("findhelp.remove"), kit.LookQuiet, f.sureRemove))}
	f.remove.Refresh()
}

func (f *Form) sureRemove() {
	tx := f.p.Texts
	f.remove.Objects = []fyne.CanvasObject{kit.NewSurface(
		kit.Ground{Fill: theme.ColorDangerSoft, Radius: theme.CardRadius, Padding: theme.CardPadding},
		kit.Column(12, kit.Strong(tx.T("findhelp.remove-sure")), kit.Row(theme.SmallGap,
			kit.NewButton(tx.T("findhelp.remove-yes"), kit.LookDanger, f.p.OnRemove),
			kit.NewButton(tx.T("findhelp.remove-no"), kit.LookOutline, f.offerRemove))))}
	f.remove.Refresh()
}
