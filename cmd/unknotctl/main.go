// Command unknotctl is Unknot in the terminal. It opens no window and links no window system.
package main

import (
	"os"
	"time"

	"unknot/assets"
	"unknot/internal/ctl"
)

func main() {
	program := ctl.Main{Assets: assets.FS, Now: time.Now}
	os.Exit(program.Run(os.Args[1:], os.Stdout, os.Stderr))
}
