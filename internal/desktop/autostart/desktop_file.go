package autostart

import (
	"fmt"
	"strings"
)

// desktopFile is the entry in the format of the Desktop Entry Specification.
func desktopFile(e Entry) []byte {
	command := make([]string, 0, 1+len(e.Args))
	for _, word := range append([]string{e.Program}, e.Args...) {
		command = append(command, quoteExec(word))
	}
	var b strings.Builder
	b.WriteString("[Desktop Entry]\nType=Application\nVersion=1.0\n")
	fmt.Fprintf(&b, "Name=%s\n", escapeValue(e.Name))
	if e.Comment != "" {
		fmt.Fprintf(&b, "Comment=%s\n", escapeValue(e.Comment))
	}
	fmt.Fprintf(&b, "Exec=%s\n", escapeValue(strings.Join(command, " ")))
	b.WriteString("Icon=io.github.unknot.Unknot\nTerminal=false\nNoDisplay=true\nX-GNOME-Autostart-enabled=true\n")
	return []byte(b.String())
}

// quoteExec quotes one word of an Exec line: inside double quotes a backslash goes before
// ", `, $ and \, and a percent sign is written twice everywhere.
func quoteExec(word string) string {
	word = strings.NewReplacer(`\`, `\\`, `"`, `\"`, "`", "\\`", `$`, `\$`, `%`, `%%`).Replace(word)
	return `"` + word + `"`
}

// escapeValue escapes a value of type string. It comes after the quoting of Exec, so a
// backslash there is written four times, as the specification demands.
func escapeValue(s string) string {
	return strings.NewReplacer(`\`, `\\`, "\n", `\n`, "\t", `\t`, "\r", `\r`).Replace(s)
}
