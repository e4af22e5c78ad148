//go:build e2e

package e2e

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/jezek/xgb"
	"github.com/jezek/xgb/damage"
	"github.com/jezek/xgb/xproto"
)

// clockTick is the unit in which Linux tells the times of a process. It is the same on every machine.
const clockTick = time.Second / 100

// cpu is how long the processors have worked for a program so far, on all of its threads and in the
// kernel, as /proc/PID/stat has it.
func (p *process) cpu() (time.Duration, error) {
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", p.Process.Pid))
	if err != nil {
		return 0, err
	}
	return parseCPU(string(stat))
}

// parseCPU adds utime and stime, the fields 14 and 15. The name before them may hold spaces.
func parseCPU(stat string) (time.Duration, error) {
	const utime = 14 - 3 // of the fields after the name, which begin with the third
	fields := strings.Fields(stat[strings.LastIndexByte(stat, ')')+1:])
	if len(fields) < utime+2 {
		return 0, fmt.Errorf("read the times of a process: %q", stat)
	}
	sum := time.Duration(0)
	for _, field := range fields[utime : utime+2] {
		ticks, err := strconv.ParseInt(field, 10, 64)
		if err != nil {
			return 0, fmt.Errorf("read the times of a process: %w", err)
		}
		sum += time.Duration(ticks) * clockTick
	}
	return sum, nil
}

// load is how many threads have wanted a processor over the last minute, as the system sees it.
func load() float64 {
	said, err := os.ReadFile("/proc/loadavg")
	if err != nil {
		return 0
	}
	first, _, _ := strings.Cut(string(said), " ")
	v, err := strconv.ParseFloat(first, 64)
	if err != nil {
		return 0
	}
	return v
}

// repaints counts how often a window is painted anew. The X server tells of each picture it is handed,
// so this is what was drawn and not what was asked for. A picture may come in bands; the first counts.
type repaints struct {
	x     *xgb.Conn
	count atomic.Int64
}

// watch counts the repaints of the window until the connection is closed.
func (w window) watch() (*repaints, error) {
	id, err := strconv.ParseUint(w.id, 10, 32)
	if err != nil {
		return nil, err
	}
	conn, err := xgb.NewConnDisplay(w.d.display)
	if err != nil {
		return nil, err
	}
	r := &repaints{x: conn}
	if err := r.begin(xproto.Drawable(id)); err != nil {
		conn.Close()
		return nil, err
	}
	go r.run()
	return r, nil
}

func (r *repaints) begin(window xproto.Drawable) error {
	if err := damage.Init(r.x); err != nil {
		return err
	}
	if _, err := damage.QueryVersion(r.x, 1, 1).Reply(); err != nil {
		return err
	}
	id, err := damage.NewDamageId(r.x)
	if err != nil {
		return err
	}
	return damage.CreateChecked(r.x, id, window, damage.ReportLevelRawRectangles).Check()
}

func (r *repaints) run() {
	for {
		event, err := r.x.WaitForEvent()
		if event == nil && err == nil {
			return // closed
		}
		if n, ok := event.(damage.NotifyEvent); ok && n.Area.Y == 0 && n.Area.X == 0 {
			r.count.Add(1)
		}
	}
}

func TestParseCPU(t *testing.T) {
	const rest = " S 1 2 3 0 -1 4194560 900 0 0 0 250 50 7 8 20 0 12 0 100"
	for name, c := range map[string]struct {
		stat string
		want time.Duration
	}{
		"should add both times":                      {"42 (unknot)" + rest, 3 * time.Second},
		"should not mind what the program is called": {"42 (a) b (c d)" + rest, 3 * time.Second},
		"should refuse a line that ends before them": {"42 (unknot) S 1 2 3", 0},
		"should refuse a time that is not a number":  {"42 (unknot) S 1 2 3 0 -1 4194560 900 0 0 0 x 50", 0},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := parseCPU(c.stat)
			if got != c.want || (err != nil) != (c.want == 0) {
				t.Errorf("got %v, error %v", got, err)
			}
		})
	}
}
