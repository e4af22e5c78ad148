// Package build holds what is fixed when the programs are built.
package build

// Version is the version of Unknot; FyneApp.toml says the same.
const Version = "0.1.0"

// AppID is the id of Unknot to the desktop. It never changes.
const AppID = "io.github.unknot.Unknot"
