package daylog

import (
	"strings"

	"unknot/internal/checkin"
	"unknot/internal/i18n"
)

// Noted reports whether something was noted of a day. A day can be kept with nothing on it: that is
// how a skipped question is remembered.
func Noted(d checkin.Day) bool {
	empty := checkin.NewDay(d.Date)
	empty.At = d.At
	return d != empty
}

// Line says in one line what was noted of a day.
func Line(tx *i18n.Texts, d checkin.Day) string {
	l := &line{texts: tx}
	l.number("worst", d.PainWorst)
	l.number("morning", d.Morning)
	l.number("interference", d.Interference)
	if d.Leg != "" {
		l.add("leg." + string(d.Leg))
	}
	l.number("sleep", d.Sleep)
	l.span("slept", inHours(), d.SleepMinutes)
	l.said("woken", d.Woken)
	l.number("stress", d.Stress)
	l.number("mood", d.Mood)
	l.number("stiffness", d.Stiffness)
	l.span("loose", inMinutes(), d.StiffMinutes)
	l.span("sitting", inHours(), d.SittingMinutes)
	l.span("walking", inMinutes(), d.WalkingMinutes)
	l.said("strength", d.Strength)
	l.said("medicine", d.Medicine)
	l.text(d.MedicineNote)
	l.number("average", d.Average)
	l.number("goal", d.Goal)
	l.text(d.Note)
	return strings.Join(l.parts, " · ")
}

type line struct {
	texts *i18n.Texts
	parts []string
}

func (l *line) add(id string, args ...i18n.Args) {
	l.parts = append(l.parts, l.texts.T("daylog.line."+id, args...))
}

func (l *line) number(id string, v int) {
	if v != checkin.Unknown {
		l.add(id, i18n.Args{"N": v})
	}
}

func (l *line) span(id string, u unit, minutes int) {
	if minutes != checkin.Unknown {
		l.add(id, i18n.Args{"N": u.write(minutes)})
	}
}

func (l *line) said(id string, s checkin.Said) {
	if s != "" {
		l.add(id + "-" + string(s))
	}
}

func (l *line) text(s string) {
	if s = strings.Join(strings.Fields(s), " "); s != "" {
		l.parts = append(l.parts, s)
	}
}
