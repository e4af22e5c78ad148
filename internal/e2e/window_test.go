//go:build e2e

package e2e

import (
	"fmt"
	"image"
	"image/png"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"github.com/jezek/xgb/xproto"
)

// window is a real window.
type window struct {
	d  *desk
	id string
}

// windows are the visible windows with a title.
func (d *desk) windows(title string) []window {
	out, err := d.try("xdotool", "search", "--onlyvisible", "--name", "^"+title+"$")
	if err != nil { // there is none
		return nil
	}
	var list []window
	for id := range strings.FieldsSeq(out) {
		list = append(list, window{d, id})
	}
	return list
}

// find waits for a window by its title and gives it the keyboard, with the pointer out of the way.
func (d *desk) find(title string) window {
	d.t.Helper()
	var w window
	d.await("the window "+title, func() bool {
		list := d.windows(title)
		if len(list) == 0 {
			return false
		}
		w = list[len(list)-1]
		return true
	})
	w.activate()
	w.stepAside()
	return w
}

// activate brings the window to the front, as a click on its title does.
func (w window) activate() {
	w.d.t.Helper()
	w.d.await("the window to be active", func() bool {
		if w.active() {
			return true
		}
		_, _ = w.d.try("xdotool", "windowactivate", w.id) // the window manager may not know it yet
		return false
	})
}

func (w window) active() bool {
	id, err := w.d.try("xdotool", "getactivewindow")
	return err == nil && id == w.id
}

// at words a point of the window for xdotool. Coordinates relative to the window are the only ones
// that do not count the frame.
func (w window) at(p fyne.Position) []string {
	round := func(v float32) string { return strconv.Itoa(int(math.Round(float64(v)))) }
	return []string{"mousemove", "--window", w.id, round(p.X), round(p.Y)}
}

// aside is a point at the top of every screen where nothing minds the pointer.
var aside = fyne.NewPos(600, 3)

// click presses the mouse at a point and moves the pointer out of the way.
func (w window) click(p fyne.Position) {
	w.d.t.Helper()
	w.d.run("xdotool", append(w.at(p), "click", "1")...)
	w.stepAside()
}

// stepAside moves the pointer to where it changes nothing. The window may have closed itself.
func (w window) stepAside() { _, _ = w.d.try("xdotool", w.at(aside)...) }

// drag moves the pointer from one point to another with the button held down.
func (w window) drag(from, to fyne.Position) {
	w.d.t.Helper()
	w.d.run("xdotool", append(w.at(from), "mousedown", "1")...)
	for _, part := range []float32{0.3, 0.7, 1} {
		w.d.run("xdotool", w.at(from.AddXY((to.X-from.X)*part, (to.Y-from.Y)*part))...)
	}
	w.d.run("xdotool", "mouseup", "1")
	w.stepAside()
}

// key presses a key where the keyboard is.
func (w window) key(name string) {
	w.d.t.Helper()
	w.d.run("xdotool", "key", name)
}

// picture reads the window's pixels from the X server.
func (w window) picture() (*image.RGBA, error) {
	id, err := strconv.ParseUint(w.id, 10, 32)
	if err != nil {
		return nil, err
	}
	drawable := xproto.Drawable(id)
	size, err := xproto.GetGeometry(w.d.x, drawable).Reply()
	if err != nil {
		return nil, fmt.Errorf("get geometry: %w", err)
	}
	got, err := xproto.GetImage(w.d.x, xproto.ImageFormatZPixmap, drawable, 0, 0, size.Width, size.Height, math.MaxUint32).Reply()
	if err != nil {
		return nil, fmt.Errorf("get image: %w", err)
	}
	img := image.NewRGBA(image.Rect(0, 0, int(size.Width), int(size.Height)))
	for i := 0; i+3 < min(len(got.Data), len(img.Pix)); i += 4 { // the server has blue first
		img.Pix[i], img.Pix[i+1], img.Pix[i+2], img.Pix[i+3] = got.Data[i+2], got.Data[i+1], got.Data[i], 255
	}
	return img, nil
}

// looksLike waits until the window looks like a picture, but for a few blocks.
func (w window) looksLike(when string, want *image.RGBA, allowed int) {
	w.d.t.Helper()
	var got *image.RGBA
	differ := 0
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(glance) {
		now, err := w.picture()
		if err != nil {
			continue // it is just being moved or closed
		}
		got = now
		if differ = unlike(want, got); differ <= allowed {
			return
		}
	}
	dir := w.d.keepsake()
	w.d.save(filepath.Join(dir, "twin.png"), want)
	w.d.save(filepath.Join(dir, "window.png"), got)
	w.d.fatalf("%s the window differs from its twin in %d blocks; pictures are in %s", when, differ, dir)
}

func (d *desk) save(path string, img *image.RGBA) {
	if img == nil {
		return
	}
	f, err := os.Create(path)
	if err != nil {
		d.t.Log(err)
		return
	}
	defer func() { _ = f.Close() }()
	if err := png.Encode(f, img); err != nil {
		d.t.Log(err)
	}
}
