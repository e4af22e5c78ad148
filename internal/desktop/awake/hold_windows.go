package awake

import (
	"context"
	"runtime"

	"golang.org/x/sys/windows"
)

// What SetThreadExecutionState is told. Continuous makes it stay until it is told again.
const (
	continuous      = 0x80000000
	systemRequired  = 0x00000001
	displayRequired = 0x00000002
)

// hold tells Windows, which remembers it for one thread and forgets it when that ends. So a thread is
// kept for as long as the screen is to stay on.
func hold(_ context.Context, _ string) (release func(), err error) {
	set := windows.NewLazySystemDLL("kernel32.dll").NewProc("SetThreadExecutionState")
	told, over, done := make(chan bool), make(chan struct{}), make(chan struct{})
	go func() {
		defer close(done)
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
		before, _, _ := set.Call(continuous | systemRequired | displayRequired)
		told <- before != 0
		if before != 0 {
			<-over
			_, _, _ = set.Call(continuous)
		}
	}()
	if !<-told {
		<-done
		return nil, ErrUnable
	}
	return func() {
		close(over)
		<-done
	}, nil
}
