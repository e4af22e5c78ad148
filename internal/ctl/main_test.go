package ctl_test

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"unknot/assets"
	"unknot/internal/ctl"
	"unknot/internal/journal"
)

var update = flag.Bool("update", false, "write the golden files anew")

func run(args ...string) (code int, stdout, stderr string) {
	var out, errs bytes.Buffer
	m := ctl.Main{Assets: assets.FS, Now: func() time.Time { return time.Date(2026, 11, 21, 9, 0, 0, 0, time.UTC) }}
	code = m.Run(args, &out, &errs)
	return code, out.String(), errs.String()
}

func suggest(line string) []string { return append([]string{"suggest"}, strings.Fields(line)...) }

type reply struct {
	Verdict struct {
		Level   string
		Reasons []struct{ ID, Text string }
	}
	Plan *struct {
		Seconds int
		Steps   []struct {
			Technique, Name, Kind, Side string
			Seconds                     int
			Reasons                     []string
		}
	}
	LeftOut []struct{ Technique, Because, Caution string } `json:"left_out"`
}

func ask(t *testing.T, line string) reply {
	t.Helper()
	code, stdout, stderr := run(suggest(line + " --json")...)
	if code != 0 || stderr != "" {
		t.Fatalf("exit %d: %s", code, stderr)
	}
	var r reply
	if err := json.Unmarshal([]byte(stdout), &r); err != nil {
		t.Fatal(err)
	}
	return r
}

func TestGolden(t *testing.T) {
	for name, line := range map[string]string{
		"desk-two-minutes.json": "--mark gluteus-maximus-left=4:ache --phase subacute --settle day --minutes 2 --place desk --goal desk --json",
		"blood-thinners.json":   "--mark lumbar-right=3 --phase persistent --settle minutes --caution cx-anticoagulant --tool tennis-ball --tool wall --minutes 10 --json",
		"emergency.json":        "--mark saddle=2:numb --flag rf-saddle-numbness --json",
		"flare.txt":             "--mark lumbar-left=8 --pain 8 --settle longer --minutes 20 --tool chair --tool heat-pack",
	} {
		t.Run("should answer as in "+name, func(t *testing.T) {
			code, stdout, stderr := run(suggest(line)...)
			if code != 0 || stderr != "" {
				t.Fatalf("exit %d: %s", code, stderr)
			}
			file := filepath.Join("testdata", name)
			if *update {
				if err := os.WriteFile(file, []byte(stdout), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if stdout != string(want) {
				t.Errorf("differs from %s; look, then run with -update:\n%s", file, stdout)
			}
		})
	}
}

func TestBadInput(t *testing.T) {
	damaged := t.TempDir()
	if err := os.WriteFile(filepath.Join(damaged, "journal.db"), []byte("not a journal at all"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, v := range []struct{ line, says string }{
		{"--mark lumber-left=3", `did you mean "lumbar-left"`},
		{"--mark lumbar-left", "want REGION=0..10"},
		{"--mark lumbar-left=11", "from 0 to 10"},
		{"--mark lumbar-left=-1", "from 0 to 10"},
		{"--mark lumbar-left=2.5", "from 0 to 10"},
		{"--mark lumbar-left=3:akhe", `did you mean "ache"`},
		{"--mark lumbar-left=3:", "quality"},
		{"--mark lumbar-left=3 --mark lumbar-left=4", "given twice"},
		{"--pain 11", "from 0 to 10"},
		{"--pain -1", "from 0 to 10"},
		{"--pain three", "from 0 to 10"},
		{"--pain 3 --pain 4", "given twice"},
		{"--minutes 7", "want 2, 5, 10 or 20"},
		{"--minutes -5", "want 2, 5, 10 or 20"},
		{"--minutes", "needs a value"},
		{"--phase chronic", "acute, subacute, persistent"},
		{"--settle days", `did you mean "day"`},
		{"--direction up", "bend, arch, neither"},
		{"--goal easy", `did you mean "ease"`},
		{"--place flor", `did you mean "floor"`},
		{"--tool tenis-ball", `did you mean "tennis-ball"`},
		{"--tool mat --tool mat", "given twice"},
		{"--flag rf-bladdr", `did you mean "rf-bladder"`},
		{"--flag rf-bladder=maybe", "yes, no, unsure, checked"},
		{"--flag rf-bladder --flag rf-bladder=no", "given twice"},
		{"--caution cx-osteoporosi", `did you mean "cx-osteoporosis"`},
		{"--caution cx-osteoporosis=lumbar-left", "whole body"},
		{"--caution cx-skin=lumbar-lef", `did you mean "lumbar-left"`},
		{"--caution cx-skin=lumbar-left,lumbar-left", "twice"},
		{"--caution cx-skin --caution cx-skin", "given twice"},
		{"--age 0", "from 1 to 120"},
		{"--date 2026-02-30", "2026-11-21"},
		{"--helper=yes", "takes no value"},
		{"--jsn", `did you mean "--json"`},
		{"floor", "options start with --"},
		{"--data-dir " + t.TempDir(), "there is no journal"},
		{"--data-dir " + damaged, "cannot be read"},
	} {
		t.Run("should refuse "+v.line, func(t *testing.T) {
			code, stdout, stderr := run(suggest(v.line)...)
			if code != 2 || stdout != "" || strings.Count(stderr, "\n") != 1 || !strings.Contains(stderr, v.says) {
				t.Errorf("exit %d, stdout %q, stderr %q, want %q", code, stdout, stderr, v.says)
			}
		})
	}
	t.Run("should refuse an unknown command", func(t *testing.T) {
		if code, _, stderr := run("sugest"); code != 2 || !strings.Contains(stderr, `did you mean "suggest"`) {
			t.Errorf("exit %d: %s", code, stderr)
		}
	})
	t.Run("should refuse no command", func(t *testing.T) {
		if code, _, _ := run(); code != 2 {
			t.Errorf("exit %d", code)
		}
	})
}

func TestSafetyComesFirst(t *testing.T) {
	for _, v := range []struct {
		should, line, level string
		plan                bool
	}{
		{"plan when nothing speaks against it", "--mark lumbar-left=3", "clear", true},
		{"forbid a plan in an emergency", "--flag rf-bowel", "emergency", false},
		{"forbid a plan when a doctor is due today", "--flag rf-fever", "same-day", false},
		{"count an opened question that nobody answered as not sure", "--mark flank-left=3", "same-day", false},
		{"take the answer to an opened question", "--mark flank-left=3 --flag rf-kidney=no", "clear", true},
		{"keep to gentle care when a check is due soon", "--mark lumbar-left=3 --flag rf-night-pain", "gp-soon", true},
		{"believe a clinician of that day", "--mark lumbar-left=3 --flag rf-fever=checked", "clear", true},
		{"take further questions by name", "--flag rf-fever --flag stiff-neck-confusion", "emergency", false},
	} {
		t.Run("should "+v.should, func(t *testing.T) {
			r := ask(t, v.line)
			if r.Verdict.Level != v.level || (r.Plan != nil) != v.plan {
				t.Errorf("level %s, plan %v, reasons %+v", r.Verdict.Level, r.Plan != nil, r.Verdict.Reasons)
			}
			if r.Plan == nil && len(r.LeftOut) > 0 {
				t.Error("something is left out of no plan")
			}
		})
	}
	t.Run("should close for the young", func(t *testing.T) {
		if r := ask(t, "--mark lumbar-left=3 --age 15"); r.Plan != nil {
			t.Errorf("level %s with a plan", r.Verdict.Level)
		}
	})
	t.Run("should spare old bones without being told", func(t *testing.T) {
		r := ask(t, "--mark lumbar-left=3 --age 74 --phase persistent --settle minutes")
		if len(r.LeftOut) == 0 || r.LeftOut[0].Caution == "" {
			t.Errorf("left out %+v", r.LeftOut)
		}
	})
}

func TestAnswer(t *testing.T) {
	t.Run("should say the same twice", func(t *testing.T) {
		line := suggest("--mark lumbar-left=5 --phase persistent --tool foam-roller --minutes 20 --json")
		_, first, _ := run(line...)
		if _, again, _ := run(line...); again != first {
			t.Error("two runs differ")
		}
	})
	t.Run("should sum the steps and changeovers to the whole", func(t *testing.T) {
		r := ask(t, "--mark lumbar-left=3 --settle minutes --phase persistent")
		sum := 0
		for _, s := range r.Plan.Steps {
			sum += s.Seconds + 10
			if len(s.Reasons) == 0 || s.Name == "" || s.Kind == "" {
				t.Errorf("step %+v", s)
			}
		}
		if sum != r.Plan.Seconds {
			t.Errorf("%d, want %d", sum, r.Plan.Seconds)
		}
	})
	t.Run("should fit 80 columns", func(t *testing.T) {
		for _, args := range [][]string{
			suggest("--mark lumbar-left=5 --caution cx-pregnancy --caution cx-older-frail --minutes 20"), suggest("--flag rf-aaa"), {"help"},
		} {
			code, stdout, stderr := run(args...)
			if code != 0 {
				t.Fatal(stderr)
			}
			for line := range strings.SplitSeq(stdout, "\n") {
				if utf8.RuneCountInString(line) > 80 {
					t.Errorf("%d columns: %s", utf8.RuneCountInString(line), line)
				}
			}
		}
	})
	t.Run("should learn from a journal and leave it as it is", func(t *testing.T) {
		dir := t.TempDir()
		j, err := journal.Open(context.Background(), filepath.Join(dir, "journal.db"), journal.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if err := j.Close(); err != nil {
			t.Fatal(err)
		}
		before, err := os.ReadFile(filepath.Join(dir, "journal.db"))
		if err != nil {
			t.Fatal(err)
		}
		ask(t, "--mark lumbar-left=3 --data-dir "+dir)
		after, err := os.ReadFile(filepath.Join(dir, "journal.db"))
		if err != nil || !bytes.Equal(before, after) {
			t.Errorf("the journal changed (%v)", err)
		}
	})
}
