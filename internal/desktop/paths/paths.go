// Package paths says where Unknot keeps its things: the journal, the logs, and the sockets
// and locks of the programs that are running.
//
// Without an override it follows the customs of the system (XDG folders on Linux, Library on
// macOS, AppData on Windows). With an override everything lives below that one folder, so
// that two journals, or two tests, never meet.
package paths

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/adrg/xdg"
)

// appFolder is the name of our folder inside the folders of the system.
const appFolder = "unknot"

// maxSocketPath is the longest socket path that every system takes: Linux allows 107 bytes,
// macOS 103.
const maxSocketPath = 103

// folderMode keeps what is inside to the person who owns it.
const folderMode = 0o700

// Paths are the folders of one journal. All of them are absolute and exist.
type Paths struct {
	Data    string // the journal and its backups
	State   string // logs, and what the agent remembers between two runs
	Runtime string // sockets and locks, gone after a restart of the machine
}

// Journal is the file of the journal.
func (p Paths) Journal() string { return filepath.Join(p.Data, "journal.db") }

// AgentSocket is the address at which the agent listens: a socket path, on Windows the name
// of a pipe.
func (p Paths) AgentSocket() string { return p.address("agent") }

// WindowSocket is the address at which the window listens.
func (p Paths) WindowSocket() string { return p.address("window") }

// AgentLock is the file that the running agent holds locked.
func (p Paths) AgentLock() string { return filepath.Join(p.Runtime, "agent.lock") }

// WindowLock is the file that the running window holds locked.
func (p Paths) WindowLock() string { return filepath.Join(p.Runtime, "window.lock") }

// LogFile is the log of one program. Each program has its own, because two programs that
// rotate the same file lose lines.
func (p Paths) LogFile(program string) string { return filepath.Join(p.State, program+".log") }

// CrashFile is where the runtime writes the last words of a program that crashed.
func (p Paths) CrashFile(program string) string {
	return filepath.Join(p.State, program+".crash.log")
}

// BreaksFile is what the agent remembers of the posture breaks between two runs.
func (p Paths) BreaksFile() string { return filepath.Join(p.State, "breaks.json") }

// Resolve finds the folders and makes the missing ones, readable by their owner only. An
// empty override means the customary folders of the system.
func Resolve(override string) (Paths, error) {
	p, err := locate(override)
	if err != nil {
		return Paths{}, err
	}
	for _, dir := range []string{p.Data, p.State} {
		if err := os.MkdirAll(dir, folderMode); err != nil {
			return Paths{}, fmt.Errorf("make folder: %w", err)
		}
	}
	p.Runtime, err = runtimeFolder(p.Runtime, p.Data)
	if err != nil {
		return Paths{}, err
	}
	return p, nil
}

func locate(override string) (Paths, error) {
	if override == "" {
		xdg.Reload() // the library reads the environment once; a program may have changed it since
		return Paths{
			Data:    filepath.Join(xdg.DataHome, appFolder),
			State:   filepath.Join(xdg.StateHome, appFolder),
			Runtime: filepath.Join(xdg.RuntimeDir, appFolder),
		}, nil
	}
	root, err := filepath.Abs(override)
	if err != nil {
		return Paths{}, fmt.Errorf("find data folder: %w", err)
	}
	return Paths{Data: root, State: filepath.Join(root, "state"), Runtime: filepath.Join(root, "run")}, nil
}

// runtimeFolder makes the wanted folder when its sockets get short enough names, and
// otherwise a folder with a short name below the folder for temporary files.
func runtimeFolder(wanted, data string) (string, error) {
	var errs []error
	short := appFolder + "-" + fingerprint(data)
	for _, dir := range []string{wanted, filepath.Join(os.TempDir(), short), filepath.Join("/tmp", short)} {
		if tooLong(dir) {
			errs = append(errs, fmt.Errorf("%s is too long for a socket", dir))
			continue
		}
		if err := ownFolder(dir); err != nil {
			errs = append(errs, err)
			continue
		}
		return dir, nil
	}
	return "", fmt.Errorf("make runtime folder: %w", errors.Join(errs...))
}

// ownFolder makes the folder and refuses one that belongs to somebody else, which matters
// below a folder that everybody may write to.
func ownFolder(dir string) error {
	if err := os.MkdirAll(dir, folderMode); err != nil {
		return err
	}
	info, err := os.Lstat(dir)
	if err != nil {
		return err
	}
	if !info.IsDir() || !ours(info) {
		return fmt.Errorf("%s belongs to somebody else", dir)
	}
	return os.Chmod(dir, folderMode)
}

// fingerprint tells data folders apart in a few characters.
func fingerprint(data string) string {
	sum := sha256.Sum256([]byte(data))
	return hex.EncodeToString(sum[:6])
}
