// Command emptywindow is the least that a moving picture costs on Fyne: a window with nothing in it but
// one picture, which is shown anew again and again and never changes. What a screen of ours uses beyond
// that is its own. The benchmarks of package e2e hold the two side by side.
package main

import (
	"flag"
	"image"
	"image/color"
	"image/draw"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
)

// title is what stands on the window.
const title = "Empty window"

func main() {
	width := flag.Int("width", 1200, "the width of the window, in device-independent pixels")
	height := flag.Int("height", 800, "its height")
	across := flag.Int("picture-width", 600, "the width of the picture")
	down := flag.Int("picture-height", 400, "its height")
	every := flag.Duration("every", time.Second/24, "the time from one picture to the next; 0 shows it once")
	flag.Parse()

	a := app.NewWithID("io.github.unknot.EmptyWindow")
	w := a.NewWindow(title)
	w.SetPadded(false)
	picture := canvas.NewRaster(plain())
	picture.SetMinSize(fyne.NewSize(float32(*across), float32(*down)))
	w.SetContent(container.NewCenter(picture))
	w.Resize(fyne.NewSize(float32(*width), float32(*height)))
	if *every > 0 {
		a.Lifecycle().SetOnStarted(func() { go refresh(picture, *every) })
	}
	w.ShowAndRun()
}

// plain hands out the same grey picture until another size is asked for.
func plain() func(w, h int) image.Image {
	var made *image.RGBA
	return func(w, h int) image.Image {
		if made == nil || made.Bounds().Size() != image.Pt(w, h) {
			made = image.NewRGBA(image.Rect(0, 0, w, h))
			draw.Draw(made, made.Bounds(), image.NewUniform(color.Gray{Y: 0xc0}), image.Point{}, draw.Src)
		}
		return made
	}
}

// refresh shows the picture anew for as long as the program runs.
func refresh(picture *canvas.Raster, every time.Duration) {
	for range time.Tick(every) {
		fyne.Do(picture.Refresh)
	}
}
