// Command tour walks through the whole program off-screen, with real clicks on a scratch journal
// and time handed in, and writes a picture of every screen, light and dark.
package main

import (
	"flag"
	"fmt"
	"os"

	"unknot/assets"
	"unknot/internal/content"
)

func main() {
	out := flag.String("out", "tour", "folder for the pictures")
	flag.Parse()
	if err := run(*out); err != nil {
		fmt.Fprintln(os.Stderr, "tour:", err)
		os.Exit(1)
	}
}

func run(out string) error {
	if err := os.MkdirAll(out, 0o750); err != nil {
		return fmt.Errorf("make folder: %w", err)
	}
	loaded, err := content.Load(assets.FS)
	if err != nil {
		return err
	}
	for _, look := range looks() {
		t := &tour{out: out, look: look, content: loaded}
		if err := t.walk(); err != nil {
			return fmt.Errorf("%s: %w", look.name, err)
		}
		fmt.Printf("%s: %d pictures in %s\n", look.name, t.taken, out)
	}
	return nil
}
