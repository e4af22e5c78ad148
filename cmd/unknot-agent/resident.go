package main

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"time"

	"unknot/assets"
	"unknot/internal/agent"
	"unknot/internal/breakcheck"
	"unknot/internal/breaks"
	"unknot/internal/content"
	"unknot/internal/desktop/autostart"
	"unknot/internal/desktop/idle"
	"unknot/internal/desktop/logfile"
	"unknot/internal/desktop/notify"
	"unknot/internal/desktop/paths"
	"unknot/internal/desktop/tray"
	"unknot/internal/journal"
	"unknot/internal/link"
	"unknot/internal/technique"
)

// resident wires the agent to the machine it runs on.
type resident struct {
	options options
	paths   paths.Paths
	claim   *link.Claim

	log  *slog.Logger
	icon []byte
}

// Run works until the context ends or somebody asks the agent to quit. It must be called on
// the main goroutine, because the tray of macOS demands that.
func (r *resident) Run(ctx context.Context) error {
	file, err := logfile.Open(r.paths.LogFile("unknot-agent"), r.paths.CrashFile("unknot-agent"))
	if err != nil {
		return err
	}
	defer file.Close()
	r.log = file.Logger
	if r.icon, err = assets.FS.ReadFile("icons/unknot.png"); err != nil {
		return fmt.Errorf("read icon: %w", err)
	}
	j, err := journal.Open(ctx, r.paths.Journal(), journal.Options{Log: r.log})
	if err != nil {
		return err
	}
	defer j.Close()
	idleTime := idle.System()
	defer idleTime.Close()
	p, err := r.params(j, idleTime)
	if err != nil {
		return err
	}
	r.serve(ctx, p)
	return nil
}

// params loads what the agent needs of the assets and gives the rest of the memory back.
func (r *resident) params(j *journal.Journal, idleTime agent.Idle) (agent.Params, error) {
	loaded, err := content.Load(assets.FS)
	if err != nil {
		return agent.Params{}, err
	}
	for _, problem := range loaded.Broken {
		r.log.Error("Technique left out", "err", problem)
	}
	begun := time.Now()
	p := agent.Params{
		Log: r.log, Moves: loaded.Moves, Texts: loaded.Texts, MoveName: names(loaded.Catalogue, loaded.Moves),
		Store:  &store{Journal: j, check: breakcheck.New(loaded.Rules, loaded.Catalogue, loaded.Moves), now: time.Now},
		Idle:   idleTime,
		Sender: notify.NewDesktop("Unknot", r.icon), Window: r.launcher(),
		Now:        func() breaks.Moment { return breaks.Moment{Up: time.Since(begun), Wall: time.Now().Round(0)} },
		MemoryFile: r.paths.BreaksFile(), TestInterval: r.options.testInterval,
	}
	return p, nil
}

// names keeps what people call the moves, so that the catalogue need not stay in memory.
func names(c *technique.Catalogue, moves []breaks.Move) func(id string) string {
	known := make(map[string]string, len(moves))
	for _, m := range moves {
		if t, ok := c.Get(technique.ID(m.ID)); ok {
			known[m.ID] = t.Name
		}
	}
	return func(id string) string { return known[id] }
}

// launcher starts the window that lies beside this program, or the one on the path.
func (r *resident) launcher() agent.Launcher {
	name := "unknot"
	if runtime.GOOS == "windows" {
		name += ".exe"
	}
	program := name
	if self, err := autostart.Self(); err == nil {
		program = filepath.Join(filepath.Dir(self), name)
	}
	if _, err := os.Stat(program); err != nil {
		if found, err := exec.LookPath(name); err == nil {
			program = found
		}
	}
	l := agent.Launcher{Client: link.Window{Address: r.paths.WindowSocket()}, Program: program, Log: r.log}
	if r.options.dataDir != "" {
		l.Args = []string{"--data-dir", r.paths.Data}
	}
	return l
}

// serve runs agent, socket and tray until one of them is asked to end.
func (r *resident) serve(ctx context.Context, p agent.Params) {
	ctx, end := context.WithCancel(ctx)
	defer end()
	var resident *agent.Agent
	icon := tray.NewTray("Unknot", r.icon, agent.Menu(p.Texts, breaks.State{Phase: breaks.Off}),
		func(line string) { resident.Clicked(line) })
	p.Tray = icon
	resident = agent.New(p)

	working := make(chan struct{})
	go func() {
		defer close(working)
		defer end() // whoever quits the agent ends the program
		resident.Run(ctx)
	}()
	answering := make(chan struct{})
	go func() {
		defer close(answering)
		if err := link.Serve(ctx, r.claim.Listener, resident.Handle, r.log); err != nil {
			r.log.Error("Socket failed", "err", err)
		}
	}()
	debug.FreeOSMemory() // loading the catalogue took much more than keeping it
	icon.Run(ctx)
	<-ctx.Done()
	<-working
	<-answering
	r.log.Info("Agent ended")
}
