package ctl

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"unknot/internal/body"
	"unknot/internal/checkin"
	"unknot/internal/content"
	"unknot/internal/plan"
	"unknot/internal/technique"
)

// reader turns options into values of the core. The first mistake stops it.
type reader struct {
	content *content.Content
	options options
	err     error
}

func (r *reader) fail(err error) {
	if r.err == nil {
		r.err = err
	}
}

// number reads a whole number within limits, or returns the standard when it is not given.
func (r *reader) number(name string, standard, least, most int) int {
	text, given := r.options.single[name]
	if !given {
		return standard
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < least || n > most {
		r.fail(usage("--%s %s: want a whole number from %d to %d", name, text, least, most))
	}
	return n
}

// word reads one of a few words, or returns the standard when none is given.
func word[T ~string](r *reader, name string, standard T, valid ...T) T {
	text, given := r.options.single[name]
	if !given {
		return standard
	}
	if !slices.Contains(valid, T(text)) {
		want := strings.Join(texts(valid), ", ")
		r.fail(usage("--%s %q is unknown%s (one of %s)", name, text, didYouMean(text, texts(valid)), want))
	}
	return T(text)
}

func (r *reader) minutes() int {
	const standard = 10
	text, given := r.options.single["minutes"]
	if !given {
		return standard
	}
	n, err := strconv.Atoi(text)
	if err != nil || !slices.Contains(plan.Lengths(), n) {
		r.fail(usage("--minutes %s: want 2, 5, 10 or 20", text))
	}
	return n
}

// day reads the date in the zone of now, at noon, or takes today.
func (r *reader) day(now time.Time) time.Time {
	text, given := r.options.single["date"]
	if !given {
		return now
	}
	d, err := time.ParseInLocation(time.DateOnly, text, now.Location())
	if err != nil {
		r.fail(usage("--date %q: want a day such as 2026-11-21", text))
	}
	return d.Add(12 * time.Hour)
}

func (r *reader) checkIn(at time.Time) checkin.CheckIn {
	return checkin.CheckIn{
		At:        at,
		Marks:     r.marks(),
		Pain:      r.number("pain", checkin.PainUnknown, 0, 10),
		Phase:     word(r, "phase", technique.Acute, technique.Acute, technique.Subacute, technique.Persistent),
		Settle:    word(r, "settle", "", checkin.SettleMinutes, checkin.SettleDay, checkin.SettleLonger),
		Direction: word(r, "direction", "", checkin.Bend, checkin.Arch, checkin.Neither),
	}
}

// marks reads REGION=0..10[:QUALITY].
func (r *reader) marks() []body.Mark {
	var out []body.Mark
	for _, text := range r.options.repeated["mark"] {
		id, rest, ok := strings.Cut(text, "=")
		number, quality, named := strings.Cut(rest, ":")
		intensity, err := strconv.Atoi(number)
		m := body.Mark{Region: r.region("--mark", id), Intensity: intensity, Quality: body.Quality(quality)}
		switch {
		case !ok:
			r.fail(usage("--mark %q: want REGION=0..10 or REGION=0..10:QUALITY", text))
		case err != nil || intensity < 0 || intensity > 10:
			r.fail(usage("--mark %s: intensity %q is not a whole number from 0 to 10", id, number))
		case named && !slices.Contains(body.Qualities(), m.Quality):
			r.fail(usage("--mark %s: quality %q is unknown%s", id, quality, didYouMean(quality, texts(body.Qualities()))))
		case slices.ContainsFunc(out, func(o body.Mark) bool { return o.Region == m.Region }):
			r.fail(usage("--mark %s is given twice", id))
		}
		out = append(out, m)
	}
	return out
}

func (r *reader) region(option, id string) body.Region {
	region, err := r.content.Atlas.Parse(id)
	if err != nil {
		var all []string
		for _, info := range r.content.Atlas.Regions() {
			all = append(all, string(info.ID))
		}
		r.fail(usage("%s: region %q is unknown%s", option, id, didYouMean(id, all)))
	}
	return region
}

func (r *reader) tools() []technique.ToolID {
	var out []technique.ToolID
	for _, text := range r.options.repeated["tool"] {
		id := technique.ToolID(text)
		if _, ok := r.content.Catalogue.Tool(id); !ok && text != "none" {
			r.fail(usage("--tool %q is unknown%s", text, didYouMean(text, r.toolIDs())))
		}
		if slices.Contains(out, id) {
			r.fail(usage("--tool %s is given twice", text))
		}
		out = append(out, id)
	}
	return out
}

func (r *reader) toolIDs() []string {
	out := []string{"none"}
	for _, t := range r.content.Catalogue.Tools() {
		out = append(out, string(t.ID))
	}
	return out
}
