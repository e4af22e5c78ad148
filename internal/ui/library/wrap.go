package library

import (
	"strings"

	"fyne.io/fyne/v2"
)

const ellipsis = "…"

// wrap breaks a text into lines, at most as many as given, that are no wider than width; what does not fit ends
// in an ellipsis.
func wrap(text string, width, size float32, style fyne.TextStyle, most int) []string {
	fits := func(s string) bool { return fyne.MeasureText(s, size, style).Width <= width }
	words := strings.Fields(text)
	var lines []string
	line := ""
	for i, word := range words {
		longer := strings.TrimSpace(line + " " + word)
		if line == "" || fits(longer) {
			line = longer
			continue
		}
		if len(lines) == most-1 {
			return append(lines, shorten(line+" "+strings.Join(words[i:], " "), fits))
		}
		lines, line = append(lines, shorten(line, fits)), word
	}
	if line == "" {
		return lines
	}
	return append(lines, shorten(line, fits))
}

// shorten cuts a line that does not fit at a letter.
func shorten(line string, fits func(string) bool) string {
	if fits(line) {
		return line
	}
	letters := []rune(line)
	for n := len(letters) - 1; n > 0; n-- {
		short := strings.TrimRight(string(letters[:n]), " ,·(") + ellipsis
		if fits(short) {
			return short
		}
	}
	return ellipsis
}
