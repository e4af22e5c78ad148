package body_test

import (
	"slices"
	"strings"
	"testing"

	"unknot/assets"
	"unknot/internal/body"
)

func load(t testing.TB) *body.Atlas {
	t.Helper()
	a, err := body.Load(assets.FS)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func TestAtlas(t *testing.T) {
	a := load(t)
	t.Run("should hold 37 regions in 19 groups", func(t *testing.T) {
		if n := len(a.Regions()); n != 37 {
			t.Errorf("got %d regions", n)
		}
		if n := len(a.Groups()); n != 19 {
			t.Errorf("got %d groups", n)
		}
	})
	t.Run("should draw exactly these regions", func(t *testing.T) {
		drawn := make(map[body.Region]bool)
		for _, v := range body.Views() {
			for _, r := range a.Figure(v).Regions() {
				drawn[r] = true
			}
		}
		for _, r := range a.Regions() {
			if !drawn[r.ID] {
				t.Errorf("%s is drawn nowhere", r.ID)
			}
		}
		if len(drawn) != 37 {
			t.Errorf("%d regions are drawn", len(drawn))
		}
	})
	t.Run("should draw regions only in the views the fact base names", func(t *testing.T) {
		for _, v := range body.Views() {
			for _, r := range a.Figure(v).Regions() {
				g, _ := a.Group(r.Group())
				if v.FromBack() && !g.Back || !v.FromBack() && !g.Front {
					t.Errorf("%s is drawn in %s", r, v)
				}
			}
		}
	})
	t.Run("should keep bony midline and watch areas from being worked", func(t *testing.T) {
		want := map[body.Region]body.Kind{
			"lumbar-centre": body.MarkOnly, "sacroiliac-centre": body.MarkOnly, "tailbone": body.Watch,
			"flank-left": body.Watch, "flank-right": body.Watch, "groin-left": body.Watch, "groin-right": body.Watch,
			"saddle": body.Watch, "below-knee-left": body.Watch, "below-knee-right": body.Watch,
		}
		for _, r := range a.Regions() {
			if r.Kind != want[r.ID] { // the zero value is Work
				t.Errorf("%s is %s", r.ID, r.Kind)
			}
		}
	})
	t.Run("should name the unknown id", func(t *testing.T) {
		_, err := a.Parse("lumbar-middle")
		if err == nil || !strings.Contains(err.Error(), `"lumbar-middle"`) {
			t.Errorf("got %v", err)
		}
		if r, err := a.Parse("lumbar-centre"); err != nil || r != "lumbar-centre" {
			t.Errorf("got %q, %v", r, err)
		}
	})
	t.Run("should carry the weights of section 1", func(t *testing.T) {
		got := a.Relations("lumbar")
		if len(got) != 8 || got[0].Group != "gluteus-medius" || got[0].Weight != 0.9 || got[0].Reach != body.SameSideFirst {
			t.Errorf("got %+v", got)
		}
		if n := len(a.Relations("saddle")) + len(a.Relations("below-knee")); n != 0 {
			t.Errorf("watch areas for safety relate to %d others", n)
		}
	})
}

func TestAlsoWork(t *testing.T) {
	a := load(t)
	tests := map[string]struct {
		marks []body.Mark
		want  []body.Region
	}{
		"should stay on the side of the mark": {
			[]body.Mark{{Region: "calves-left", Intensity: 3}}, []body.Region{"hamstrings-left"},
		},
		"should reach both sides from the midline": {
			[]body.Mark{{Region: "sacroiliac-centre", Intensity: 3}},
			[]body.Region{
				"gluteus-maximus-left", "gluteus-maximus-right", "gluteus-medius-left", "gluteus-medius-right",
				"lumbar-left", "lumbar-right", "deep-rotators-left", "deep-rotators-right",
			},
		},
		"should leave out marked and light ones": {
			[]body.Mark{{Region: "adductors-right"}, {Region: "hip-flexors-right"}},
			[]body.Region{"gluteus-medius-right", "lumbar-right", "quadriceps-right", "gluteus-maximus-right"},
		},
		"should find nothing for the saddle": {[]body.Mark{{Region: "saddle"}}, nil},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			if got := a.AlsoWork(tt.marks); !slices.Equal(got, tt.want) {
				t.Errorf("got %v", got)
			}
		})
	}
}

func TestOnSide(t *testing.T) {
	a := load(t)
	tests := map[string]struct {
		group body.Group
		side  body.Side
		want  []body.Region
	}{
		"should give both sides without the bony middle": {"lumbar", body.Middle, []body.Region{"lumbar-left", "lumbar-right"}},
		"should give one side":                           {"lumbar", body.Right, []body.Region{"lumbar-right"}},
		"should give an area without sides":              {"abdomen", body.Left, []body.Region{"abdomen"}},
		"should give nothing for an unknown area":        {"elbow", body.Left, nil},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			if got := a.OnSide(tt.group, tt.side); !slices.Equal(got, tt.want) {
				t.Errorf("got %v", got)
			}
		})
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		load(b)
	}
}
