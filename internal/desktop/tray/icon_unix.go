//go:build !windows && !linux

package tray

func platformIcon(png []byte) []byte { return png }

// platformTitle is empty: macOS would write it beside the icon.
func platformTitle(string) string { return "" }
