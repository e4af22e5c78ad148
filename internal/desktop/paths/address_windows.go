package paths

import "io/fs"

// address is the name of a pipe. Pipes share one name space for the whole machine, so the
// data folder, which holds the name of the person's account, is part of it.
func (p Paths) address(program string) string {
	return `\\.\pipe\` + appFolder + "-" + program + "-" + fingerprint(p.Data)
}

func tooLong(string) bool { return false }

// ours trusts the access list that a folder inherits from the person's profile.
func ours(fs.FileInfo) bool { return true }
