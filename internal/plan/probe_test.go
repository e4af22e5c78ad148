package plan

import (
	"fmt"
	"os"
	"testing"
	"time"

	"unknot/internal/body"
	"unknot/internal/checkin"
	"unknot/internal/safety"
	"unknot/internal/technique"
)

type free struct{}

func (free) Mode() safety.Mode                   { return safety.ModeFull }
func (free) LegMode() bool                       { return false }
func (free) Rule(s safety.Subject) safety.Ruling { return safety.Ruling{} }

func TestProbe(t *testing.T) {
	fsys := os.DirFS("../../assets")
	atlas, err := body.Load(fsys)
	if err != nil {
		t.Fatal(err)
	}
	cat, errs := technique.LoadLenient(fsys, func(g body.Group) (technique.Area, bool) {
		i, ok := atlas.Group(g)
		return technique.Area{Name: i.Name, Work: i.Kind == body.Work}, ok
	})
	t.Log(len(cat.All()), len(errs))
	rules, err := LoadRules(fsys)
	if err != nil {
		t.Fatal(err)
	}
	e, err := New(cat, atlas, rules)
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range Lengths() {
		for _, pl := range Places() {
			for _, g := range []Goal{Ease, Loosen, GetStronger, WindDown} {
				for _, settle := range []checkin.Settle{checkin.SettleMinutes, checkin.SettleDay, checkin.SettleLonger} {
					r := Request{CheckIn: checkin.CheckIn{Marks: []body.Mark{{Region: "lumbar-left", Intensity: 3}}, Pain: 3, Phase: technique.Subacute, Settle: settle},
						Minutes: m, Place: pl, Goal: g, Day: time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC), Tools: []technique.ToolID{"tennis-ball", "wall", "foam-roller", "chair"}}
					p, err := e.build(free{}, r)
					if err != nil {
						t.Fatal(err)
					}
					fmt.Println(m, pl, g, settle, p.Seconds(), m*60)
					for _, s := range p.Steps {
						fmt.Printf("   %-9s %-30s %-5s %4d s  %dx%dx(%d+%d) %.2f\n", s.Slot, s.Technique.ID, s.Side(), s.Seconds(), s.Dose.Sets, s.Dose.Reps, s.Dose.Hold, s.Dose.Rest, s.Score.Total)
					}
					for _, n := range p.Notes {
						fmt.Println("   note", n.ID)
					}
				}
			}
		}
	}
}
