// Package agent is the resident part of Unknot, composed: it feeds the break scheduler with
// the time and the idle time, announces breaks, keeps their outcomes, and carries out the
// commands that come over the socket and from the tray.
//
// One goroutine owns all state; commands are handed to it and slow things (a notification,
// starting the window) run beside it. Between two looks at the clock it sleeps: at most 30
// seconds while somebody is sitting, a minute otherwise.
//
// It also sends the question of the morning, one notification on the morning after something
// was done. For that it wakes no oftener: the look that comes anyway sees by the clock and by
// what is in memory whether it is a moment to ask, and only then reads the journal, once a
// morning. In the afternoon, at night and with nobody at the desk it reads nothing for it.
package agent

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"time"

	"unknot/internal/breaks"
	"unknot/internal/desktop/notify"
	"unknot/internal/desktop/tray"
	"unknot/internal/i18n"
	"unknot/internal/link"
	"unknot/internal/settings"
)

// refreshEvery is how often settings and health profile are read again without being asked,
// in case the word of a change was lost.
const refreshEvery = 10 * time.Minute

// Store is what the agent needs of the journal.
type Store interface {
	Settings(ctx context.Context) (settings.Settings, []settings.Broken, error)
	// Person says what breaks may be offered; an error means that it is not known.
	Person(ctx context.Context) (breaks.Person, error)
	AddBreak(ctx context.Context, b breaks.Record) (int64, error)
	// MorningDue says whether the question about the pain on waking is to be asked.
	MorningDue(ctx context.Context, now time.Time) (bool, error)
}

// Idle tells how long keyboard and mouse have rested; false when that is unknown.
type Idle interface {
	Idle(ctx context.Context) (time.Duration, bool)
}

// Window opens the window of Unknot.
type Window interface {
	Open(ctx context.Context) error
	OpenBreak(ctx context.Context, b link.Break) error
}

// Tray is the icon in the tray.
type Tray interface {
	Set(menu []tray.Item)
	Shown() bool
}

// Params are what an agent is made of.
type Params struct {
	Log      *slog.Logger
	Now      func() breaks.Moment
	Store    Store
	Idle     Idle
	Sender   notify.Sender
	Window   Window
	Tray     Tray
	Texts    *i18n.Texts
	Moves    []breaks.Move
	MoveName func(id string) string // what people call a move
	// MemoryFile keeps the count over a restart; empty keeps nothing.
	MemoryFile string
	// TestInterval replaces the interval, may be shorter than the shortest one, and lets
	// breaks run on the clock alone. It is for tests of the whole program.
	TestInterval time.Duration
}

// Agent is the resident part. Make one with New, then call Run once.
type Agent struct {
	p      Params
	inbox  chan func(ctx context.Context)
	clicks chan string // lines of the tray menu
	done   chan struct{}
	beside sync.WaitGroup

	// Owned by the goroutine of Run.
	quit      context.CancelFunc
	sched     *breaks.Scheduler
	nextLook  time.Duration // on the Up clock
	idle      time.Duration // at the last look
	turns     *breaks.Rotation
	settings  settings.Settings
	person    breaks.Person
	refreshed breaks.Moment
	open      *link.Break   // announced or asked for
	openedUp  time.Duration // when, on the Up clock
	again     *breaks.Move  // the move of a postponed break
	idleKnown bool
	asked     string        // the day whose morning needs no further question, such as "2026-03-02"
	askFrom   time.Duration // on the Up clock: not to be asked before
	notices   notify.Health
	menu      []tray.Item
	phase     breaks.Phase
}

// New returns an agent that is not running yet.
func New(p Params) *Agent {
	return &Agent{
		p: p, inbox: make(chan func(context.Context)), clicks: make(chan string, 4), done: make(chan struct{}),
		settings: settings.Default(), person: nobody(), notices: notify.Assumed,
	}
}

// nobody is a person about whom nothing is known: nothing may be offered.
func nobody() breaks.Person {
	return breaks.Person{Blocked: func(string) bool { return true }}
}

// Run works until the context ends or somebody asks the agent to quit.
func (a *Agent) Run(ctx context.Context) {
	ctx, quit := context.WithCancel(ctx)
	defer quit()
	defer a.beside.Wait()
	defer close(a.done) // first, so that nobody beside the loop waits for it
	a.quit = quit

	a.start(ctx)
	defer a.remember()
	timer := time.NewTimer(0)
	defer timer.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case do := <-a.inbox:
			do(ctx)
		case line := <-a.clicks:
			a.chosen(ctx, line)
		case <-timer.C:
			a.look(ctx)
		}
		a.show()
		timer.Reset(a.wait())
	}
}

// wait is the time to the next look. A command may bring the look forward, never put it
// off: a window that asks for the status every second must not keep the clock from running.
func (a *Agent) wait() time.Duration {
	m := a.p.Now()
	next := min(a.nextLook, m.Up+a.sched.Wake(m))
	return max(next-m.Up, 0)
}

// start reads everything and takes up the count of an earlier run.
func (a *Agent) start(ctx context.Context) {
	m := a.p.Now()
	a.read(ctx, m)
	kept := a.recall()
	a.asked = kept.Asked
	a.turns = breaks.NewRotation(a.p.Moves, kept.Turns)
	a.sched = breaks.NewScheduler(a.config(), m)
	if a.p.TestInterval == 0 {
		a.sched.Restore(m, kept.Count)
	}
	a.phase = a.sched.State(m).Phase
	a.p.Log.Info("Agent started", "phase", a.phase, "moves", len(a.p.Moves))
}

// read takes settings and profile from the store. Settings that cannot be read stay as they
// were; without a profile nothing is offered.
func (a *Agent) read(ctx context.Context, m breaks.Moment) {
	a.refreshed = m
	if s, _, err := a.p.Store.Settings(ctx); err == nil { // a broken value comes as its default
		a.settings = s
	} else if ctx.Err() == nil {
		a.p.Log.Error("Settings could not be read", "err", err)
	}
	person, err := a.p.Store.Person(ctx)
	if err != nil {
		person = nobody()
		if ctx.Err() == nil {
			a.p.Log.Error("Health profile could not be read", "err", err)
		}
	}
	a.person = person
}

// refresh reads everything again and tells the scheduler, which minds it at its next advance.
func (a *Agent) refresh(ctx context.Context, m breaks.Moment) {
	a.read(ctx, m)
	a.sched.Configure(m, a.config())
}

func (a *Agent) config() breaks.Config {
	cfg := breaks.Config{
		On: a.settings.Reminders, Held: a.person.Held(),
		Interval:  time.Duration(a.settings.BreakIntervalMinutes) * time.Minute,
		Length:    time.Duration(a.settings.BreakSeconds) * time.Second,
		QuietFrom: a.settings.QuietFromMinute, QuietTo: a.settings.QuietToMinute,
	}
	if a.person.Flare {
		cfg.Interval = min(2*cfg.Interval, time.Duration(settings.LongestBreakInterval)*time.Minute)
	}
	if a.p.TestInterval > 0 {
		cfg.On = true
		cfg.Interval = a.p.TestInterval
		cfg.QuietFrom, cfg.QuietTo = 0, 0
	}
	return cfg
}

// look advances the scheduler to now.
func (a *Agent) look(ctx context.Context) {
	m := a.p.Now()
	st, ask := a.sched.State(m), a.mayAsk(m)
	if ask || a.aboutToAnnounce(st) || m.Up-a.refreshed.Up >= refreshEvery {
		a.refresh(ctx, m) // what a person told the window a minute ago must count now
	}
	a.idle = 0
	if a.sched.WantsIdle() && a.p.TestInterval == 0 {
		a.idle, a.idleKnown = a.p.Idle.Idle(ctx)
	}
	a.apply(ctx, m, a.sched.Advance(m, a.idle))
	a.closeForgotten(m)
	if ask {
		a.ask(ctx, m)
	}
	a.nextLook = m.Up + a.sched.Wake(m)
}

func (a *Agent) aboutToAnnounce(st breaks.State) bool {
	switch st.Phase {
	case breaks.Counting, breaks.Postponed, breaks.Due:
		return st.NextIn == 0
	default:
		return false
	}
}

// closeForgotten ends a break that was asked for and then left alone.
func (a *Agent) closeForgotten(m breaks.Moment) {
	if a.open != nil && a.open.Asked && m.Up-a.openedUp > breaks.AnswerWithin {
		a.open = nil
	}
}

// errStopped is returned for commands to an agent that has ended.
var errStopped = errors.New("the agent has stopped")

// do runs the function in the goroutine of Run and waits for it.
func (a *Agent) do(ctx context.Context, f func(ctx context.Context)) error {
	finished := make(chan struct{})
	job := func(run context.Context) {
		defer close(finished)
		f(run)
	}
	select {
	case a.inbox <- job:
		<-finished
		return nil
	case <-ctx.Done():
		return ctx.Err()
	case <-a.done:
		return errStopped
	}
}

// aside runs slow work beside the loop. What it returns, if anything, runs in the loop.
func (a *Agent) aside(work func() func()) {
	a.beside.Go(func() {
		defer func() {
			if r := recover(); r != nil {
				a.p.Log.Error("Work beside the loop panicked", "panic", r)
			}
		}()
		then := work()
		if then == nil {
			return
		}
		select {
		case a.inbox <- func(context.Context) { then() }:
		case <-a.done:
		}
	})
}
