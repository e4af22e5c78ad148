// Command unknot is the window: point at where it hurts, get the next safe minutes, do them, and
// see over weeks what helped.
package main

import (
	"os"
)

func main() { os.Exit(run(os.Args[1:], os.Stderr)) }
