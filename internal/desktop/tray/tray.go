// Package tray shows an icon with a flat menu in the tray of the desktop, while there is a
// tray. On Linux that is not certain, and a tray may come and go; without one everything
// stays reachable from the window and from unknotctl.
package tray

import (
	"context"
	"sync"
	"sync/atomic"

	"fyne.io/systray"
)

// Item is a line of the menu. The ids and their order never change after NewTray; labels
// and states do.
type Item struct {
	ID       string
	Label    string
	Disabled bool // shown, cannot be chosen
	Hidden   bool
	// Apart puts a line between this item and the one before.
	Apart bool
}

// Tray is the icon with its menu. A program can have one.
type Tray struct {
	icon    []byte
	name    string
	clicked func(id string)

	present atomic.Bool
	wake    chan struct{} // the menu changed
	mu      sync.Mutex
	menu    []Item
}

// NewTray returns a tray with the icon (PNG), the name of the program and a first menu. The
// function is called with the id of a chosen item; it must not block.
func NewTray(name string, icon []byte, menu []Item, clicked func(id string)) *Tray {
	return &Tray{name: name, icon: icon, menu: menu, clicked: clicked, wake: make(chan struct{}, 1)}
}

// Shown reports whether there is a tray that shows the icon.
func (t *Tray) Shown() bool { return t.present.Load() }

// Set changes labels and states. It may be called from any goroutine and does not wait.
func (t *Tray) Set(menu []Item) {
	t.mu.Lock()
	t.menu = menu
	t.mu.Unlock()
	select {
	case t.wake <- struct{}{}:
	default: // a change is already waiting; it will take the newest menu
	}
}

// Run shows the icon as soon as there is a tray, until the context ends. It must be called
// on the main goroutine, which macOS demands, and once in a program.
func (t *Tray) Run(ctx context.Context) {
	appeared := make(chan struct{})
	var once sync.Once
	var watching sync.WaitGroup
	watching.Go(func() {
		watchHost(ctx, func(present bool) {
			t.present.Store(present)
			if present {
				once.Do(func() { close(appeared) })
			}
		})
		t.present.Store(false)
	})
	defer watching.Wait()
	select {
	case <-ctx.Done():
		return
	case <-appeared:
	}
	// From here on the library itself follows trays that go and come back.
	defer context.AfterFunc(ctx, systray.Quit)()
	systray.Run(func() { t.ready(ctx) }, nil)
}

// ready builds the menu and starts to follow its changes.
func (t *Tray) ready(ctx context.Context) {
	systray.SetIcon(platformIcon(t.icon))
	systray.SetTitle(platformTitle(t.name))
	systray.SetTooltip(t.name)
	shown := t.latest()
	lines := make([]*systray.MenuItem, len(shown))
	for i, item := range shown {
		if item.Apart {
			systray.AddSeparator()
		}
		lines[i] = systray.AddMenuItem(item.Label, "")
		apply(lines[i], Item{Label: item.Label}, item)
		go t.listen(ctx, item.ID, lines[i].ClickedCh)
	}
	go t.follow(ctx, lines, shown)
}

func (t *Tray) listen(ctx context.Context, id string, clicks <-chan struct{}) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-clicks:
			t.clicked(id)
		}
	}
}

// follow brings changes to the menu, and only changes: each is a message to the desktop.
func (t *Tray) follow(ctx context.Context, lines []*systray.MenuItem, shown []Item) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-t.wake:
		}
		next := t.latest()
		for i := range min(len(lines), len(next)) {
			apply(lines[i], shown[i], next[i])
		}
		shown = next
	}
}

func (t *Tray) latest() []Item {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.menu
}

func apply(line *systray.MenuItem, old, next Item) {
	if old.Label != next.Label {
		line.SetTitle(next.Label)
	}
	if old.Disabled != next.Disabled {
		if next.Disabled {
			line.Disable()
		} else {
			line.Enable()
		}
	}
	if old.Hidden != next.Hidden {
		if next.Hidden {
			line.Hide()
		} else {
			line.Show()
		}
	}
}
