//go:build e2e

package e2e

import (
	"context"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"fyne.io/fyne/v2"
	"github.com/jezek/xgb"
	"github.com/jezek/xgb/xproto"

	"unknot/assets"
	"unknot/internal/body"
	"unknot/internal/content"
	"unknot/internal/journal"
	"unknot/internal/ui/offscreen"
)

// size is that of the window when it opens.
var size = fyne.NewSize(1200, 800)

// twin is the same window off-screen, on a journal of its own.
func (d *desk) twin(path string) *offscreen.Window {
	d.t.Helper()
	loaded, err := content.Load(assets.FS)
	if err != nil {
		d.t.Fatal(err)
	}
	j, err := journal.Open(context.Background(), path, journal.Options{})
	if err != nil {
		d.t.Fatal(err)
	}
	w := offscreen.Open(offscreen.Params{
		Content: loaded, Store: j, Start: time.Now().UTC(), Size: size, SecondsPerStep: 1, DataDir: d.data,
	})
	d.t.Cleanup(func() { w.Close(); _ = j.Close() })
	return w
}

// window is a real window.
type window struct {
	d    *desk
	id   string
	twin *offscreen.Window // nil where nothing is compared
}

// find waits for a window by its title.
func (d *desk) find(title string) *window {
	d.t.Helper()
	w := &window{d: d}
	d.await("the window "+title, func() bool {
		out, err := d.try("xdotool", "search", "--onlyvisible", "--name", "^"+title+"$")
		w.id = out
		return err == nil && out != ""
	})
	return w
}

// windows counts the visible windows with a title.
func (d *desk) windows(title string) int {
	out, _ := d.try("sh", "-c", "xdotool search --onlyvisible --name '^"+title+"$' | wc -l")
	n, _ := strconv.Atoi(out)
	return n
}

// clickAt clicks a point of the window. Coordinates relative to the window are the only ones that
// do not count the frame.
func (w *window) clickAt(x, y float32) {
	w.d.t.Helper()
	w.d.run("xdotool", "mousemove", "--window", w.id, strconv.Itoa(int(x)), strconv.Itoa(int(y)), "click", "1")
}

// key presses keys in the window.
func (w *window) key(keys ...string) {
	w.d.t.Helper()
	w.d.run("xdotool", append([]string{"key", "--window", w.id}, keys...)...)
}

// click presses a control in the twin and in the window, and waits until they look the same again.
func (w *window) click(text string) {
	w.d.t.Helper()
	p, err := w.twin.Find(text, 0)
	if err != nil {
		w.d.t.Fatal(err)
	}
	at := p.Centre()
	if err := w.twin.Click(text); err != nil {
		w.d.t.Fatal(err)
	}
	w.clickAt(at.X, at.Y)
	w.same("after " + text)
}

// mark clicks a region of the body map in both.
func (w *window) mark(r body.Region) {
	w.d.t.Helper()
	at, err := w.twin.RegionAt(r)
	if err != nil {
		w.d.t.Fatal(err)
	}
	w.twin.ClickAt(at)
	w.clickAt(at.X, at.Y)
	w.twin.Hover(at)
	w.same("marked " + string(r))
}

// likeness is the mean difference of the channels, of 255, below which two pictures of a window
// count as the same. Letters sit up to a pixel apart between the painters, so blocks of pixels are
// compared: then the same screen differs by about 1.5, another page of questions by 8 or more.
const (
	likeness = 3.5
	block    = 12
)

// same waits until the window looks like its twin.
func (w *window) same(when string) {
	w.d.t.Helper()
	want := w.twin.Picture()
	var got image.Image
	differ := 255.0
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(100 * time.Millisecond) {
		var err error
		if got, err = w.picture(); err != nil {
			continue
		}
		if differ = difference(want, got); differ < likeness {
			return
		}
	}
	w.d.t.Fatalf("%s the window differs from its twin by %.1f of 255; pictures: %s", when, differ, w.save(want, got))
}

// save keeps both pictures for whoever looks into a failure.
func (w *window) save(want, got image.Image) string {
	dir, err := os.MkdirTemp("", "unknot-e2e-failed-")
	if err != nil {
		return err.Error()
	}
	for name, img := range map[string]image.Image{"twin.png": want, "window.png": got} {
		if img == nil {
			continue
		}
		if f, err := os.Create(filepath.Join(dir, name)); err == nil {
			_ = png.Encode(f, img)
			_ = f.Close()
		}
	}
	return dir
}

// picture reads the window's pixels from the X server.
func (w *window) picture() (image.Image, error) {
	conn, err := xgb.NewConnDisplay(w.d.display)
	if err != nil {
		return nil, fmt.Errorf("connect: %w", err)
	}
	defer conn.Close()
	id, err := strconv.ParseUint(w.id, 10, 32)
	if err != nil {
		return nil, err
	}
	width, height := uint16(size.Width), uint16(size.Height)
	reply, err := xproto.GetImage(conn, xproto.ImageFormatZPixmap, xproto.Drawable(id), 0, 0, width, height, 0xffffffff).Reply()
	if err != nil {
		return nil, fmt.Errorf("get image: %w", err)
	}
	img := image.NewNRGBA(image.Rect(0, 0, int(width), int(height)))
	for i := 0; i+3 < len(reply.Data) && i+3 < len(img.Pix); i += 4 {
		img.Pix[i], img.Pix[i+1], img.Pix[i+2], img.Pix[i+3] = reply.Data[i+2], reply.Data[i+1], reply.Data[i], 255
	}
	return img, nil
}

// difference is the mean absolute difference of the channels of two pictures, 0–255, block by block.
func difference(a, b image.Image) float64 {
	bounds := a.Bounds().Intersect(b.Bounds())
	sum, n := 0.0, 0
	for y := bounds.Min.Y; y+block <= bounds.Max.Y; y += block {
		for x := bounds.Min.X; x+block <= bounds.Max.X; x += block {
			p, q := mean(a, x, y), mean(b, x, y)
			for c := range p {
				sum += math.Abs(p[c] - q[c])
			}
			n += len(p)
		}
	}
	return sum / float64(max(n, 1))
}

// mean is the mean colour of a block of pixels.
func mean(img image.Image, x, y int) [3]float64 {
	var sum [3]float64
	for dy := range block {
		for dx := range block {
			c := color.NRGBAModel.Convert(img.At(x+dx, y+dy)).(color.NRGBA)
			sum[0] += float64(c.R)
			sum[1] += float64(c.G)
			sum[2] += float64(c.B)
		}
	}
	for c := range sum {
		sum[c] /= block * block
	}
	return sum
}
