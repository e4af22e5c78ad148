package agent_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"path/filepath"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"unknot/assets"
	"unknot/internal/agent"
	"unknot/internal/breaks"
	"unknot/internal/desktop/notify"
	"unknot/internal/desktop/tray"
	"unknot/internal/i18n"
	"unknot/internal/link"
	"unknot/internal/settings"
)

// desk is an agent with a fake of everything around it, inside a synctest bubble.
type desk struct {
	t     *testing.T
	agent *agent.Agent
	stop  func()

	mu       sync.Mutex
	settings settings.Settings
	person   breaks.Person
	broken   error // what the store answers
	sendErr  error
	away     time.Time // since when nobody is at the keyboard; zero: somebody is
	asked    int       // how often the idle time was read
	records  []breaks.Record
	notices  []notify.Notice
	cards    []link.Break
	opened   int
	menu     []tray.Item
	memory   string

	blind  bool  // nobody can tell the idle time
	due    bool  // the question of the morning stands
	dueErr error // what the store answers about it
	read   int   // how often it was asked about it
	log    bytes.Buffer
}

func newDesk(t *testing.T, change func(*desk)) *desk {
	t.Helper()
	s := settings.Default()
	s.Reminders = true
	s.QuietFromMinute, s.QuietToMinute = 0, 0
	d := &desk{
		t: t, settings: s, memory: filepath.Join(t.TempDir(), "breaks.json"),
		person: breaks.Person{Blocked: func(string) bool { return false }},
	}
	if change != nil {
		change(d)
	}
	d.start()
	return d
}

// start runs a new agent on the same desk.
func (d *desk) start() {
	d.t.Helper()
	texts, err := i18n.New(assets.FS)
	if err != nil {
		d.t.Fatal(err)
	}
	raw, err := assets.FS.ReadFile("breaks.yaml")
	if err != nil {
		d.t.Fatal(err)
	}
	moves, err := breaks.LoadMoves(raw, "breaks.yaml")
	if err != nil {
		d.t.Fatal(err)
	}
	begin := time.Now()
	d.agent = agent.New(agent.Params{
		Log: slog.New(slog.NewTextHandler(&d.log, nil)), Store: d, Idle: d, Sender: d, Window: d, Tray: d,
		Now:   func() breaks.Moment { return breaks.Moment{Up: time.Since(begin), Wall: time.Now()} },
		Texts: texts, Moves: moves, MoveName: func(id string) string { return id }, MemoryFile: d.memory,
	})
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan struct{})
	go func() {
		defer close(done)
		d.agent.Run(ctx)
	}()
	d.stop = func() {
		cancel()
		<-done
	}
	synctest.Wait()
}

func (d *desk) Settings(context.Context) (settings.Settings, []settings.Broken, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.settings, nil, d.broken
}

func (d *desk) Person(context.Context) (breaks.Person, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.person, d.broken
}

func (d *desk) AddBreak(_ context.Context, b breaks.Record) (int64, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.records = append(d.records, b)
	return int64(len(d.records)), d.broken
}

func (d *desk) MorningDue(context.Context, time.Time) (bool, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.read++
	return d.due && d.dueErr == nil, d.dueErr
}

func (d *desk) Idle(context.Context) (time.Duration, bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.asked++
	switch {
	case d.blind:
		return 0, false
	case d.away.IsZero():
		return 0, true
	}
	return time.Since(d.away), true
}

func (d *desk) Send(n notify.Notice) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.notices = append(d.notices, n)
	return d.sendErr
}

func (d *desk) Open(context.Context) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.opened++
	return nil
}

func (d *desk) OpenBreak(_ context.Context, b link.Break) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.cards = append(d.cards, b)
	return nil
}

func (d *desk) Set(menu []tray.Item) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.menu = menu
}

func (d *desk) Shown() bool { return true }

func (d *desk) change(f func()) {
	d.mu.Lock()
	defer d.mu.Unlock()
	f()
}

// pass lets time go by.
func (d *desk) pass(t time.Duration) {
	time.Sleep(t) // the clock of the bubble
	synctest.Wait()
}

// tell sends a command as it comes over the socket.
func (d *desk) tell(command string, body any) (link.Status, error) {
	d.t.Helper()
	raw, err := json.Marshal(body)
	if err != nil {
		d.t.Fatal(err)
	}
	if body == nil {
		raw = nil
	}
	out, err := d.agent.Handle(context.Background(), command, raw)
	synctest.Wait()
	status, _ := out.(link.Status)
	return status, err
}

func (d *desk) must(command string, body any) link.Status {
	d.t.Helper()
	s, err := d.tell(command, body)
	if err != nil {
		d.t.Fatalf("%s: %v", command, err)
	}
	return s
}

func (d *desk) kinds() []breaks.Kind {
	d.mu.Lock()
	defer d.mu.Unlock()
	var out []breaks.Kind
	for _, r := range d.records {
		out = append(out, r.Kind)
	}
	return out
}

func (d *desk) label(id string) tray.Item {
	d.mu.Lock()
	defer d.mu.Unlock()
	for _, item := range d.menu {
		if item.ID == id {
			return item
		}
	}
	d.t.Fatalf("no line %s in the menu", id)
	return tray.Item{}
}

var errBroken = errors.New("broken")
