package agent

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"unknot/internal/breaks"
)

// memory is what the agent keeps between two runs. It is no part of the journal: losing it
// costs a count of minutes, or repeats the question of a morning.
type memory struct {
	Count breaks.Snapshot `json:"count"`
	Turns breaks.Turns    `json:"turns"`
	Asked string          `json:"asked,omitempty"` // the day whose morning needs no further question
}

// recall reads the memory. One that is missing or broken is an empty one.
func (a *Agent) recall() memory {
	var kept memory
	if a.p.MemoryFile == "" {
		return kept
	}
	raw, err := os.ReadFile(a.p.MemoryFile)
	if err == nil {
		err = json.Unmarshal(raw, &kept)
	}
	if err != nil {
		if !errors.Is(err, fs.ErrNotExist) {
			a.p.Log.Warn("The count of an earlier run could not be read", "err", err)
		}
		return memory{}
	}
	return kept
}

// remember writes the memory, in one step so that it is never half written.
func (a *Agent) remember() {
	if a.p.MemoryFile == "" {
		return
	}
	raw, err := json.Marshal(memory{Count: a.sched.Snapshot(a.p.Now()), Turns: a.turns.Turns(), Asked: a.asked})
	if err == nil {
		err = replace(a.p.MemoryFile, raw)
	}
	if err != nil {
		a.p.Log.Warn("The count could not be kept", "err", err)
	}
}

func replace(path string, content []byte) error {
	temp, err := os.CreateTemp(filepath.Dir(path), ".breaks-*")
	if err != nil {
		return err
	}
	defer func() { _ = os.Remove(temp.Name()) }() // gone already when all went well
	_, err = temp.Write(content)
	if err = errors.Join(err, temp.Close()); err != nil {
		return err
	}
	return os.Rename(temp.Name(), path)
}
