// Package daylog is the form "How was the day?": what a person notes of one day, item by item of
// section 8.1. Nothing is preselected and nothing has to be answered; what was not answered stays
// unknown and is never kept as 0 or no. The form shows which day it is about at all times and decides
// nothing about days by itself: the day and the days to choose from are handed in.
package daylog

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"unknot/internal/checkin"
	"unknot/internal/i18n"
	"unknot/internal/ui/kit"
	"unknot/internal/ui/theme"
)

// Date is a day that can be chosen.
type Date struct {
	ID    string // as in checkin.Day, such as 2026-11-20
	Name  string // of the weekday, or Today
	Short string // such as 20 Nov
	Noted bool   // something was noted of it
}

// Params are what the form shows and whom it tells.
type Params struct {
	Texts *i18n.Texts
	Day   checkin.Day // what is kept of the day, or checkin.NewDay
	Title string      // the day in full, such as Friday 20 November
	Dates []Date      // oldest first
	// Breaks says how many breaks were taken that day (jr-sitting); empty where there were none.
	Breaks string
	OnDate func(id string)
	OnSave func(checkin.Day) // the form asks for Saved once it is kept
	// OnCheck keeps the day where it has changed and goes to the safety questions.
	OnCheck func(d checkin.Day, changed bool)
	OnBack  func()
}

// Form is the screen.
type Form struct {
	p    Params
	kept checkin.Day
	day  checkin.Day

	wrong  map[string]bool // the fields whose text is no number
	save   *kit.Button
	status *kit.Text
	ask    *fyne.Container // asks what becomes of answers that are not saved
	after  func()          // what is next once they are
	strip  *strip
	legs   *fyne.Container // points to the safety questions
	object fyne.CanvasObject
}

// New returns the form of a day.
func New(p Params) *Form {
	f := &Form{p: p, kept: p.Day, day: p.Day, wrong: make(map[string]bool)}
	tx := p.Texts
	f.save = kit.NewButton(tx.T("daylog.save"), kit.LookPrimary, f.keep)
	f.status = kit.Label("")
	f.ask = kit.Column(0)
	f.ask.Hide()
	f.strip = newStrip(p.Texts, p.Dates, p.Day.Date, f.choose)
	header := kit.Header{
		Crumb: tx.T("daylog.crumb"), Title: tx.T("daylog.title"), Subtitle: tx.T("daylog.subtitle", i18n.Args{"Day": p.Title}),
		Actions: []fyne.CanvasObject{
			kit.Middle(f.status), kit.NewButton(tx.T("common.back"), kit.LookOutline, f.Back).Before(kit.IconBack), f.save,
		},
	}
	short := kit.Shares(theme.Gap, []float32{1, 1}, kit.NewCard(f.pain()), kit.NewCard(f.daily()))
	// What asks stands above the part that scrolls, in view wherever the person is.
	f.object = kit.Page(header, container.NewBorder(f.ask, nil, nil, nil, kit.Scroll(kit.Column(theme.Gap, f.strip.object, short, f.more()))))
	f.showLegs()
	f.show()
	return f
}

// Object is what the window shows.
func (f *Form) Object() fyne.CanvasObject { return f.object }

// Day is the day as it stands in the form.
func (f *Form) Day() checkin.Day { return f.day }

// SetDates changes the days to choose from, as when midnight has passed. The form stays about its day.
func (f *Form) SetDates(dates []Date) { f.strip.set(dates) }

// Saved tells the form that a day is kept.
func (f *Form) Saved(d checkin.Day) {
	f.kept = d
	f.kept.At = f.day.At
	f.show()
	if f.changed() {
		return
	}
	f.status.SetText(f.p.Texts.T("daylog.saved"))
	f.save.SetText(f.p.Texts.T("daylog.save-done"))
	f.save.SetIcon(kit.IconCheck)
	if then := f.after; then != nil {
		f.after = nil
		then()
	}
}

// Back leaves the form; answers that are not saved are asked about first.
func (f *Form) Back() { f.leave(f.p.OnBack) }

func (f *Form) choose(id string) {
	if id == f.day.Date {
		f.hideAsk()
		return
	}
	f.leave(func() { f.p.OnDate(id) })
}

func (f *Form) changed() bool { return f.day != f.kept }

func (f *Form) keep() { f.keepThen(nil) }

func (f *Form) keepThen(then func()) {
	if !f.save.Disabled() {
		f.hideAsk()
		f.after = then
		f.p.OnSave(f.day)
	}
}

// show brings the button up to date: there is something to save, and it can be.
func (f *Form) show() {
	f.status.SetText("")
	f.save.SetText(f.p.Texts.T("daylog.save"))
	f.save.SetIcon("")
	if f.changed() && len(f.wrong) == 0 {
		f.save.Enable()
		return
	}
	f.save.Disable()
}

// leave goes elsewhere, at once where nothing would be lost.
func (f *Form) leave(then func()) {
	if !f.changed() && len(f.wrong) == 0 {
		then()
		return
	}
	tx := f.p.Texts
	buttons := kit.Row(theme.SmallGap)
	if len(f.wrong) == 0 {
		buttons.Add(kit.NewButton(tx.T("daylog.save-go"), kit.LookPrimary, func() { f.keepThen(then) }))
	}
	buttons.Add(kit.NewButton(tx.T("daylog.lose"), kit.LookOutline, then))
	f.ask.Objects = []fyne.CanvasObject{kit.PadBottom(theme.Gap, notice(tx.T("daylog.unsaved", i18n.Args{"Day": f.p.Title}), buttons))}
	f.ask.Show()
	f.object.Refresh()
}

func (f *Form) hideAsk() {
	if f.ask.Visible() {
		f.ask.Hide()
		f.object.Refresh()
	}
}
