package daylog

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"unknot/internal/checkin"
	"unknot/internal/ui/kit"
	"unknot/internal/ui/theme"
)

// between is the room between two questions of a card, in device-independent pixels.
const between float32 = 14

// pain asks for the numbers that change from day to day.
func (f *Form) pain() fyne.CanvasObject {
	return kit.Column(between, kit.Section(f.p.Texts.T("daylog.pain")),
		f.scale("morning", &f.day.Morning), f.scale("worst", &f.day.PainWorst), f.scale("interference", &f.day.Interference))
}

// daily asks for what goes along with pain, and for the leg.
func (f *Form) daily() fyne.CanvasObject {
	return kit.Column(between, kit.Section(f.p.Texts.T("daylog.daily")),
		f.scale("sleep", &f.day.Sleep), f.scale("stress", &f.day.Stress), f.leg())
}

// leg asks for signs in the leg. Below the knee, numb and weak are signs of a nerve, about which the
// safety questions ask further (jr-leg of section 8.1).
func (f *Form) leg() fyne.CanvasObject {
	tx := f.p.Texts
	options := make([]kit.Option, 0, 5)
	for _, l := range []checkin.Leg{checkin.LegNone, checkin.LegAboveKnee, checkin.LegBelowKnee, checkin.LegNumb, checkin.LegWeak} {
		options = append(options, kit.Option{ID: string(l), Text: tx.T("daylog.leg." + string(l))})
	}
	c := choice(options, string(f.day.Leg), func(id string) {
		f.day.Leg = checkin.Leg(id)
		f.showLegs()
		f.show()
	})
	check := kit.NewButton(tx.T("daylog.check"), kit.LookPrimary, func() {
		if len(f.wrong) == 0 {
			f.p.OnCheck(f.day, f.changed())
		}
	}).Before(kit.IconShield)
	f.legs = kit.PadTop(6, kit.NewSurface(kit.Ground{Fill: theme.ColorPrimarySoft, Radius: theme.ButtonRadius, Padding: 12},
		kit.Column(8, kit.Strong(tx.T("daylog.leg-signs")), kit.Row(0, check))))
	return kit.Column(5, kit.Strong(tx.T("daylog.leg")), kit.Small(tx.T("daylog.leg-several")), c.Box, f.legs)
}

// nerveSign reports whether an answer to jr-leg leads to the safety questions.
func nerveSign(l checkin.Leg) bool {
	return l == checkin.LegBelowKnee || l == checkin.LegNumb || l == checkin.LegWeak
}

func (f *Form) showLegs() {
	if show := nerveSign(f.day.Leg); f.legs.Visible() != show {
		f.legs.Hidden = !show
		f.object.Refresh()
	}
}

// more is what few people note every day; it is folded while nothing of it is noted.
func (f *Form) more() fyne.CanvasObject {
	tx := f.p.Texts
	left := kit.Column(theme.Gap, kit.NewCard(f.night()), kit.NewCard(f.weekly()))
	right := kit.Column(theme.Gap, kit.NewCard(f.activity()), kit.NewCard(f.notes()))
	part := kit.Shares(theme.Gap, []float32{1, 1}, left, right)
	part.Hidden = !f.hasMore()
	text := func() string {
		if part.Hidden {
			return tx.T("daylog.more")
		}
		return tx.T("daylog.less")
	}
	box := kit.Column(theme.SmallGap)
	var button *kit.Button
	button = kit.NewButton(text(), kit.LookQuiet, func() {
		part.Hidden = !part.Hidden
		button.SetText(text())
		f.object.Refresh()
	})
	box.Add(container.NewBorder(nil, nil, nil, kit.Middle(kit.Label(tx.T("daylog.take-back"))), kit.Flush(button)))
	box.Add(part)
	return box
}

// hasMore reports whether something of the folded part is noted.
func (f *Form) hasMore() bool {
	d := checkin.NewDay(f.day.Date)
	d.At = f.day.At
	d.Morning, d.PainWorst, d.Interference = f.day.Morning, f.day.PainWorst, f.day.Interference
	d.Sleep, d.Stress, d.Leg = f.day.Sleep, f.day.Stress, f.day.Leg
	return d != f.day
}

func (f *Form) night() fyne.CanvasObject {
	return kit.Column(between, kit.Section(f.p.Texts.T("daylog.night")),
		f.number("slept", inHours(), &f.day.SleepMinutes), f.said("woken", &f.day.Woken),
		f.scale("stiffness", &f.day.Stiffness), f.number("loose", inMinutes(), &f.day.StiffMinutes))
}

// weekly asks for what section 8.1 wants once a week.
func (f *Form) weekly() fyne.CanvasObject {
	return kit.Column(between, kit.Section(f.p.Texts.T("daylog.weekly")),
		f.scale("average", &f.day.Average), f.scale("goal", &f.day.Goal))
}

func (f *Form) activity() fyne.CanvasObject {
	col := kit.Column(between, kit.Section(f.p.Texts.T("daylog.activity")),
		f.scale("mood", &f.day.Mood), f.number("sitting", inHours(), &f.day.SittingMinutes))
	if f.p.Breaks != "" {
		col.Add(kit.Small(f.p.Breaks))
	}
	col.Add(f.number("walking", inMinutes(), &f.day.WalkingMinutes))
	col.Add(f.said("strength", &f.day.Strength))
	return col
}

func (f *Form) notes() fyne.CanvasObject {
	tx := f.p.Texts
	return kit.Column(between, kit.Section(tx.T("daylog.notes")),
		kit.Column(6, f.said("medicine", &f.day.Medicine), f.text(tx.T("daylog.medicine-hint"), 1, &f.day.MedicineNote)),
		kit.Column(6, kit.Strong(tx.T("daylog.note")), f.text(tx.T("daylog.note-hint"), 3, &f.day.Note)))
}
