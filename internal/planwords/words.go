// Package planwords puts a plan into words: the reasons for each step, what was left out and
// why, the sides and the time. It is pure and knows no screen, so that the window and the
// terminal say the same thing. The texts stand in assets/i18n/plan.en.yaml.
package planwords

import (
	"math"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"unknot/internal/body"
	"unknot/internal/i18n"
	"unknot/internal/plan"
	"unknot/internal/technique"
)

// Texts looks a message up. *i18n.Texts does it.
type Texts interface {
	T(id string, args ...i18n.Args) string
}

// Words speaks about plans in one language.
type Words struct {
	texts Texts
	atlas *body.Atlas
}

// New returns words in the language of the texts, with the names of the body map.
func New(texts Texts, atlas *body.Atlas) Words { return Words{texts: texts, atlas: atlas} }

// Reason puts a reason or note of a plan into one sentence or a few.
func (w Words) Reason(r plan.Reason) string {
	args := make(i18n.Args, len(r.Args))
	for name, value := range r.Args {
		args[name] = w.word(value)
		if seconds, ok := value.(int); ok && name == plan.ArgSeconds {
			args[name] = w.Duration(seconds)
		}
	}
	return capital(w.texts.T(r.ID, args))
}

// Reasons puts all reasons of a step into sentences, the main one first.
func (w Words) Reasons(s plan.Step) []string {
	out := make([]string, 0, len(s.Reasons))
	for _, r := range s.Reasons {
		out = append(out, w.Reason(r))
	}
	return out
}

// Because says why a technique is not in the plan.
func (w Words) Because(l plan.LeftOut) string { return w.Reason(l.Because) }

// Notes puts the notes on the whole plan into sentences.
func (w Words) Notes(p plan.Plan) []string {
	out := make([]string, 0, len(p.Notes))
	for _, n := range p.Notes {
		out = append(out, w.Reason(n))
	}
	return out
}

// Template names a session template, such as "Everyday relief on the floor".
func (w Words) Template(id plan.TemplateID) string { return w.texts.T("plan.template." + string(id)) }

// TemplateFor says what a session template is for, inside a sentence.
func (w Words) TemplateFor(id plan.TemplateID) string {
	return w.texts.T("plan.template." + string(id) + "-for")
}

// Offer says why a session template is not offered; it is empty for one that is.
func (w Words) Offer(o plan.Offer) string {
	if o.Fits {
		return ""
	}
	return w.Reason(o.Because)
}

// Score explains how a step was chosen: each factor of its score that did something, and what they
// come to together.
func (w Words) Score(s plan.Score) []string {
	var out []string
	for _, f := range s.Factors {
		if f.Value != 1 {
			out = append(out, w.Factor(f))
		}
	}
	return append(out, w.texts.T("plan.factor.total", i18n.Args{"Value": number(s.Total)}))
}

// Factor explains one factor of a score.
func (w Words) Factor(f plan.Factor) string {
	return w.texts.T("plan.factor."+f.Name, i18n.Args{"Value": "× " + number(f.Value)})
}

// number writes a factor with at most two decimals.
func number(v float64) string {
	return strconv.FormatFloat(math.Round(v*100)/100, 'f', -1, 64)
}

// Sides says on which sides a step is done and with which it starts; it is empty for a step
// without sides.
func (w Words) Sides(s plan.Step) string {
	switch side := s.Side(); {
	case side == "none":
		return ""
	case side == "both" && s.Technique.Dose.Sides == technique.PerSide && s.Sides[0] == body.Left:
		return w.texts.T("plan.side.left-first")
	case side == "both" && s.Technique.Dose.Sides == technique.PerSide:
		return w.texts.T("plan.side.right-first")
	default:
		return w.texts.T("plan.side." + side)
	}
}

// Duration says a number of seconds as minutes and seconds, such as "1 min 30 s".
func (w Words) Duration(seconds int) string {
	args := i18n.Args{"Minutes": seconds / 60, "Seconds": seconds % 60}
	switch {
	case seconds < 60:
		return w.texts.T("plan.word.seconds", args)
	case seconds%60 == 0:
		return w.texts.T("plan.word.minutes", args)
	default:
		return w.texts.T("plan.word.minutes-seconds", args)
	}
}

// Date says a day inside a sentence, such as "24 November", in the zone the time carries.
func (w Words) Date(t time.Time) string {
	return w.texts.T("plan.word.date", i18n.Args{
		"Day": t.Day(), "Month": w.texts.T("plan.word.month-" + strconv.Itoa(int(t.Month()))),
	})
}

// Grade says an evidence grade in the plain wording of the fact base.
func (w Words) Grade(g technique.Grade) string { return w.texts.T("plan.grade." + string(g)) }

// Region names a place on the body inside a sentence, such as "the low back on the left".
func (w Words) Region(r body.Region) string {
	info, _ := w.atlas.Region(r)
	args := i18n.Args{"Name": w.short(info.Group)}
	switch {
	case r.Side() == body.Left:
		return w.texts.T("plan.word.area-left", args)
	case r.Side() == body.Right:
		return w.texts.T("plan.word.area-right", args)
	case strings.HasSuffix(string(r), "-centre"):
		return w.texts.T("plan.word.area-middle", args)
	default:
		return w.texts.T("plan.word.area", args)
	}
}

// Group names a muscle area inside a sentence, such as "the upper outer buttock".
func (w Words) Group(g body.Group) string {
	return w.texts.T("plan.word.area", i18n.Args{"Name": w.short(g)})
}

// Tool names a tool inside a sentence, such as "a tennis ball".
func (w Words) Tool(id technique.ToolID) string { return w.texts.T("plan.tool." + string(id)) }

// word turns the value of an argument into words.
func (w Words) word(value any) any {
	switch v := value.(type) {
	case body.Region:
		return w.Region(v)
	case body.Group:
		return w.Group(v)
	case body.Side:
		return w.side(v)
	case technique.ToolID:
		return w.Tool(v)
	case technique.Grade:
		return w.Grade(v)
	case time.Time:
		return w.Date(v)
	case technique.Phase:
		return w.texts.T("plan.phase." + string(v))
	case float64:
		return signed(strconv.FormatFloat(v, 'f', 1, 64))
	case int:
		return signed(strconv.Itoa(v))
	default:
		return v
	}
}

func (w Words) side(s body.Side) string {
	if s == body.Right {
		return w.texts.T("common.right")
	}
	return w.texts.T("common.left")
}

// short is the plain name of an area without what stands in brackets, for use in a sentence.
func (w Words) short(g body.Group) string {
	info, _ := w.atlas.Group(g)
	name, _, _ := strings.Cut(info.Name, " (")
	return strings.ToLower(name)
}

// signed writes a true minus sign.
func signed(n string) string { return strings.Replace(n, "-", "−", 1) }

func capital(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:]
}
