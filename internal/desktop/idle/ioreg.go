package idle

import (
	"strconv"
	"strings"
	"time"
)

// parseIoreg finds the line "HIDIdleTime" = 1234 of ioreg, in nanoseconds.
func parseIoreg(out string) (time.Duration, bool) {
	for line := range strings.Lines(out) {
		_, value, found := strings.Cut(line, `"HIDIdleTime" = `)
		if !found {
			continue
		}
		ns, err := strconv.ParseInt(strings.TrimSpace(value), 10, 64)
		return time.Duration(ns), err == nil
	}
	return 0, false
}
