package session_test

import (
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"unknot/internal/checkin"
	"unknot/internal/plan"
	"unknot/internal/session"
	"unknot/internal/technique"
)

// ledger drives a session and keeps its own account of the time, to compare.
type ledger struct {
	s                  *session.Session
	now                time.Duration
	ran, jumped, total time.Duration // jumped is what skips, back and replacements took away, net
	done               map[int]session.StepResult
	problem            string
	finished           int // how often it was told that the session is over
}

func newLedger(steps []plan.Step, opts session.Options) *ledger {
	l := &ledger{s: session.New(steps, opts), done: make(map[int]session.StepResult)}
	l.total = l.s.Total()
	l.s.Start(0)
	return l
}

// wait lets time pass; only a running session may use it up.
func (l *ledger) wait(d time.Duration) {
	before := l.s.State()
	if before.Status == session.Running && d <= session.SuspendAfter {
		l.ran += min(d, before.TotalRemaining)
	}
	l.now += d
	l.collect()
}

// collect takes the events, the way a player does.
func (l *ledger) collect() {
	for _, e := range l.s.Advance(l.now) {
		switch e.Kind {
		case session.StepDone:
			result, ok := l.s.Result(e.Step)
			if !ok {
				l.problem = "a step that has ended has no result"
			}
			l.done[e.Step] = result
		case session.Finished:
			l.finished++
		}
	}
}

// jump does something that moves the session along its line, and books the difference.
func (l *ledger) jump(do func()) {
	before := l.s.State().TotalRemaining
	do()
	l.jumped += before - l.s.State().TotalRemaining
	l.collect()
}

var answers = []checkin.Hurt{"", checkin.HurtSharper, checkin.HurtLeg, checkin.HurtTooMuch, checkin.HurtUnsaid}

// press does one of the commands.
func (l *ledger) press(command, extra int) {
	switch command % 10 {
	case 0:
		l.s.Pause(l.now)
	case 1:
		l.s.Resume(l.now)
	case 2:
		l.s.Hurt(l.now, answers[extra%len(answers)])
	case 3:
		l.wait(session.SuspendAfter + 1)
	case 4:
		l.skip()
	case 5:
		l.jump(func() { l.s.Back(l.now) })
	case 6:
		l.replace(extra)
	case 7:
		l.easier()
	default:
		l.wait(time.Duration(extra) * 40 * time.Millisecond)
	}
	l.collect()
}

func (l *ledger) skip() {
	st := l.s.State()
	before := l.jumped
	l.jump(func() { l.s.Skip(l.now) })
	if st.Status == session.Over {
		return
	}
	whole := l.s.StepLength(st.Step)
	if left := whole - time.Duration(st.StepProgress*float64(whole)+0.5); l.jumped-before != left {
		l.problem = "skipping does not take away what was left of the step"
	}
}

func (l *ledger) replace(extra int) {
	dose := technique.Timer{Mode: technique.ModeHold, Hold: extra % 40, Rest: extra % 7, Reps: 1 + extra%3, Sets: 1, Sides: 1 + extra%2}
	steps := len(l.s.Order())
	var number int
	var ok bool
	l.jump(func() { number, ok = l.s.ReplaceStep(l.now, step("other", dose)) })
	if ok != (l.s.State().Status != session.Over) || len(l.s.Order()) != steps {
		l.problem = "a replacement changes how many steps are done"
	}
	if ok && (l.s.State().Step != number || l.s.State().Phase != session.GetReady || l.s.Step(number).Technique.ID != "other") {
		l.problem = "a replacement does not stand at its own lead-in"
	}
}

func (l *ledger) easier() {
	easier := &technique.Technique{
		ID: "easier", Kind: technique.Stretch, Timer: technique.Timer{Mode: technique.ModeHold, Hold: 10, Rest: 3, Reps: 1, Sets: 1, Sides: 2},
	}
	want, left := l.s.SidesLeft()
	next, ok := l.s.EasierStep(easier)
	if ok && (!left || (len(want) > 0 && !slices.Equal(next.Sides, want))) {
		l.problem = "the easier form is not for the sides that are left"
	}
	if ok {
		l.jump(func() { l.s.ReplaceStep(l.now, next) })
	}
}

// check compares the session with the account. TotalRemaining counts what is still on the line, so
// whatever was run or jumped over must be missing from it, and nothing else.
func (l *ledger) check(t interface{ Fatalf(string, ...any) }) {
	if l.problem != "" {
		t.Fatalf("%s", l.problem)
	}
	st := l.s.State()
	if got := l.total - l.ran - l.jumped; got != st.TotalRemaining {
		t.Fatalf("%v planned − %v run − %v jumped is not %v left", l.total, l.ran, l.jumped, st.TotalRemaining)
	}
	if (st.Status == session.Over) != (l.finished == 1) || l.finished > 1 {
		t.Fatalf("told %d times that it is over, and the state is %+v", l.finished, st)
	}
	numbers := make(map[int]bool)
	for _, r := range l.s.Done() {
		if numbers[r.Step] {
			t.Fatalf("two results have the number %d", r.Step)
		}
		numbers[r.Step] = true
		if r.Actual < 0 || (r.Hurt != "") != (r.Outcome == session.OutcomeHurt) {
			t.Fatalf("a result is %+v", r)
		}
		if _, told := l.done[r.Step]; !told {
			t.Fatalf("nobody was told of %+v", r)
		}
	}
	if st.Remaining < 0 || st.Remaining > st.PhaseLength || st.Place > st.Steps {
		t.Fatalf("the state is %+v", st)
	}
}

func TestNoTimeLostOrAdded(t *testing.T) {
	t.Run("should account for every second whatever is pressed", rapid.MakeCheck(func(t *rapid.T) {
		steps := anySteps(t)
		opts, _ := anyOptions(t, steps)
		l := newLedger(steps, opts)
		for range rapid.IntRange(1, 60).Draw(t, "presses") {
			l.wait(time.Duration(rapid.Int64Range(0, int64(session.SuspendAfter)).Draw(t, "wait")))
			l.press(rapid.IntRange(0, 9).Draw(t, "command"), rapid.IntRange(0, 120).Draw(t, "extra"))
			l.check(t)
		}
	}))
}

func FuzzCommands(f *testing.F) {
	f.Add([]byte{8, 100, 2, 1, 7, 0, 1, 0, 8, 100, 4, 0})
	f.Add([]byte{8, 120, 8, 120, 8, 120, 6, 33, 5, 0, 5, 0, 3, 0, 1, 0, 9, 90})
	f.Add([]byte{4, 0, 4, 0, 5, 0, 2, 2, 6, 7})
	f.Fuzz(func(t *testing.T, presses []byte) {
		l := newLedger(twoSteps(), session.Options{})
		presses = presses[:min(len(presses), 200)] // a long evening; more only takes longer
		for len(presses) > 1 {
			l.press(int(presses[0]), int(presses[1]%125))
			l.check(t)
			presses = presses[2:]
		}
	})
}
