//go:build !windows

package paths

import (
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
)

func (p Paths) address(program string) string {
	return filepath.Join(p.Runtime, program+".sock")
}

func tooLong(dir string) bool {
	return len(filepath.Join(dir, "window.sock")) > maxSocketPath
}

func ours(info fs.FileInfo) bool {
	stat, ok := info.Sys().(*syscall.Stat_t)
	return ok && int(stat.Uid) == os.Getuid()
}
