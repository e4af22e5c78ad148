package journal_test

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"github.com/gofrs/flock"

	"unknot/internal/checkin"
	"unknot/internal/journal"
)

// TestMain lets the test program play a second program that writes to the same journal.
func TestMain(m *testing.M) {
	if path := os.Getenv("UNKNOT_TEST_WRITER"); path != "" {
		n, err := strconv.Atoi(os.Getenv("UNKNOT_TEST_ROWS"))
		if err == nil {
			err = writeRows(path, n)
		}
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// writeRows adds n check-ins and says each id only after the journal has confirmed it.
func writeRows(path string, n int) error {
	j, err := journal.Open(ctx, path, journal.Options{Now: func() time.Time { return summer }})
	if err != nil {
		return err
	}
	for range n {
		id, err := j.AddCheckIn(ctx, wellMarked())
		if err != nil {
			return err
		}
		if _, err := fmt.Fprintln(os.Stdout, id); err != nil {
			return err
		}
	}
	return j.Close()
}

// startWriter runs writeRows in a process of its own.
func startWriter(t *testing.T, path string, rows int) (*exec.Cmd, io.Reader) {
	t.Helper()
	cmd := exec.CommandContext(ctx, os.Args[0])
	cmd.Env = append(os.Environ(), "UNKNOT_TEST_WRITER="+path, "UNKNOT_TEST_ROWS="+strconv.Itoa(rows))
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	return cmd, out
}

func TestKilledWriter(t *testing.T) {
	t.Run("should keep every confirmed row with its marks", func(t *testing.T) {
		path := filepath.Join(t.TempDir(), "journal.db")
		confirmed := make(map[int64]bool)
		for round := range 5 {
			cmd, out := startWriter(t, path, 1_000_000)
			lines := bufio.NewScanner(out)
			for n := 0; lines.Scan(); n++ {
				id, err := strconv.ParseInt(lines.Text(), 10, 64)
				if err != nil {
					t.Fatal(err)
				}
				confirmed[id] = true
				if n == 20+round*7 {
					if err := cmd.Process.Kill(); err != nil {
						t.Fatal(err)
					}
				}
			}
			_ = cmd.Wait() // it was killed
		}
		j := openAt(t, path) // checks the whole file
		for _, c := range must[[]checkin.CheckIn](t)(j.CheckIns(ctx, time.Time{}, time.Time{})) {
			delete(confirmed, c.ID)
			if len(c.Marks) != 2 {
				t.Errorf("check-in %d has %d marks", c.ID, len(c.Marks))
			}
		}
		if len(confirmed) != 0 {
			t.Errorf("%d confirmed rows are lost", len(confirmed))
		}
	})
}

func TestTwoWriters(t *testing.T) {
	t.Run("should take turns, also while the journal is being made", func(t *testing.T) {
		const rows = 100
		path := filepath.Join(t.TempDir(), "unknot", "journal.db")
		first, out1 := startWriter(t, path, rows)
		second, out2 := startWriter(t, path, rows)
		ids := make(map[string]bool)
		for _, out := range []io.Reader{out1, out2} {
			for lines := bufio.NewScanner(out); lines.Scan(); {
				ids[lines.Text()] = true
			}
		}
		for _, cmd := range []*exec.Cmd{first, second} {
			if err := cmd.Wait(); err != nil {
				t.Error(err)
			}
		}
		if len(ids) != 2*rows {
			t.Errorf("%d different ids were confirmed", len(ids))
		}
		if got := must[journal.Counts](t)(openAt(t, path).Counts(ctx)); got.CheckIns != 2*rows {
			t.Errorf("the journal holds %d check-ins", got.CheckIns)
		}
	})
}

func TestLock(t *testing.T) {
	t.Run("should wait for a program that is making the journal", func(t *testing.T) {
		path := filepath.Join(t.TempDir(), "journal.db")
		other := flock.New(path + ".lock")
		if err := other.Lock(); err != nil {
			t.Fatal(err)
		}
		defer func() { _ = other.Unlock() }()
		soon, cancel := context.WithTimeout(ctx, 50*time.Millisecond)
		defer cancel()
		if _, err := journal.Open(soon, path, journal.Options{}); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("error is %v", err)
		}
		if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("a journal was made: %v", err)
		}
	})
}
