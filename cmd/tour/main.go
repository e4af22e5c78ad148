// Command tour walks through the whole program off-screen, with real clicks on a scratch journal
// and time handed in, and writes a picture of every screen, light and dark. With -figures it draws
// contact sheets of the exercise figure instead: every keyframe of the techniques named, or of all.
package main

import (
	"flag"
	"fmt"
	"os"

	"unknot/assets"
	"unknot/internal/content"
	"unknot/internal/figure/pose"
)

func main() {
	out := flag.String("out", "tour", "folder for the pictures")
	contrast := flag.Bool("contrast", false, "draw the screens in high contrast")
	figures := flag.Bool("figures", false, "draw contact sheets of the figures named, or of all")
	flag.Parse()
	if err := run(*out, *contrast, *figures, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "tour:", err)
		os.Exit(1)
	}
}

func run(out string, contrast, figures bool, only []string) error {
	if err := os.MkdirAll(out, 0o750); err != nil {
		return fmt.Errorf("make folder: %w", err)
	}
	if figures {
		found, problems := pose.LoadLenient(os.DirFS("assets"))
		for _, p := range problems {
			fmt.Fprintln(os.Stderr, p)
		}
		return drawFigures(out, found, only)
	}
	loaded, err := content.Load(assets.FS)
	if err != nil {
		return err
	}
	for _, look := range looks(contrast) {
		t := &tour{out: out, look: look, content: loaded}
		if err := t.walk(); err != nil {
			return fmt.Errorf("%s: %w", look.name, err)
		}
		fmt.Printf("%s: %d pictures in %s\n", look.name, t.taken, out)
	}
	return nil
}
