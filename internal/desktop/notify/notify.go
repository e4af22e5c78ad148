// Package notify shows a notification of the desktop. A notification is a courtesy: it must
// never stop a program, and everything it says can also be seen in the window.
package notify

import (
	"context"
	"fmt"
	"sync"

	"github.com/gen2brain/beeep"
)

// Notice is what to show.
type Notice struct{ Title, Body string }

// Sender shows notices.
type Sender interface {
	Send(n Notice) error
}

// Health is how notifications do on this desktop.
type Health string

// The states of health.
const (
	OK       Health = "ok"
	Assumed  Health = "assumed"   // this system cannot be asked
	NoBus    Health = "no-bus"    // Linux without a session bus
	NoDaemon Health = "no-daemon" // nobody shows notifications
	Failed   Health = "failed"    // the system refused the last one
)

// Error says why a notice was not shown, in a form that can be explained to a person.
type Error struct {
	Health Health
	Cause  error
}

// Error tells the state of health and the cause.
func (e *Error) Error() string {
	if e.Cause == nil {
		return fmt.Sprintf("notify: %s", e.Health)
	}
	return fmt.Sprintf("notify: %s: %v", e.Health, e.Cause)
}

// Unwrap gives the cause.
func (e *Error) Unwrap() error { return e.Cause }

// Desktop shows notices through the system.
type Desktop struct {
	icon []byte
	mu   sync.Mutex // the library keeps the name of the program in a variable
	name string
}

// NewDesktop returns a sender under the name and icon (PNG) of the program.
func NewDesktop(name string, icon []byte) *Desktop {
	return &Desktop{name: name, icon: icon}
}

// Send shows the notice. It asks first whether there is anybody to show it, because the
// library would otherwise try to start a bus. It may take as long as the notification
// daemon takes to answer: call it off the main loop.
func (d *Desktop) Send(n Notice) error {
	ctx, cancel := context.WithTimeout(context.Background(), askTimeout)
	defer cancel()
	if h := Available(ctx); h != OK && h != Assumed {
		return &Error{Health: h}
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	beeep.AppName = d.name
	if err := beeep.Notify(n.Title, n.Body, d.icon); err != nil {
		return &Error{Health: Failed, Cause: err}
	}
	return nil
}

// Silent shows nothing, for those who want the card only.
type Silent struct{}

// Send does nothing.
func (Silent) Send(Notice) error { return nil }
