//go:build e2e

package e2e

import (
	"bytes"
	"fmt"
	"image"
	"math"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"unknot/internal/technique"
	"unknot/internal/ui/figureview"
	"unknot/internal/ui/player"
)

// How the player and the empty window are held side by side: in turn, so that what else the machine
// does meets both.
const (
	sample = 15 * time.Second // of one program
	pairs  = 3
	// settled is how long a program is left alone before it is measured.
	settled = 2 * time.Second
)

// cost is what programs used while they were watched.
type cost struct {
	cpu, wall time.Duration
	repaints  int64
}

func (c cost) plus(o cost) cost { return cost{c.cpu + o.cpu, c.wall + o.wall, c.repaints + o.repaints} }

// over is how many times as much processor time this is as another.
func (c cost) over(o cost) float64 { return c.perSecond() / o.perSecond() }

// perSecond is milliseconds of processor time per second.
func (c cost) perSecond() float64 { return 1000 * c.cpu.Seconds() / c.wall.Seconds() }

// rate is repaints per second.
func (c cost) rate() float64 { return float64(c.repaints) / c.wall.Seconds() }

func (c cost) String() string {
	return fmt.Sprintf("%.0f ms of CPU and %.1f repaints a second", c.perSecond(), c.rate())
}

// measure watches a program with its window for one sample.
func (d *desk) measure(p *process, w window) cost {
	d.t.Helper()
	time.Sleep(settled)
	counter, err := w.watch()
	if err != nil {
		d.fatalf("count repaints: %v", err)
	}
	defer counter.x.Close()
	began := time.Now()
	before, err := p.cpu()
	if err != nil {
		d.fatalf("%v", err)
	}
	time.Sleep(sample)
	after, err := p.cpu()
	if err != nil {
		d.fatalf("%v", err)
	}
	return cost{cpu: after - before, wall: time.Since(began), repaints: counter.count.Load()}
}

// empty is the program emptywindow with its sizes.
type empty struct {
	program       string
	size, picture fyne.Size
}

// newEmpty builds the program.
func (d *desk) newEmpty() (path string) {
	d.t.Helper()
	path = filepath.Join(d.dir, "emptywindow")
	build := exec.Command("go", "build", "-o", path, "unknot/internal/e2e/emptywindow")
	if out, err := build.CombinedOutput(); err != nil {
		d.t.Fatalf("build the empty window: %v\n%s", err, out)
	}
	return path
}

// measureEmpty watches the empty window, which repaints its picture as often as a figure moves.
func (d *desk) measureEmpty(e empty) cost {
	d.t.Helper()
	whole := func(name string, v float32) string { return fmt.Sprintf("-%s=%.0f", name, v) }
	p := d.start(e.program, whole("width", e.size.Width), whole("height", e.size.Height),
		whole("picture-width", e.picture.Width), whole("picture-height", e.picture.Height), "-every="+figureview.Frame.String())
	defer p.kill()
	return d.measure(p, d.find("Empty window"))
}

// rehearsal is a running session that is measured again and again from the same moment of a step.
type rehearsal struct {
	*pair

	app     *process
	name    string        // of the technique
	corner  fyne.Position // of its picture
	picture fyne.Size
	lead    time.Duration // until the step itself begins
}

// rehearse walks into a session and to a step.
func (d *desk) rehearse(id technique.ID) *rehearsal {
	d.t.Helper()
	app, p := d.open(filepath.Join(d.dir, "twin.db"), 0)
	r := &rehearsal{pair: p, app: app}
	p.click(p.tx.T("ui.rail.relief"))
	p.mark("lumbar-right")
	p.click(p.tx.N("relief.build", 10))
	p.answer()
	p.press(p.tx.T("planview.start"))
	d.await("the session", func() bool { return d.journal(`SELECT status FROM sessions`) == "running" })
	t, ok := d.content().Catalogue.Get(id)
	if !ok {
		d.t.Fatalf("there is no technique %s", id)
	}
	const most = 20 // steps of a plan
	for range most {
		if v := pictureIn(p.twin.App.Window(), t.Name); v != nil {
			r.name, r.corner, r.picture = t.Name, fyne.CurrentApp().Driver().AbsolutePositionForObject(v), v.Size()
			r.lead = r.twinLead()
			r.pause()
			return r
		}
		p.twin.Key(fyne.KeyRight)
		p.key("Right")
	}
	d.fatalf("the plan has no %s", id)
	return nil
}

// pictureIn is the picture of a technique in a window of the twin. It is nothing to press, so the twin
// itself does not look for it.
func pictureIn(w fyne.Window, name string) *figureview.View {
	for _, o := range test.LaidOutObjects(w.Content()) {
		if v, ok := o.(*figureview.View); ok && v.AccessibilityLabel() == name {
			return v
		}
	}
	return nil
}

// twinLead lets the twin get ready and returns how long that takes.
func (r *rehearsal) twinLead() time.Duration {
	lead := time.Duration(0)
	for ; r.twinSays("player.phase.ready"); lead += time.Second {
		r.twin.Advance(time.Second)
	}
	return lead
}

// twinSays reports whether the ring of the twin shows a phase, below its number.
func (r *rehearsal) twinSays(phase string) bool {
	for _, text := range r.twin.Texts() {
		if strings.HasSuffix(text, " "+r.tx.T(phase)) {
			return true
		}
	}
	return false
}

// pause stops the session.
func (r *rehearsal) pause() {
	r.key("space")
	r.d.await("the session to stand still", r.standsStill)
}

// standsStill reports whether the words beside the picture stay the same for more than a second.
func (r *rehearsal) standsStill() bool {
	before := r.words()
	time.Sleep(1200 * time.Millisecond)
	return before != nil && bytes.Equal(before, r.words())
}

// words are the pixels to the right of the picture.
func (r *rehearsal) words() []byte {
	img, err := r.window.picture()
	if err != nil {
		return nil
	}
	end := r.corner.Add(r.picture)
	beside := image.Rect(int(math.Ceil(float64(end.X))), int(r.corner.Y), img.Bounds().Dx(), int(end.Y))
	return opaque(img.SubImage(beside)).Pix
}

// again goes from a pause to the beginning of the step and on until it is under way. It wants the
// keyboard to be on the session.
func (r *rehearsal) again() {
	r.d.t.Helper()
	r.key("Left")
	r.key("space")
	time.Sleep(r.lead)
}

// meanwhile watches the empty window while the session is taken off the processors.
func (r *rehearsal) meanwhile(e empty) cost {
	r.d.t.Helper()
	r.signal(syscall.SIGSTOP)
	defer r.signal(syscall.SIGCONT)
	return r.d.measureEmpty(e)
}

func (r *rehearsal) signal(s syscall.Signal) {
	if err := r.app.Process.Signal(s); err != nil {
		r.d.fatalf("%v: %v", s, err)
	}
}

// small makes the session small, in both, and returns its window and the size of its picture.
func (r *rehearsal) small() (w window, picture fyne.Size) {
	r.d.t.Helper()
	r.activate()
	r.key("s")
	r.twin.Key(fyne.KeyS)
	title := r.tx.T("ui.small.session")
	for _, w := range fyne.CurrentApp().Driver().AllWindows() {
		if v := pictureIn(w, r.name); w.Title() == title && v != nil {
			picture = v.Size()
		}
	}
	if picture.IsZero() {
		r.d.fatalf("the twin shows no picture in its small window")
	}
	return r.d.find(title), picture
}

// BenchmarkPlayerCPU holds the player, in its real window while its figure moves, beside a window of
// the same size that shows a constant picture of the same size as often. What is left is what the
// session itself costs: drawing the figure, the timer, the words.
func BenchmarkPlayerCPU(b *testing.B) {
	for _, step := range []technique.ID{
		"diaphragmatic-breathing", // a disc grows and shrinks in the ring
		"hand-knead-low-back",
	} {
		b.Run(string(step), func(b *testing.B) {
			for b.Loop() {
				compare(b, step)
			}
			b.ReportMetric(0, "ns/op") // says nothing
		})
	}
}

// compare reports what the player and the empty window use, large, paused and small.
func compare(b *testing.B, step technique.ID) {
	b.Helper()
	d := newDesk(b)
	r := d.rehearse(step)
	build := d.newEmpty()
	bare := empty{build, size, r.picture}
	b.Logf("a window of %v with a picture of %v, %.0f times a second", bare.size, bare.picture, 1/figureview.Frame.Seconds())
	var ours, theirs cost
	for range pairs {
		r.activate()
		r.again()
		if r.standsStill() {
			d.fatalf("the session stands still")
		}
		one := d.measure(r.app, r.window)
		r.pause()
		other := r.meanwhile(bare)
		b.Logf("player %v; empty window %v; ratio %.2f; load %.1f", one, other, one.over(other), load())
		ours, theirs = ours.plus(one), theirs.plus(other)
	}
	r.activate()
	paused := d.measure(r.app, r.window)
	w, picture := r.small()
	r.again()
	small := d.measure(r.app, w)
	empty := r.meanwhile(empty{build, player.CardSize, picture})
	b.Logf("paused %v; small %v; small empty window with a picture of %v %v", paused, small, picture, empty)
	for unit, v := range map[string]float64{
		"player-ms/s": ours.perSecond(), "player-repaints/s": ours.rate(),
		"empty-ms/s": theirs.perSecond(), "empty-repaints/s": theirs.rate(), "ratio": ours.over(theirs),
		"paused-ms/s": paused.perSecond(), "paused-repaints/s": paused.rate(),
		"small-ms/s": small.perSecond(), "small-ratio": small.over(empty),
	} {
		b.ReportMetric(v, unit)
	}
}
