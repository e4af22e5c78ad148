package idle

import (
	"context"
	"os/exec"
	"time"
)

// System returns the reader of macOS.
func System() *Chain { return NewChain(time.Now, ioreg{}) }

// ioreg asks the registry of devices, which can be read without cgo.
type ioreg struct{}

func (ioreg) Idle(ctx context.Context) (time.Duration, bool) {
	ctx, cancel := context.WithTimeout(ctx, askTimeout)
	defer cancel()
	out, err := exec.CommandContext(ctx, "/usr/sbin/ioreg", "-c", "IOHIDSystem", "-d", "4").Output()
	if err != nil {
		return 0, false
	}
	return parseIoreg(string(out))
}
