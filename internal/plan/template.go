package plan

import (
	"slices"

	"unknot/internal/safety"
	"unknot/internal/technique"
)

// TemplateID names a session template of section 5.6, such as "ses-floor-10".
type TemplateID string

// Template is a session template of section 5.6, as it stands in assets/rules/templates.yaml; what
// each field means is written there.
type Template struct {
	ID           TemplateID
	Seconds      int // whole length, changeovers included
	Changeovers  int // seconds, all together
	Places       []Place
	Tools        [][]technique.ToolID
	Phases       []technique.Phase
	Irritability []Irritability
	OrPhases     []technique.Phase
	Cautions     []safety.CautionID
	Without      []safety.CautionID
	Leg          bool
	Items        []TemplateItem
	Forms        []TemplateForm
}

// TemplateItem is one item of a template.
type TemplateItem struct {
	Technique technique.ID
	Seconds   int // of one time
	Times     int // 1 or more; for a technique with sides, once on each
	Or        []technique.ID
}

// Length is what the item takes, in seconds, without its changeover.
func (i TemplateItem) Length() int { return i.Seconds * i.Times }

// TemplateForm puts other items in the place of one.
type TemplateForm struct {
	When    []string // any of these words; see formWords
	Replace technique.ID
	With    []TemplateItem
}

// The words a form may depend on besides a condition of the health profile.
const (
	formBendEasier       = "bend-easier"       // dir-bend
	formBeforeAssessment = "before-assessment" // leg mode
	formNotCentralising  = "not-centralising"  // arching does not draw the pain out of the leg, or nobody knows
)

// pressUp is the item that section 5.6 allows only after an assessment and only if centralising.
const pressUp technique.ID = "mckenzie-press-up"

// legCaution is the condition whose person the leg session is for.
const legCaution safety.CautionID = "cx-disc-sciatica"

// Templates lists the session templates in the order of section 5.6.
func (r Rules) Templates() []Template { return slices.Clone(r.templates) }

// Template finds a session template.
func (r Rules) Template(id TemplateID) (Template, bool) {
	i := slices.IndexFunc(r.templates, func(t Template) bool { return t.ID == id })
	if i < 0 {
		return Template{}, false
	}
	return r.templates[i], true
}

// Knows reports whether a technique is one of the fact base, written or not.
func (r Rules) Knows(id technique.ID) bool { return r.known[id] }

// items are the items of a template in the form for a person (section 5.6, forms).
func (e *Engine) items(t Template, s *situation) []TemplateItem {
	var out []TemplateItem
	for _, item := range t.Items {
		if form := e.form(t, item.Technique, s); form != nil {
			out = append(out, form...)
		} else {
			out = append(out, item)
		}
	}
	return out
}

func (e *Engine) form(t Template, id technique.ID, s *situation) []TemplateItem {
	for _, f := range t.Forms {
		if f.Replace == id && slices.ContainsFunc(f.When, func(word string) bool { return e.saysOf(word, s) }) {
			return f.With
		}
	}
	return nil
}

// saysOf reports whether a word of a form is true of a person.
func (e *Engine) saysOf(word string, s *situation) bool {
	switch word {
	case formBendEasier:
		return s.request.CheckIn.Direction == "bend"
	case formBeforeAssessment:
		return s.clearance.LegMode()
	case formNotCentralising:
		return !e.centralises(s)
	default:
		return s.clearance.Holds(safety.CautionID(word))
	}
}

// centralises reports whether arching is known to draw the pain out of the leg: package safety then
// leaves the press-up its full form, which it does not do before an assessment.
func (e *Engine) centralises(s *situation) bool {
	t, ok := e.catalogue.Get(pressUp)
	if !ok || s.clearance.LegMode() {
		return false
	}
	r := s.clearance.Rule(safety.Subject{Technique: t})
	return !r.Blocked && !r.Easier
}
