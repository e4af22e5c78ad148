package autostart

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"strings"
)

// launchAgent is the entry as a property list for launchd on macOS.
func launchAgent(e Entry) []byte {
	var words strings.Builder
	for _, word := range append([]string{e.Program}, e.Args...) {
		fmt.Fprintf(&words, "\t\t<string>%s</string>\n", escapeXML(word))
	}
	return fmt.Appendf(nil, `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
	<key>Label</key>
	<string>%s</string>
	<key>ProgramArguments</key>
	<array>
%s	</array>
	<key>RunAtLoad</key>
	<true/>
	<key>ProcessType</key>
	<string>Background</string>
</dict>
</plist>
`, escapeXML(e.ID), words.String())
}

func escapeXML(s string) string {
	var b bytes.Buffer
	_ = xml.EscapeText(&b, []byte(s)) // a buffer takes everything
	return b.String()
}
