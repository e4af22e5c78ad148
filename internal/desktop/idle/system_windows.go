package idle

import (
	"context"
	"time"
	"unsafe"

	"golang.org/x/sys/windows"
)

// System returns the reader of Windows.
func System() *Chain { return NewChain(time.Now, newLastInput()) }

// lastInput asks Windows for the last use of keyboard or mouse.
type lastInput struct{ input, ticks *windows.LazyProc }

func newLastInput() *lastInput {
	return &lastInput{
		input: windows.NewLazySystemDLL("user32.dll").NewProc("GetLastInputInfo"),
		ticks: windows.NewLazySystemDLL("kernel32.dll").NewProc("GetTickCount"),
	}
}

func (r *lastInput) Idle(context.Context) (time.Duration, bool) {
	info := struct{ size, time uint32 }{size: 8}
	ok, _, _ := r.input.Call(uintptr(unsafe.Pointer(&info)))
	if ok == 0 {
		return 0, false
	}
	now, _, _ := r.ticks.Call()
	// Both count milliseconds in 32 bits, so the difference survives their overflow.
	return time.Duration(uint32(now)-info.time) * time.Millisecond, true
}
