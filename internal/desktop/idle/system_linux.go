package idle

import (
	"os"
	"time"
)

// System returns the readers of this desktop. Under Wayland the counter of X sees only the
// programs that still use X, so it is left out there.
func System() *Chain {
	readers := []Reader{&busReader{ask: mutter}}
	if os.Getenv("WAYLAND_DISPLAY") == "" && os.Getenv("DISPLAY") != "" {
		readers = append(readers, &xReader{})
	}
	readers = append(readers, &busReader{ask: screenSaver})
	return NewChain(time.Now, readers...)
}
