package plan

import (
	"bytes"
	"fmt"
	"io/fs"

	"github.com/goccy/go-yaml"

	"unknot/internal/body"
	"unknot/internal/technique"
)

// Where the rules and the list of technique ids lie below the root handed to LoadRules.
const (
	rulesFile = "rules/score.yaml"
	indexFile = "techniques/index.yaml"
)

// Rules are the numbers and lists of section 5, as they stand in assets/rules/score.yaml.
// What each one means is written there.
type Rules struct {
	Need struct {
		LeastPain     int        `yaml:"least_pain"`
		OtherSide     float64    `yaml:"other_side"`
		UnmarkedGroup body.Group `yaml:"unmarked_group"`
		Unmarked      float64    `yaml:"unmarked"`
		Leg           float64    `yaml:"leg"`
	} `yaml:"need"`
	Relevance struct {
		Remaining  float64          `yaml:"remaining"`
		Most       float64          `yaml:"most"`
		Floor      float64          `yaml:"floor"`
		FloorKinds []technique.Kind `yaml:"floor_kinds"`
	} `yaml:"relevance"`
	PhaseFit    map[technique.Phase]map[technique.Kind]float64 `yaml:"phase_fit"`
	EvidenceFit map[technique.Grade]float64                    `yaml:"evidence_fit"`
	GoalFit     struct {
		Match    float64 `yaml:"match"`
		WindDown float64 `yaml:"wind_down"`
	} `yaml:"goal_fit"`
	ResponseFit struct {
		AtLeastUses int `yaml:"at_least_uses"`
		Better      []struct {
			AtMost float64 `yaml:"at_most"`
			Factor float64 `yaml:"factor"`
		} `yaml:"better"`
		Worse []struct {
			AtLeast float64 `yaml:"at_least"`
			Factor  float64 `yaml:"factor"`
		} `yaml:"worse"`
	} `yaml:"response_fit"`
	Freshness struct {
		DoneToday     float64 `yaml:"done_today"`
		KindYesterday float64 `yaml:"kind_yesterday"`
		RestedDays    int     `yaml:"rested_days"`
		Rested        float64 `yaml:"rested"`
	} `yaml:"freshness"`
	Irritable irritableRules `yaml:"irritability"`
	Direction directionRules `yaml:"direction"`
	Filter    filterRules    `yaml:"filter"`
	Neighbour struct {
		Target   float64      `yaml:"target"`
		OfLumbar []body.Group `yaml:"of_lumbar"`
	} `yaml:"neighbour"`
	Pressure struct {
		Seconds int `yaml:"seconds"`
	} `yaml:"pressure"`
	Course struct {
		PlayDown  float64 `yaml:"play_down"`
		StepUp    float64 `yaml:"step_up"`
		StepLeast float64 `yaml:"step_least"`
		StepMost  float64 `yaml:"step_most"`
	} `yaml:"course"`
	LeftOut struct {
		Relevance float64 `yaml:"relevance"`
		Most      int     `yaml:"most"`
	} `yaml:"left_out"`
	Session sessionRules `yaml:"session"`

	known         map[technique.ID]bool // every technique of the fact base, written or not
	templates     []Template
	replaceWithin int // seconds by which a replacement may be longer or shorter (section 5.6)
}

type irritableRules struct {
	HighPain          int `yaml:"high_pain"`
	LowPain           int `yaml:"low_pain"`
	Contradiction     int `yaml:"contradiction"`
	AcuteStrengthPain int `yaml:"acute_strength_pain"`
	High              struct {
		Kinds            []technique.Kind `yaml:"kinds"`
		NotTags          []technique.Tag  `yaml:"not_tags"`
		Cap              int              `yaml:"cap"`
		MovementSeconds  int              `yaml:"movement_seconds"`
		RelaxationFactor float64          `yaml:"relaxation_factor"`
	} `yaml:"high"`
	Moderate struct {
		DeepPressureFactor float64 `yaml:"deep_pressure_factor"`
		CapMinus           int     `yaml:"cap_minus"`
	} `yaml:"moderate"`
	ShortHold span `yaml:"short_hold"`
}

type directionRules struct {
	FavourFactor   float64   `yaml:"favour_factor"`
	PlayDownFactor float64   `yaml:"play_down_factor"`
	Bend           direction `yaml:"bend"`
	Arch           direction `yaml:"arch"`
	Neither        direction `yaml:"neither"`
}

type direction struct {
	Favour       []technique.ID  `yaml:"favour"`
	PlayDown     []technique.ID  `yaml:"play_down"`
	PlayDownTags []technique.Tag `yaml:"play_down_tags"`
}

type filterRules struct {
	Never       []technique.ID `yaml:"never"`
	Separate    []technique.ID `yaml:"separate"`
	SteadyChair []technique.ID `yaml:"steady_chair"`
	PrivateRoom []technique.ID `yaml:"private_room"`
	BedStrength []technique.ID `yaml:"bed_strength"`
	BedPillow   []technique.ID `yaml:"bed_pillow"`
}

type sessionRules struct {
	Tolerance       float64        `yaml:"tolerance"`
	Breath          technique.ID   `yaml:"breath"`
	OutsideClock    []technique.ID `yaml:"outside_clock"`
	Settle          span           `yaml:"settle"`
	SettleCalm      span           `yaml:"settle_calm"`
	Close           span           `yaml:"close"`
	CloseBrief      span           `yaml:"close_brief"`
	ItemSeconds     map[int]int    `yaml:"item_seconds"`
	LeastShare      float64        `yaml:"least_share"`
	BriefItem       int            `yaml:"brief_item"`
	RelaxationShare float64        `yaml:"relaxation_share"`
	ItemShare       float64        `yaml:"item_share"`
	PerSlot         map[string]int `yaml:"per_slot"`
	SameSlot        float64        `yaml:"same_slot"`
	SameTarget      float64        `yaml:"same_target"`
}

type span struct {
	Least int `yaml:"least"`
	Most  int `yaml:"most"`
}

// LoadRules reads the rules from fsys, the assets folder. Unknown and doubled keys are errors.
// The rules may name any technique of the fact base, also one that is not written yet.
func LoadRules(fsys fs.FS) (Rules, error) {
	var r Rules
	if err := decode(fsys, rulesFile, &r, yaml.Strict()); err != nil {
		return Rules{}, fmt.Errorf("load rules: %w", err)
	}
	var index []struct {
		ID technique.ID `yaml:"id"`
	}
	if err := decode(fsys, indexFile, &index); err != nil {
		return Rules{}, fmt.Errorf("load rules: %w", err)
	}
	r.known = make(map[technique.ID]bool)
	for _, each := range index {
		r.known[each.ID] = true
	}
	var err error
	if r.templates, r.replaceWithin, err = loadTemplates(fsys, r.known); err != nil {
		return Rules{}, fmt.Errorf("load rules: %w", err)
	}
	return r, nil
}

func decode(fsys fs.FS, name string, into any, how ...yaml.DecodeOption) error {
	raw, err := fs.ReadFile(fsys, name)
	if err != nil {
		return err
	}
	if err := yaml.NewDecoder(bytes.NewReader(raw), how...).Decode(into); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}
