//go:build !linux && !darwin && !windows

package speech

// system has no voice: we know of none here.
func system(Output) (engine, bool) { return nil, false }
