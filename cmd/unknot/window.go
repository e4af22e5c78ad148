package main

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"

	"unknot/assets"
	"unknot/internal/build"
	"unknot/internal/content"
	"unknot/internal/desktop/autostart"
	"unknot/internal/desktop/awake"
	"unknot/internal/desktop/logfile"
	"unknot/internal/desktop/notify"
	"unknot/internal/desktop/paths"
	"unknot/internal/desktop/tray"
	"unknot/internal/journal"
	"unknot/internal/link"
	"unknot/internal/session"
	"unknot/internal/ui"
)

// window wires the window to the machine it runs on.
type window struct {
	options options
	paths   paths.Paths
	content *content.Content

	log     *slog.Logger
	app     fyne.App
	ui      *ui.App
	journal *journal.Journal
	clock   *session.Clock // runs on while the computer sleeps
	ear     *ear
}

// Run shows the window until it is closed. When another window of the same journal is open, it
// asks that one to come to the front and ends.
func (w *window) Run() error {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	claim, err := link.TryClaim(w.paths.WindowLock(), w.paths.WindowSocket())
	if err != nil {
		return fmt.Errorf("reach the first window: %w", err)
	}
	if claim == nil {
		return w.passOn(ctx)
	}
	defer claim.Close()
	file, err := logfile.Open(w.paths.LogFile("unknot"), w.paths.CrashFile("unknot"))
	if err != nil {
		return fmt.Errorf("open log: %w", err)
	}
	defer file.Close()
	w.log, w.clock = file.Logger, session.NewClock(time.Now())
	w.ear = newEar(w.log)
	defer w.ear.Close()
	for _, err := range w.content.Broken {
		w.log.Error("Technique left out", "error", err)
	}
	w.app = app.NewWithID(build.AppID)
	if icon, err := assets.FS.ReadFile("icons/unknot.png"); err == nil {
		w.app.SetIcon(fyne.NewStaticResource("unknot.png", icon))
	}
	go w.listen(ctx, claim)
	w.app.Lifecycle().SetOnStarted(w.start)
	w.app.Run()
	if w.journal != nil {
		return w.journal.Close()
	}
	return nil
}

// passOn asks the window that is already open to do what this start was for.
func (w *window) passOn(ctx context.Context) error {
	first := link.Window{Address: w.paths.WindowSocket()}
	if w.options.breaks {
		return first.Break(ctx, link.Break{}) // the open window knows which one
	}
	return first.Show(ctx)
}

// start opens the journal and the window once the driver runs.
func (w *window) start() {
	go func() {
		j, err := journal.Open(context.Background(), w.paths.Journal(), journal.Options{Log: w.log})
		fyne.Do(func() {
			if err != nil {
				w.trouble(err)
				return
			}
			w.journal = j
			w.open()
		})
	}()
}

func (w *window) open() {
	w.ui = ui.New(ui.Params{
		App: w.app, Texts: w.content.Texts, Store: w.journal, Catalogue: w.content.Catalogue, Rules: w.content.Rules,
		Engine: w.content.Engine, Atlas: w.content.Atlas, Figures: w.content.Figures, Frames: every, Moves: w.content.Moves, Weeks: w.content.Weeks, Guide: w.content.Guide, Agent: w.agent(), StartAgent: w.startAgent, Autostart: w.autostart,
		Missing: missing, Now: time.Now, Up: func() time.Duration { return w.clock.At(time.Now()) }, Every: every,
		Go: func(do func()) { go w.guarded(do) }, OnUI: fyne.Do,
		Later: func(d time.Duration, do func()) { time.AfterFunc(d, func() { fyne.Do(do) }) }, Log: w.log, DataDir: w.paths.Data,
		Ear: w.ear, KeepAwake: func() (func(), error) { return awake.Hold(context.Background(), w.content.Texts.T("ui.awake")) },
		Version: build.Version, SecondsPerStep: w.options.secondsPerStep,
	})
	if w.options.breaks {
		w.ui.StartForBreak()
		return
	}
	w.ui.Start()
	w.ui.Window().Show()
}

// guarded keeps a mistake in background work from taking the window down.
func (w *window) guarded(do func()) {
	defer func() {
		if r := recover(); r != nil {
			w.log.Error("Background work failed", "panic", r)
		}
	}()
	do()
}

func (w *window) agent() link.Agent { return link.Agent{Address: w.paths.AgentSocket()} }

// listen answers the other programs: come to the front, open the break card.
func (w *window) listen(ctx context.Context, claim *link.Claim) {
	err := link.Serve(ctx, claim.Listener, func(_ context.Context, command string, body json.RawMessage) (any, error) {
		switch command {
		case link.CmdShow:
			fyne.Do(func() { w.withUI((*ui.App).Raise) })
			return nil, nil
		case link.CmdBreak:
			b, err := link.Decode[link.Break](body)
			if err != nil {
				return nil, err
			}
			fyne.Do(func() {
				w.withUI(func(a *ui.App) {
					if b.Move == "" {
						a.TakeBreak()
						return
					}
					a.OpenBreak(b)
				})
			})
			return nil, nil
		default:
			return nil, &link.Error{Code: link.CodeUnknown, Detail: command}
		}
	}, w.log)
	if err != nil && ctx.Err() == nil {
		w.log.Error("Socket failed", "error", err)
	}
}

func (w *window) withUI(do func(*ui.App)) {
	if w.ui != nil {
		do(w.ui)
	}
}

// startAgent starts the resident program that lies beside this one.
func (w *window) startAgent() error {
	program, err := w.agentProgram()
	if err != nil {
		return err
	}
	cmd := exec.Command(program, w.agentArgs()...)
	if err := cmd.Start(); err != nil {
		return fmt.Errorf("start agent: %w", err)
	}
	go func() { _ = cmd.Wait() }() // it outlives the window; waiting only clears up after it
	return w.waitForAgent()
}

// waitForAgent gives the agent a moment to listen.
func (w *window) waitForAgent() error {
	ctx, cancel := context.WithTimeout(context.Background(), 3*time.Second)
	defer cancel()
	var status link.Status
	return link.CallSoon(ctx, w.paths.AgentSocket(), link.CmdStatus, nil, &status)
}

func (w *window) agentProgram() (string, error) {
	self, err := autostart.Self()
	if err != nil {
		return "", err
	}
	name := "unknot-agent"
	if runtime.GOOS == "windows" {
		name += ".exe"
	}
	program := filepath.Join(filepath.Dir(self), name)
	if _, err := os.Stat(program); err != nil {
		return "", fmt.Errorf("find agent: %w", err)
	}
	return program, nil
}

func (w *window) agentArgs() []string {
	if w.options.dataDir == "" {
		return []string{"--background"}
	}
	return []string{"--background", "--data-dir", w.paths.Data}
}

// autostart switches starting the agent at login. A journal in a folder of its own is a trial or
// a test, and leaves the login alone.
func (w *window) autostart(on bool) error {
	if w.options.dataDir != "" {
		return nil
	}
	if !on {
		return autostart.Disable(build.AppID)
	}
	program, err := w.agentProgram()
	if err != nil {
		return err
	}
	return autostart.Enable(autostart.Entry{ID: build.AppID, Name: "Unknot", Program: program, Args: w.agentArgs()})
}

// missing looks for what this computer lacks.
func missing() []string {
	ctx, cancel := context.WithTimeout(context.Background(), 3*time.Second)
	defer cancel()
	var out []string
	switch notify.Available(ctx) {
	case notify.NoBus:
		out = append(out, "ui.missing.bus")
	case notify.NoDaemon:
		out = append(out, "ui.missing.notifications")
	default:
	}
	if !tray.HostPresent(ctx) {
		out = append(out, "ui.missing.tray")
	}
	return out
}

// every calls do on the UI goroutine until stop is called.
func every(d time.Duration, do func()) (stop func()) {
	ticker := time.NewTicker(d)
	done := make(chan struct{})
	go func() {
		for {
			select {
			case <-done:
				return
			case <-ticker.C:
				fyne.Do(func() {
					select {
					case <-done: // stopped while this call was waiting
					default:
						do()
					}
				})
			}
		}
	}()
	return func() { ticker.Stop(); close(done) }
}
