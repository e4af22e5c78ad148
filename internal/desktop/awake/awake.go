// Package awake keeps the screen on while a session runs, when nobody touches keyboard or mouse.
//
// It asks the desktop; nothing is changed that would outlive the program. A desktop that cannot be
// asked is an ordinary case: the screen then goes dark as it always does, and the session goes on.
package awake

import (
	"context"
	"errors"
	"sync"
	"time"
)

// ErrUnable says that nobody on this desktop keeps the screen on for us.
var ErrUnable = errors.New("the desktop does not keep the screen on")

// askTimeout is how long the desktop may take to answer.
const askTimeout = 2 * time.Second

// Hold keeps the screen on until release is called or the context ends, whichever comes first. The
// reason is shown to the person by some desktops. Release may be called more than once, and when
// there is an error too. It returns when the screen may go dark again.
func Hold(ctx context.Context, reason string) (release func(), err error) {
	let, err := hold(ctx, reason)
	if err != nil {
		return func() {}, err
	}
	let = sync.OnceFunc(let)
	stop := context.AfterFunc(ctx, let)
	return func() {
		stop()
		let()
	}, nil
}
