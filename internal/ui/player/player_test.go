package player_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"unknot/assets"
	"unknot/internal/body"
	"unknot/internal/checkin"
	"unknot/internal/content"
	"unknot/internal/cue"
	"unknot/internal/i18n"
	"unknot/internal/plan"
	"unknot/internal/session"
	"unknot/internal/technique"
	"unknot/internal/ui/kit"
	"unknot/internal/ui/offscreen"
	"unknot/internal/ui/player"
	"unknot/internal/ui/theme"
)

func words(t testing.TB) *i18n.Texts {
	t.Helper()
	tx, err := i18n.New(assets.FS)
	if err != nil {
		t.Fatal(err)
	}
	return tx
}

// steps are a ball on both sides, left first, breathing, and repetitions in their easier form.
func steps() []plan.Step {
	return []plan.Step{
		{
			Technique: &technique.Technique{ID: "ball", Name: "Ball on the wall", Setup: "Stand sideways.", Cue: "Lean in slowly."},
			Dose:      technique.Timer{Mode: technique.ModeHold, Hold: 20, Rest: 4, Reps: 1, Sets: 1, Sides: 2}, Sides: []body.Side{body.Left, body.Right},
		},
		{
			Technique: &technique.Technique{ID: "breath", Name: "Belly breathing", Setup: "Lie down.", Cue: "Slowly."},
			Dose:      technique.Timer{Mode: technique.ModeBreath, Hold: 10, Reps: 2, Sets: 1, Sides: 1},
		},
		{
			Technique: &technique.Technique{ID: "bridge", Name: "Bridge", Setup: "Feet flat.", Cue: "Lift.", Easier: "Half the height."},
			Dose:      technique.Timer{Mode: technique.ModeReps, Hold: 3, Rest: 3, Reps: 3, Sets: 1, Sides: 1}, Easier: true,
		},
	}
}

// stage is a player with its clock in hand.
type stage struct {
	*offscreen.Panel

	t       *testing.T
	player  *player.Player
	session *session.Session
	up      time.Duration
	said    []string // what the player told its owner
	heard   []cue.Cue
	muted   bool
	voice   bool
	hurts   []checkin.Hurt // as they were told
	trouble string         // why nothing is heard
}

// softer is the easier variant of the ball on the wall.
func softer() plan.Step {
	return plan.Step{
		Technique: &technique.Technique{ID: "hand", Name: "Hand on the hip", Setup: "Stand.", Cue: "Softly."},
		Dose:      technique.Timer{Mode: technique.ModeHold, Hold: 15, Reps: 1, Sets: 1, Sides: 1},
	}
}

func play(t *testing.T) *stage {
	t.Helper()
	s := &stage{t: t, up: time.Hour}
	tx := words(t)
	s.session = session.New(steps(), session.Options{SuspendAfter: -1})
	s.Panel = offscreen.NewPanel(theme.AlwaysLight, fyne.NewSize(1100, 760), func() fyne.CanvasObject {
		s.player = player.New(s.params(tx))
		return s.player.Page()
	})
	s.player.Start()
	return s
}

func (s *stage) params(tx *i18n.Texts) player.Params {
	say := func(what ...any) { s.said = append(s.said, fmt.Sprint(what...)) }
	return player.Params{
		Texts: tx, Session: s.session, Now: func() time.Duration { return s.up },
		Picture:      func(plan.Step, body.Side) fyne.CanvasObject { return canvas.NewRectangle(nil) },
		OnStepDone:   func(step int) { say("step ", step) },
		OnFinished:   func(early bool) { say("finished early ", early) },
		OnNerveSigns: func() { say("nerve signs") },
		OnHurt:       func(step int) { s.hurts = append(s.hurts, s.session.SoFar(step).Hurt) },
		Easier:       func(step int) (plan.Step, bool) { return softer(), step == 0 },
		OnCue:        func(c cue.Cue) { s.heard = append(s.heard, c) },
		OnMute:       func() bool { s.muted = !s.muted; return s.muted },
		OnVoice:      func() bool { s.voice = !s.voice; return s.voice },
		OnRefocus:    func() { say("refocus") },
		Trouble:      func() string { return s.trouble },
	}
}

func (s *stage) after(d time.Duration) {
	s.up += d
	s.player.Tick()
}

func (s *stage) key(name fyne.KeyName) { s.player.TypedKey(&fyne.KeyEvent{Name: name}) }

func (s *stage) see(texts ...string) {
	s.t.Helper()
	for _, text := range texts {
		if !s.Shows(text) {
			s.t.Errorf("no %q in %s", text, strings.Join(s.Texts(), " | "))
		}
	}
}

func (s *stage) miss(texts ...string) {
	s.t.Helper()
	for _, text := range texts {
		if s.Shows(text) {
			s.t.Errorf("%q in %s", text, strings.Join(s.Texts(), " | "))
		}
	}
}

func (s *stage) click(text string) {
	s.t.Helper()
	if err := s.Click(text); err != nil {
		s.t.Fatal(err)
	}
}

func (s *stage) told(want ...string) {
	s.t.Helper()
	got := slices.DeleteFunc(slices.Clone(s.said), func(w string) bool { return w == "refocus" })
	if !slices.Equal(got, want) {
		s.t.Errorf("told %q, want %q", got, want)
	}
}

func TestShow(t *testing.T) {
	t.Run("should lead from phase to phase", func(t *testing.T) {
		s := play(t)
		s.see("STEP 1 OF 3 · LEFT SIDE", "Ball on the wall", "10 get ready", "Stand sideways.", "Next: the right side", "1:56 left")
		s.after(10 * time.Second)
		s.see("20 hold", "Lean in slowly.")
		s.after(4500 * time.Millisecond)
		s.see("16 hold") // seconds are rounded up, so that 0 never stands still
		s.after(15500 * time.Millisecond)
		s.see("8 change sides", "Now the right side.")
		s.after(8 * time.Second)
		s.see("RIGHT SIDE", "hold", "Next: Belly breathing")
		s.after(20 * time.Second)
		s.see("STEP 2 OF 3", "Belly breathing", "get ready", "Next: Bridge")
		s.after(10 * time.Second)
		s.see("10 breathe in")
		s.after(5 * time.Second)
		s.see("5 breathe out")
		s.after(15 * time.Second)
		s.see("STEP 3 OF 3", "This is the last one")
		s.after(10 * time.Second)
		s.see("1 and move", "Easier today: Half the height.")
		s.after(4 * time.Second)
		s.see("1 hold")
		s.after(time.Second)
		s.see("1 and back")
		s.after(time.Second)
		s.see("2 and move")
		s.told("step 0", "step 1")
		s.after(time.Minute)
		s.told("step 0", "step 1", "step 2", "finished early false")
	})
	t.Run("should say nothing more once it is over", func(t *testing.T) {
		s := play(t)
		s.after(10 * time.Minute)
		before := len(s.said)
		for _, k := range []fyne.KeyName{fyne.KeySpace, fyne.KeyLeft, fyne.KeyRight, fyne.KeyH, fyne.KeyEscape} {
			s.key(k)
		}
		s.player.End()
		s.after(time.Minute)
		if len(s.said) != before {
			t.Errorf("told %q", s.said)
		}
	})
}

func TestKeys(t *testing.T) {
	t.Run("should pause on space, stand still, and go on", func(t *testing.T) {
		s := play(t)
		s.after(12 * time.Second)
		s.key(fyne.KeySpace)
		s.see("18 paused", "Go on")
		s.after(time.Hour)
		s.see("18 paused")
		s.key(fyne.KeySpace)
		s.after(time.Second)
		s.see("17 hold", "Pause")
	})
	t.Run("should step on to the right and back to the left", func(t *testing.T) {
		s := play(t)
		s.key(fyne.KeyRight)
		s.see("STEP 2 OF 3")
		s.told("step 0")
		s.key(fyne.KeyLeft)
		s.see("STEP 1 OF 3")
	})
	t.Run("should stop at once on H", func(t *testing.T) {
		s := play(t)
		s.after(15 * time.Second)
		s.key(fyne.KeyH)
		s.see("Stopped. Come out of the position slowly.", "15 paused")
		s.miss("This hurts")
		s.after(time.Minute)
		s.see("15 paused")
		s.told()
	})
	t.Run("should ask before it ends on escape", func(t *testing.T) {
		s := play(t)
		s.key(fyne.KeyEscape)
		s.see("End here?", "What you have done is kept.")
		s.told()
		s.key(fyne.KeySpace) // stay
		s.miss("End here?")
		s.see("This hurts", "get ready")
	})
	t.Run("should do nothing on other keys", func(t *testing.T) {
		s := play(t)
		before := s.session.State()
		s.key(fyne.KeyA)
		s.key(fyne.KeyReturn)
		if s.session.State() != before {
			t.Error("the session moved")
		}
	})
}

func TestHurts(t *testing.T) {
	hurting := func(t *testing.T) *stage {
		s := play(t)
		s.after(15 * time.Second)
		s.click("This hurts")
		return s
	}
	outcome := func(t *testing.T, s *stage) session.Outcome {
		t.Helper()
		r, ok := s.session.Result(0)
		if !ok {
			t.Fatal("the step has not ended")
		}
		return r.Outcome
	}
	for _, sign := range []string{"Down the leg", "Numb or tingling"} {
		t.Run("should end for good at "+sign, func(t *testing.T) {
			s := hurting(t)
			s.click(sign)
			s.told("step 0", "nerve signs")
			if got := outcome(t, s); got != session.OutcomeHurt {
				t.Errorf("outcome %q", got)
			}
			s.after(time.Hour)
			s.told("step 0", "nerve signs")
		})
	}
	t.Run("should leave the step out where it is too much", func(t *testing.T) {
		s := hurting(t)
		s.click("Just too much")
		s.click("Leave it out")
		s.see("STEP 2 OF 3", "get ready", "This hurts")
		s.told("step 0")
		if got, _ := s.session.Result(0); got.Outcome != session.OutcomeHurt || got.Hurt != checkin.HurtTooMuch {
			t.Errorf("%+v", got)
		}
	})
	t.Run("should do the easier variant instead, and remember what hurt", func(t *testing.T) {
		s := hurting(t)
		s.click("Sharper")
		s.see("Thank you. How do you want to go on?")
		s.click("The easier version")
		s.see("STEP 1 OF 3", "Hand on the hip", "get ready", "This hurts")
		s.miss("Stopped.")
		if got, ok := s.session.Result(0); !ok || got.Hurt != checkin.HurtSharper {
			t.Errorf("%+v", got)
		}
		s.after(30 * time.Second)
		s.told("step 0", "step 3")
	})
	t.Run("should offer the easier variant only where there is one", func(t *testing.T) {
		s := play(t)
		s.key(fyne.KeyRight)
		s.after(15 * time.Second)
		s.click("This hurts")
		s.click("Sharper")
		s.miss("The easier version", "Something else")
		s.see("Leave it out", "End here")
	})
	t.Run("should end the session", func(t *testing.T) {
		s := hurting(t)
		s.click("Just too much")
		s.click("End here")
		s.told("step 0", "finished early true")
	})
	t.Run("should finish when the last step is left", func(t *testing.T) {
		s := play(t)
		s.key(fyne.KeyRight)
		s.key(fyne.KeyRight)
		s.after(12 * time.Second)
		s.key(fyne.KeyH)
		s.click("Just too much")
		s.click("Leave it out")
		s.told("step 0", "step 1", "step 2", "finished early false")
	})
	t.Run("should give the keyboard back after a click", func(t *testing.T) {
		if s := hurting(t); !slices.Contains(s.said, "refocus") {
			t.Errorf("told %q", s.said)
		}
	})
}

func TestHeard(t *testing.T) {
	s := play(t)
	s.after(25 * time.Second)
	t.Run("should be told by ear what begins", func(t *testing.T) {
		if len(s.heard) == 0 || s.heard[0].Chime == 0 && len(s.heard[0].Say) == 0 {
			t.Errorf("heard %v", s.heard)
		}
	})
	t.Run("should be silenced with M and by the button, and say so", func(*testing.T) {
		s.see("Sound on", "Voice off")
		s.key(fyne.KeyM)
		s.see("Sound off")
		s.click("Sound off")
		s.see("Sound on")
		s.click("Voice off")
		s.see("Voice on")
	})
}

func TestSuspended(t *testing.T) {
	tx := words(t)
	s := &stage{t: t, session: session.New(steps(), session.Options{})}
	s.Panel = offscreen.NewPanel(theme.AlwaysDark, fyne.NewSize(1100, 760), func() fyne.CanvasObject {
		s.player = player.New(player.Params{
			Texts: tx, Session: s.session, Now: func() time.Duration { return s.up },
			Picture:    func(plan.Step, body.Side) fyne.CanvasObject { return canvas.NewRectangle(nil) },
			OnStepDone: func(int) { s.said = append(s.said, "step") }, OnFinished: func(bool) { s.said = append(s.said, "finished") },
		})
		return s.player.Page()
	})
	s.player.Start()
	s.after(2 * time.Second)
	s.after(8 * time.Hour)
	s.see("The computer was asleep", "paused")
	s.told()
}

func TestAfter(t *testing.T) {
	tx := words(t)
	show := func(p player.AfterParams) *offscreen.Panel {
		p.Texts = tx
		return offscreen.NewPanel(theme.AlwaysLight, fyne.NewSize(900, 900), func() fyne.CanvasObject { return player.NewAfter(p).Object() })
	}
	click := func(t *testing.T, p *offscreen.Panel, text string, nth int) {
		t.Helper()
		if err := p.ClickNth(text, nth); err != nil {
			t.Fatal(err)
		}
	}
	unrated := player.Rating{Pain: kit.PainUnset, Effort: kit.PainUnset}
	var got player.Rating
	save := func(r player.Rating) { got = r }
	t.Run("should say what was done", func(t *testing.T) {
		p := show(player.AfterParams{StepsDone: 2, Spent: 125 * time.Second, PainBefore: 6, OnSave: save})
		for _, want := range []string{"Done", "2 steps, 2:05 of care", "It was 6 before"} {
			if !p.Shows(want) {
				t.Errorf("no %q in %v", want, p.Texts())
			}
		}
	})
	t.Run("should not blame anybody for ending early, nor invent a pain before", func(t *testing.T) {
		p := show(player.AfterParams{Early: true, PainBefore: kit.PainUnset, OnSave: save})
		if !p.Shows("Ended early, and that is fine") || p.Shows("It was") {
			t.Errorf("%v", p.Texts())
		}
	})
	t.Run("should rate nothing that was not touched", func(t *testing.T) {
		p := show(player.AfterParams{PainBefore: 6, OnSave: save})
		click(t, p, "Save", 0)
		if got != unrated {
			t.Errorf("rated %+v", got)
		}
	})
	t.Run("should hand on what was said", func(t *testing.T) {
		p := show(player.AfterParams{PainBefore: 6, OnSave: save})
		for label, share := range map[string]float32{"How is your back right now?": 0, "How hard was it?": 1} {
			at, err := p.Find(label, 0)
			if err != nil {
				t.Fatal(err)
			}
			p.ClickAt(at.At.AddXY(13+share*(at.Object.Size().Width-26), at.Object.Size().Height/2))
		}
		if err := p.Write("For yourself. It stays on this computer.", "good"); err != nil {
			t.Fatal(err)
		}
		click(t, p, "Yes", 0)
		if err := p.Write("What happened?", "  a bruise "); err != nil {
			t.Fatal(err)
		}
		click(t, p, "Save", 0)
		if want := (player.Rating{Pain: 0, Effort: 10, Note: "good", Adverse: "a bruise"}); got != want {
			t.Errorf("rated %+v, want %+v", got, want)
		}
	})
	t.Run("should keep that something went wrong without words for it", func(t *testing.T) {
		p := show(player.AfterParams{OnSave: save})
		click(t, p, "Yes", 0)
		click(t, p, "Save", 0)
		if got.Adverse == "" {
			t.Error("it is forgotten")
		}
		click(t, p, "No", 0)
		click(t, p, "Save", 0)
		if got.Adverse != "" {
			t.Errorf("it cannot be taken back: %q", got.Adverse)
		}
	})
}

func TestHurtIsTold(t *testing.T) {
	s := play(t)
	s.after(15 * time.Second)
	s.key(fyne.KeyH)
	if want := []checkin.Hurt{checkin.HurtUnsaid}; !slices.Equal(s.hurts, want) {
		t.Errorf("told %q before the answer, want %q", s.hurts, want)
	}
	s.click("Just too much")
	if want := []checkin.Hurt{checkin.HurtUnsaid, checkin.HurtTooMuch}; !slices.Equal(s.hurts, want) {
		t.Errorf("told %q, want %q", s.hurts, want)
	}
}

func TestTrouble(t *testing.T) {
	s := play(t)
	s.trouble = "No sound here."
	s.after(time.Second)
	s.see("No sound here.", "get ready")
	s.trouble = ""
	s.after(time.Second)
	s.miss("No sound here.")
}

// sizes is a player that can be made small, and tells of it.
func sizes(t *testing.T) (s *stage, card *offscreen.Panel) {
	t.Helper()
	s = &stage{t: t, up: time.Hour, session: session.New(steps(), session.Options{SuspendAfter: -1})}
	params := s.params(words(t))
	params.OnSmall = func(small bool) { s.said = append(s.said, fmt.Sprint("small ", small)) }
	s.Panel = offscreen.NewPanel(theme.AlwaysLight, fyne.NewSize(1100, 760), func() fyne.CanvasObject {
		s.player = player.New(params)
		return s.player.Page()
	})
	card = offscreen.NewPanel(theme.AlwaysLight, player.CardSize, s.player.Card)
	s.player.Start()
	return s, card
}

func TestCard(t *testing.T) {
	shows := func(t *testing.T, card *offscreen.Panel, texts ...string) {
		t.Helper()
		for _, text := range texts {
			if !card.Shows(text) {
				t.Errorf("no %q in %v", text, card.Texts())
			}
		}
	}
	t.Run("should say what the page says", func(t *testing.T) {
		s, card := sizes(t)
		s.key(fyne.KeyS)
		s.after(12 * time.Second)
		s.told("small true")
		shows(t, card, "STEP 1 OF 3 · LEFT SIDE", "Ball on the wall", "18", "hold", "Lean in slowly.", "1:44 left")
	})
	t.Run("should take the same keys, and go back with S", func(t *testing.T) {
		s, card := sizes(t)
		s.key(fyne.KeyS)
		s.key(fyne.KeySpace)
		shows(t, card, "paused", "Go on")
		s.key(fyne.KeyRight)
		shows(t, card, "STEP 2 OF 3")
		s.key(fyne.KeyS)
		s.told("small true", "step 0", "small false")
		s.see("STEP 2 OF 3", "paused")
	})
	t.Run("should ask what hurts, and go on asking when it is made large", func(t *testing.T) {
		s, card := sizes(t)
		s.key(fyne.KeyS)
		s.after(15 * time.Second)
		if err := card.Click("This hurts"); err != nil {
			t.Fatal(err)
		}
		shows(t, card, "Stopped. Come out of the position slowly.", "Down the leg")
		s.key(fyne.KeyS)
		s.see("Stopped. Come out of the position slowly.", "Down the leg")
		s.miss("This hurts")
		s.click("Sharper")
		s.key(fyne.KeyS)
		if err := card.Click("The easier version"); err != nil {
			t.Fatal(err)
		}
		shows(t, card, "Hand on the hip", "This hurts")
	})
	t.Run("should stay as it is where there is one form only", func(t *testing.T) {
		s := play(t)
		s.key(fyne.KeyS)
		if s.player.Small() || len(s.said) > 0 {
			t.Errorf("small %v, told %q", s.player.Small(), s.said)
		}
	})
	t.Run("should end at once where nothing is asked back", func(t *testing.T) {
		s := &stage{t: t, session: session.New(steps(), session.Options{SuspendAfter: -1})}
		params := s.params(words(t))
		params.Small, params.EndsAtOnce = true, true
		s.Panel = offscreen.NewPanel(theme.AlwaysDark, player.CardSize, func() fyne.CanvasObject {
			s.player = player.New(params)
			return s.player.Card()
		})
		s.player.Start()
		s.after(12 * time.Second)
		s.key(fyne.KeyEscape)
		s.told("step 0", "finished early true")
	})
}

// TestFits shows every step of the catalogue in both forms.
func TestFits(t *testing.T) {
	c, err := content.Load(assets.FS)
	if err != nil {
		t.Fatal(err)
	}
	for name, form := range map[string]struct {
		size  fyne.Size
		small bool
	}{"page": {fyne.NewSize(1200, 800), false}, "card": {player.CardSize, true}} {
		t.Run("should leave nothing out of the "+name, func(t *testing.T) {
			for _, one := range c.Catalogue.All() {
				if !plan.Guided(one) {
					continue
				}
				s := &stage{t: t, session: session.New(
					[]plan.Step{{Technique: one, Dose: one.Timer, Easier: true}}, session.Options{SuspendAfter: -1})}
				params := s.params(c.Texts)
				params.Small, params.OnSmall = form.small, func(bool) {}
				s.Panel = offscreen.NewPanel(theme.AlwaysLight, form.size, func() fyne.CanvasObject {
					s.player = player.New(params)
					if form.small {
						return s.player.Card()
					}
					return s.player.Page()
				})
				s.player.Start()
				for range 2 {
					if least := s.Least(); least.Height > form.size.Height || least.Width > form.size.Width {
						t.Errorf("%s needs %v of %v: %v", one.ID, least, form.size, s.Texts())
					}
					s.after(12 * time.Second)
				}
			}
		})
	}
}
