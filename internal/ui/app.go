// Package ui is the window of Unknot: it holds the screens together, takes what the person says
// from one to the next, and keeps it. Screens live in packages of their own and decide nothing;
// the rules live in the core. This package is the only one that knows both.
package ui

import (
	"context"
	"log/slog"
	"time"

	"fyne.io/fyne/v2"

	"unknot/internal/body"
	"unknot/internal/breakcheck"
	"unknot/internal/breaks"
	"unknot/internal/checkin"
	"unknot/internal/course"
	"unknot/internal/cue"
	"unknot/internal/figure/pose"
	"unknot/internal/guide"
	"unknot/internal/i18n"
	"unknot/internal/link"
	"unknot/internal/plan"
	"unknot/internal/planwords"
	"unknot/internal/routine"
	"unknot/internal/safety"
	"unknot/internal/session"
	"unknot/internal/settings"
	"unknot/internal/technique"
	"unknot/internal/ui/figureview"
	"unknot/internal/ui/theme"
)

// Store is what the window keeps and looks up. *journal.Journal does it.
type Store interface { //nolint:interfacebloat // the one list of what the window keeps; each screen gets values, not this
	Settings(ctx context.Context) (settings.Settings, []settings.Broken, error)
	SaveSettings(ctx context.Context, s settings.Settings) error
	Profile(ctx context.Context) (safety.Profile, error)
	SaveProfile(ctx context.Context, p safety.Profile) error
	LastScreening(ctx context.Context) (safety.Screened, bool, error)
	AddScreening(ctx context.Context, s safety.Screening, level safety.Level) (int64, error)
	AddCheckIn(ctx context.Context, c checkin.CheckIn) (int64, error)
	CheckIns(ctx context.Context, from, to time.Time) ([]checkin.CheckIn, error)
	LastCheckIn(ctx context.Context) (checkin.CheckIn, bool, error)
	BeginSession(ctx context.Context, r session.Record) (int64, error)
	KeepPlan(ctx context.Context, sessionID int64, steps []routine.Step) error
	PlanOf(ctx context.Context, sessionID int64) ([]routine.Step, error)
	RecordStep(ctx context.Context, sessionID int64, r session.StepResult) error
	FinishSession(ctx context.Context, id int64, f session.Finish) error
	Unfinished(ctx context.Context) (session.Record, bool, error)
	Sessions(ctx context.Context, from, to time.Time) ([]session.Record, error)
	AddBreak(ctx context.Context, b breaks.Record) (int64, error)
	Breaks(ctx context.Context, from, to time.Time) ([]breaks.Record, error)
	History(ctx context.Context, until time.Time) (plan.History, error)
	Days(ctx context.Context, from, to string) ([]checkin.Day, error)
	Day(ctx context.Context, date string) (checkin.Day, bool, error)
	SaveDay(ctx context.Context, d checkin.Day) error
	Flares(ctx context.Context) ([]checkin.Flare, error)
	Routines(ctx context.Context) ([]routine.Routine, error)
	SaveRoutine(ctx context.Context, r routine.Routine) (int64, error)
	RemoveRoutine(ctx context.Context, id int64) error
	BeginFlare(ctx context.Context, at time.Time) (int64, error)
	EndFlare(ctx context.Context, at time.Time) error
	AddVisit(ctx context.Context, v guide.Visit) (int64, error)
	UpdateVisit(ctx context.Context, v guide.Visit) error
	RemoveVisit(ctx context.Context, id int64) error
	Visits(ctx context.Context) ([]guide.Visit, error)
}

// Ear plays what a person hears of a session. Every call returns at once, but for Voices and Sample.
type Ear interface {
	// Set takes the choices of the person.
	Set(s settings.Settings)
	Play(c cue.Chime)
	// Say speaks, and cuts short what is being said. It stays silent where the voice is off or missing.
	Say(text string)
	// Hush stops what is being said.
	Hush()
	// Voices lists the voices to choose from. It asks another program and waits for it.
	Voices(ctx context.Context) ([]Voice, error)
	// Sample plays a chime and says a sentence as chosen, also where they are switched off. It waits
	// until they have been heard, or says like Trouble why they could not be.
	Sample(ctx context.Context, text string) (trouble string)
	// Trouble is why nothing is heard, in a message id; empty when all is well.
	Trouble() string
}

// Agent is the resident program as the window talks to it. link.Agent does it.
type Agent interface {
	Status(ctx context.Context) (link.Status, error)
	Pause(ctx context.Context, until time.Time) (link.Status, error)
	Resume(ctx context.Context) (link.Status, error)
	Now(ctx context.Context) (link.Status, error)
	Begin(ctx context.Context) (link.Status, error)
	Taken(ctx context.Context, seconds int) (link.Status, error)
	Postpone(ctx context.Context, minutes int) (link.Status, error)
	Skip(ctx context.Context) (link.Status, error)
	Reload(ctx context.Context) (link.Status, error)
	Quit(ctx context.Context) error
}

// Params are what the window works with. Clocks and goroutines are handed in, so that a test can
// drive everything by itself.
type Params struct {
	App       fyne.App
	Texts     *i18n.Texts
	Store     Store
	Catalogue *technique.Catalogue
	Rules     *safety.Rules
	Engine    *plan.Engine
	Atlas     *body.Atlas
	Figures   map[technique.ID]*pose.Figure
	Moves     []breaks.Move // of the posture breaks
	Weeks     course.Weeks
	Guide     *guide.Guide
	Agent     Agent
	// StartAgent starts the resident program; it is called when reminders are on and nobody answers.
	StartAgent func() error
	// Autostart switches starting the resident program at login.
	Autostart func(on bool) error
	// Missing lists message ids of what this computer lacks, such as a notification service. It
	// may take a while.
	Missing func() []string
	Now     func() time.Time
	Up      func() time.Duration // runs forward only
	// Every calls do on the UI goroutine again and again until stop is called.
	Every func(d time.Duration, do func()) (stop func())
	// Frames is Every for pictures that move; they stand still when nil.
	Frames func(d time.Duration, do func()) (stop func())
	Go     func(do func())                  // runs do in the background
	OnUI   func(do func())                  // runs do on the UI goroutine
	Later  func(d time.Duration, do func()) // runs do on the UI goroutine after a while
	Log    *slog.Logger
	// DataDir is where the journal lies, to tell the person.
	DataDir string
	Version string
	// Ear is what a person hears of a session; nothing is heard when nil.
	Ear Ear
	// KeepAwake keeps the screen on until release is called; nil where that cannot be done.
	KeepAwake func() (release func(), err error)
	// SecondsPerStep shortens every hold of a session, for a test of the whole way; 0 does not.
	SecondsPerStep int
}

// App is the window with everything in it.
type App struct {
	p        Params
	words    planwords.Words
	moves    *breakcheck.Check
	turns    *breaks.Rotation // of breaks taken while no resident program keeps the rotation
	theme    *theme.Theme
	window   fyne.Window
	shell    *shell
	set      settings.Settings
	visit    *visit
	library  *libraryPart
	routines *routinesPart
	help     *helpPart
	learn    *learnPart
	studio   *figureview.Studio

	slow    queue // what is read and kept
	agent   agentState
	missing []string
	small   fyne.Window // the small window while it is open: a break, or a session made small
	stage   *stage      // nil while no session runs in the window
	// silenced says that breaks are paused because a session runs.
	silenced bool
	keys     keyHandler // what is shown now and wants the keys nobody else takes
	stopper  func()     // stops the ticker of what is shown now
}

// keyHandler is a screen that handles keys itself.
type keyHandler interface{ TypedKey(e *fyne.KeyEvent) }

// New makes the window; Show opens it.
func New(p Params) *App {
	a := &App{p: p, words: planwords.New(p.Texts, p.Atlas), theme: theme.New(theme.FollowSystem), set: settings.Default()}
	a.moves, a.turns = breakcheck.New(p.Rules, p.Catalogue, p.Moves), breaks.NewRotation(p.Moves, breaks.Turns{})
	p.App.Settings().SetTheme(a.theme)
	a.window = p.App.NewWindow(p.Texts.T("common.app"))
	a.window.SetMaster()
	a.window.SetPadded(false)
	a.window.Resize(fyne.NewSize(1200, 800))
	a.window.Canvas().SetOnTypedKey(a.typedKey)
	a.studio = newStudio(a)
	p.App.Lifecycle().SetOnExitedForeground(func() { a.studio.SetAway(true) })
	p.App.Lifecycle().SetOnEnteredForeground(func() { a.studio.SetAway(false) })
	a.visit, a.library = newVisit(a), &libraryPart{app: a}
	a.routines = &routinesPart{app: a}
	a.help, a.learn = newHelpPart(a), &learnPart{app: a}
	a.shell = newShell(a)
	a.window.SetContent(a.shell.object)
	return a
}

// Window is the window itself.
func (a *App) Window() fyne.Window { return a.window }

// Start loads what is kept and shows the first screen.
func (a *App) Start() { a.ready(func() { a.Go(ScreenToday) }) }

// StartForBreak shows the break card alone; the program ends with it. Where no move is open to the
// person the whole window opens and says why.
func (a *App) StartForBreak() {
	a.ready(func() {
		a.findBreak(func(b link.Break, open bool) {
			if open {
				a.openBreak(b, a.p.App.Quit)
				return
			}
			a.refuseBreak()
		})
	})
}

// ready takes over the choices of last time and then shows something.
func (a *App) ready(then func()) {
	work(a, a.readSettings, func(set settings.Settings) {
		a.set = set
		if a.p.Ear != nil {
			a.p.Ear.Set(set)
		}
		a.applyTheme()
		a.visit.remember(set)
		then()
		a.watchAgent()
	})
}

func (a *App) readSettings(ctx context.Context) (settings.Settings, error) {
	set, broken, err := a.p.Store.Settings(ctx)
	for _, b := range broken {
		a.p.Log.Warn("Setting could not be read", "key", b.Key)
	}
	return set, err
}

// applyTheme shows the colour scheme the person chose.
func (a *App) applyTheme() {
	mode := map[settings.Theme]theme.Mode{settings.ThemeLight: theme.AlwaysLight, settings.ThemeDark: theme.AlwaysDark}[a.set.Theme]
	if chosen := (theme.Theme{Mode: mode, HighContrast: a.set.HighContrast}); *a.theme != chosen {
		a.theme = &chosen
		a.p.App.Settings().SetTheme(a.theme)
	}
}

// saveSettings changes the settings and keeps them.
func (a *App) saveSettings(change func(*settings.Settings)) {
	change(&a.set)
	if a.p.Ear != nil {
		a.p.Ear.Set(a.set)
	}
	set := a.set
	work(a, func(ctx context.Context) (struct{}, error) {
		return struct{}{}, a.p.Store.SaveSettings(ctx, set)
	}, func(struct{}) {})
}

func (a *App) typedKey(e *fyne.KeyEvent) {
	if a.keys != nil {
		a.keys.TypedKey(e)
	}
}

// tick lets do run again and again while the present screen is shown.
func (a *App) tick(every time.Duration, do func()) {
	a.stopTicking()
	a.stopper = a.p.Every(every, do)
}

func (a *App) stopTicking() {
	if a.stopper != nil {
		a.stopper()
		a.stopper = nil
	}
}
