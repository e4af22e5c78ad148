package intake_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"unknot/internal/body"
	"unknot/internal/intake"
	"unknot/internal/safety"
)

func TestOrderOfAFullRound(t *testing.T) {
	r := rules(t)
	all := "flags emergency, flags same-day, flags gp-soon, cautions"
	tests := map[string]struct {
		says []string
		want string
	}{
		"should ask everything once":             {nil, all},
		"should ask a branch after its caution":  {[]string{"cx-medicine-patch", "yes"}, all + ", branches"},
		"should ask where an area caution is":    {[]string{"cx-skin", "yes"}, all + ", area"},
		"should ask branches before areas":       {[]string{"cx-hip-replacement", "yes"}, all + ", branches, area"},
		"should ask what an answer makes needed": {[]string{"rf-weight-loss", "yes"}, all + ", follow-ups"},
		"should ask follow-ups last":             {[]string{"rf-weight-loss", "yes", "cx-skin", "yes", "cx-medicine-patch", "yes"}, all + ", branches, area, follow-ups"},
		"should ask two areas one by one":        {[]string{"cx-skin", "yes", "cx-neuropathy", "unsure"}, all + ", area, area"},
		"should end at an emergency":             {[]string{"rf-bladder", "yes"}, "flags emergency"},
		"should go on after a doubt":             {[]string{"rf-bladder", "unsure"}, all},
		"should end at a doubt and a warning":    {[]string{"rf-bladder", "unsure", "rf-fever", "yes"}, "flags emergency, flags same-day"},
		"should go on after a same-day answer":   {[]string{"rf-skin-shingles", "yes"}, all},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			i := intake.New(r, intake.Params{Pain: 3, Now: now})
			if got := saying(tt.says...).through(t, i); got.String() != tt.want {
				t.Errorf("asked %s\nwant  %s", got, tt.want)
			}
		})
	}
}

func TestFirstRound(t *testing.T) {
	r := rules(t)
	t.Run("should ask the most urgent first and say why", func(t *testing.T) {
		i := intake.New(r, intake.Params{Pain: 3, Now: now})
		page := i.Next()
		if page.Kind != intake.AskFlags || page.Due != safety.DueFirstUse || !i.Full() {
			t.Fatalf("%+v", page)
		}
		for _, f := range page.Flags {
			if f.Level != safety.LevelEmergency {
				t.Errorf("%s is %v", f.ID, f.Level)
			}
		}
	})
	t.Run("should ask every question of the rules exactly once", func(t *testing.T) {
		i := intake.New(r, intake.Params{Pain: 3, Now: now})
		got := saying().through(t, i)
		for _, f := range r.Flags() {
			if n := got.times(string(f.ID)); n != 1 {
				t.Errorf("%s was asked %d times", f.ID, n)
			}
		}
		for _, c := range r.Cautions() {
			if n := got.times(string(c.ID)); n != 1 {
				t.Errorf("%s was asked %d times", c.ID, n)
			}
		}
		if c, v, err := i.Result(); err != nil || !c.Valid() || v.Level != safety.LevelClear {
			t.Errorf("%v %v", v, err)
		}
	})
	t.Run("should ask about mood once, whatever the answer, and keep nothing of it", func(t *testing.T) {
		i := intake.New(r, intake.Params{Pain: 3, Now: now})
		if n := saying("rf-mood", "yes").through(t, i).times("rf-mood"); n != 1 {
			t.Errorf("asked %d times", n)
		}
		_, v, err := i.Result()
		if err != nil || !v.Support || v.Level != safety.LevelClear {
			t.Errorf("%+v %v", v, err)
		}
		if _, kept := r.Stored(i.Screening()).Answers["rf-mood"]; kept {
			t.Error("the answer would be kept")
		}
	})
	t.Run("should take no area for the whole body", func(t *testing.T) {
		p := saying("cx-skin", "yes", "cx-neuropathy", "yes")
		p.where = map[safety.CautionID][]body.Region{"cx-skin": {"lumbar-left"}}
		i := intake.New(r, intake.Params{Pain: 3, Now: now})
		p.through(t, i)
		areas := i.Profile().Areas
		if !slices.Equal(areas["cx-skin"], []body.Region{"lumbar-left"}) || len(areas["cx-neuropathy"]) != 0 {
			t.Errorf("%v", areas)
		}
		if !i.ProfileChanged() {
			t.Error("the profile would not be kept")
		}
	})
	t.Run("should insist on a branch that is required", func(t *testing.T) {
		i := intake.New(r, intake.Params{Pain: 3, Now: now})
		p := saying("cx-hip-replacement", "yes", "hip-under-12-weeks", "", "hip-bend-rule-lifted", "")
		for range maxPages {
			page := i.Next()
			p.give(i, page)
			if page.Kind == intake.AskBranches {
				break
			}
		}
		page := i.Next()
		if page.Kind != intake.AskBranches || len(page.Branches) != 1 || page.Branches[0].ID != "hip-under-12-weeks" {
			t.Fatalf("%+v", page)
		}
	})
	t.Run("should not touch the profile it was given", func(t *testing.T) {
		given := safety.Profile{Answers: map[safety.CautionID]safety.Answer{"cx-knee": safety.Yes}}
		i := intake.New(r, intake.Params{Profile: given, Pain: 3, Now: now})
		saying("cx-skin", "yes").through(t, i)
		if len(given.Answers) != 1 {
			t.Errorf("%v", given.Answers)
		}
	})
}

func TestShortRound(t *testing.T) {
	r := rules(t)
	last, profile := well(t, r, 24*time.Hour)
	begin := func(marks ...body.Mark) *intake.Intake {
		return intake.New(r, intake.Params{Profile: profile, Last: last, Pain: 3, Marks: marks, Now: now})
	}
	flank := body.Mark{Region: "flank-left", Intensity: 4}
	tests := map[string]struct {
		says  []string
		marks []body.Mark
		want  string
		level safety.Level
	}{
		"should ask four lines":                            {nil, nil, "lines", safety.LevelClear},
		"should open what a mark asks for":                 {nil, []body.Mark{flank}, "lines, flags same-day", safety.LevelClear},
		"should ask which part of a line":                  {[]string{"check-3", "yes", "check-really-ill", "yes"}, nil, "lines, parts check-3", safety.LevelSameDay},
		"should ask the flags a part opens":                {[]string{"check-2", "yes"}, nil, "lines, flags emergency, flags same-day", safety.LevelClear},
		"should ask the follow-up a part asks for":         {[]string{"check-3", "yes", "check-fever", "yes"}, nil, "lines, parts check-3, follow-ups", safety.LevelSameDay},
		"should end at an emergency in the lines":          {[]string{"check-1", "yes"}, nil, "lines", safety.LevelEmergency},
		"should end there although a part is open":         {[]string{"check-1", "yes", "check-4", "yes"}, nil, "lines", safety.LevelEmergency},
		"should end at an emergency in a part":             {[]string{"check-3", "yes", "check-collapse", "yes", "check-4", "yes"}, nil, "lines, parts check-3", safety.LevelEmergency},
		"should count every part when none is named":       {[]string{"check-4", "yes"}, nil, "lines, parts check-4", safety.LevelEmergency},
		"should take a doubt as a warning":                 {[]string{"check-3", "unsure", "check-really-ill", "unsure"}, nil, "lines, parts check-3", safety.LevelSameDay},
		"should ask a mark's question after the lines too": {[]string{"check-2", "yes"}, []body.Mark{flank}, "lines, flags emergency, flags same-day", safety.LevelClear},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			i := begin(tt.marks...)
			if got := saying(tt.says...).through(t, i); got.String() != tt.want {
				t.Errorf("asked %s\nwant  %s", got, tt.want)
			}
			if i.Full() || i.ProfileChanged() {
				t.Errorf("full %v, profile changed %v", i.Full(), i.ProfileChanged())
			}
			if _, v, _ := i.Result(); v.Level != tt.level {
				t.Errorf("%v: %v", v.Level, v.Reasons)
			}
		})
	}
	t.Run("should give nothing before the four lines are answered", func(t *testing.T) {
		i := begin()
		var missing *safety.IncompleteError
		c, _, err := i.Result()
		if c.Valid() || !errors.As(err, &missing) || len(missing.FollowUps) != 4 {
			t.Fatalf("%v %v", c.Valid(), err)
		}
		i.AnswerLines(map[string]safety.Answer{"check-1": safety.No, "check-2": safety.No, "check-3": safety.Yes, "check-4": safety.No})
		if c, _, err := i.Result(); c.Valid() || !errors.As(err, &missing) || !slices.Equal(missing.FollowUps, []string{"check-3"}) {
			t.Errorf("with a part open: %v %v", c.Valid(), err)
		}
	})
	t.Run("should not write into the last screening", func(t *testing.T) {
		saying("check-2", "yes", "rf-both-legs", "yes").through(t, begin())
		if last.Answers["rf-both-legs"] != safety.No {
			t.Errorf("it says %q now", last.Answers["rf-both-legs"])
		}
	})
	t.Run("should ask in full again when something has happened", func(t *testing.T) {
		for name, p := range map[string]intake.Params{
			string(safety.DueAge):     {Now: last.At.Add(14 * 24 * time.Hour)},
			string(safety.DueAdverse): {Now: now, Signs: safety.Signs{Adverse: true}},
			string(safety.DuePain):    {Now: now, Signs: safety.Signs{Pain: 8}},
			string(safety.DueLeg):     {Now: now, Signs: safety.Signs{NewLeg: true}},
		} {
			p.Last, p.Profile, p.Pain = last, profile, 3
			i := intake.New(r, p)
			if page := i.Next(); !i.Full() || string(page.Due) != name || page.Level != safety.LevelEmergency {
				t.Errorf("%s: %+v", name, page)
			}
			if got := saying().through(t, i); got.String() != "flags emergency, flags same-day, flags gp-soon" {
				t.Errorf("%s: asked %s", name, got)
			}
		}
	})
}

func TestWarningsStay(t *testing.T) {
	r := rules(t)
	for _, id := range []string{"rf-bladder", "rf-skin-shingles", "rf-band-pain"} {
		t.Run("should not lift "+id+" by saying no the next time", func(t *testing.T) {
			first, profile := round(t, r, saying(id, "yes"), intake.Params{Pain: 3, Now: now.Add(-time.Hour)})
			i := intake.New(r, intake.Params{Profile: profile, Last: &first, Pain: 3, Signs: safety.Signs{NewLeg: true}, Now: now})
			saying().through(t, i)
			before := r.Assess(safety.Inputs{Screening: first, Profile: profile, Pain: 3, Now: now})
			if _, v, _ := i.Result(); v.Level != before.Level || v.Level == safety.LevelClear {
				t.Errorf("%v became %v", before.Level, v.Level)
			}
			if !i.MayBeChecked(id) {
				t.Error("it cannot be answered checked")
			}
		})
	}
}

func TestSeen(t *testing.T) {
	r := rules(t)
	again := func(t *testing.T, first ...string) (*safety.Screening, safety.Profile) {
		t.Helper()
		s, profile := round(t, r, saying(first...), intake.Params{Pain: 3, Now: now.AddDate(0, 0, -3)})
		return &s, profile
	}
	begin := func(last *safety.Screening, profile safety.Profile) *intake.Intake {
		return intake.New(r, intake.Params{Profile: profile, Last: last, Pain: 3, Seen: true, Now: now})
	}
	t.Run("should ask for the day first and then everything", func(t *testing.T) {
		i := begin(again(t, "rf-bladder", "yes"))
		p := saying()
		p.checked = true
		if got := p.through(t, i).String(); got != "seen day, flags emergency, flags same-day, flags gp-soon, cautions" {
			t.Errorf("asked %s", got)
		}
		if c, v, err := i.Result(); err != nil || !c.Valid() || v.Level != safety.LevelClear {
			t.Errorf("%v %v %v", v.Level, v.Reasons, err)
		}
		if day := i.Screening().CheckedOn["rf-bladder"]; !day.Equal(p.seenOn) {
			t.Errorf("checked on %v", day)
		}
	})
	t.Run("should stay closed when the question is answered no", func(t *testing.T) {
		i := begin(again(t, "rf-bladder", "yes"))
		saying().through(t, i)
		if _, v, err := i.Result(); err == nil || v.Level != safety.LevelEmergency {
			t.Errorf("%v %v", v.Level, err)
		}
	})
	t.Run("should stay closed when the visit was too long ago", func(t *testing.T) {
		i := begin(again(t, "rf-skin-shingles", "yes"))
		p := saying()
		p.checked, p.seenOn = true, now.AddDate(0, 0, -85)
		p.through(t, i)
		if _, v, err := i.Result(); err == nil || v.Level != safety.LevelSameDay {
			t.Errorf("%v %v", v.Level, err)
		}
	})
	t.Run("should end at once at a new emergency", func(t *testing.T) {
		i := begin(again(t, "rf-bladder", "unsure", "rf-skin-shingles", "yes"))
		p := saying("rf-chest", "yes")
		p.checked = true
		if got := p.through(t, i).String(); got != "seen day, flags emergency" {
			t.Errorf("asked %s", got)
		}
		if _, v, _ := i.Result(); v.Level != safety.LevelEmergency {
			t.Errorf("%v", v.Level)
		}
	})
	t.Run("should lift a line of the short check with the day", func(t *testing.T) {
		last, profile := well(t, r, 48*time.Hour)
		short := intake.New(r, intake.Params{Profile: profile, Last: last, Pain: 3, Now: now.AddDate(0, 0, -1)})
		saying("check-1", "yes").through(t, short)
		kept := r.Stored(short.Screening())
		i := begin(&kept, profile)
		p := saying()
		p.checked = true
		p.through(t, i)
		if _, v, err := i.Result(); err != nil || v.Level != safety.LevelClear {
			t.Errorf("%v %v %v", v.Level, v.Reasons, err)
		}
	})
	t.Run("should ask for the day when a later round says checked", func(t *testing.T) {
		last, profile := again(t, "rf-skin-shingles", "yes")
		i := intake.New(r, intake.Params{Profile: profile, Last: last, Pain: 3, Signs: safety.Signs{NewLeg: true}, Now: now})
		p := saying()
		p.checked = true
		if got := p.through(t, i).String(); got != "flags emergency, flags same-day, seen day, flags gp-soon" {
			t.Errorf("asked %s", got)
		}
		if _, v, err := i.Result(); err != nil || v.Level != safety.LevelClear {
			t.Errorf("%v %v %v", v.Level, v.Reasons, err)
		}
	})
	t.Run("should keep the day known from an earlier round", func(t *testing.T) {
		last, profile := again(t, "rf-skin-shingles", "yes")
		second := begin(last, profile)
		p := saying()
		p.checked, p.seenOn = true, now.AddDate(0, 0, -10)
		p.through(t, second)
		kept := r.Stored(second.Screening())
		third := intake.New(r, intake.Params{Profile: profile, Last: &kept, Pain: 3, Signs: safety.Signs{NewLeg: true}, Now: now.AddDate(0, 0, 1)})
		if got := p.through(t, third); strings.Contains(got.String(), "seen day") {
			t.Errorf("asked %s", got)
		}
		if a := third.Screening().Answers["rf-skin-shingles"]; a != safety.Checked {
			t.Errorf("checked was not offered again: %q", a)
		}
		if day := third.Screening().CheckedOn["rf-skin-shingles"]; !day.Equal(p.seenOn) {
			t.Errorf("checked on %v, want %v", day, p.seenOn)
		}
		if _, v, err := third.Result(); err != nil || v.Level != safety.LevelClear {
			t.Errorf("%v %v", v.Level, err)
		}
	})
	t.Run("should ask for the day of a checked follow-up too", func(t *testing.T) {
		last, profile := again(t, "rf-infection-risk", "yes", "spine-procedure-6-weeks", "yes")
		i := intake.New(r, intake.Params{Profile: profile, Last: last, Pain: 3, Signs: safety.Signs{NewLeg: true}, Now: now})
		p := saying("rf-infection-risk", "yes")
		p.checked = true
		if got := p.through(t, i).String(); !strings.HasSuffix(got, "follow-ups, seen day") {
			t.Errorf("asked %s", got)
		}
		if day := i.Screening().CheckedOn["spine-procedure-6-weeks"]; !day.Equal(p.seenOn) {
			t.Errorf("checked on %v", day)
		}
	})
	t.Run("should open again after a follow-up made it an emergency", func(t *testing.T) {
		last, profile := again(t, "rf-infection-risk", "yes", "spine-procedure-6-weeks", "yes", "fast-worsening", "yes")
		if v := r.Assess(safety.Inputs{Screening: *last, Profile: profile, Pain: 3, Now: now}); v.Level != safety.LevelEmergency {
			t.Fatalf("not an emergency: %v", v.Level)
		}
		i := begin(last, profile)
		p := saying()
		p.checked = true
		got := p.through(t, i)
		if _, v, err := i.Result(); err != nil || v.Level > safety.LevelGPSoon {
			t.Errorf("%v %v %v after %s", v.Level, v.Reasons, err, got)
		}
	})
}
