package kit

import (
	"image"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"unknot/internal/ui/theme"
)

// TimerRing is a ring that fills as a hold passes, with a large number and a short line inside.
type TimerRing struct {
	widget.BaseWidget

	share   float64 // of the ring that is filled, 0–1
	number  string
	line    string
	resting bool
	breath  float64 // 0–1; below 0 when no breath is paced
	small   bool
}

var _ fyne.Widget = (*TimerRing)(nil)

// NewTimerRing returns an empty ring.
func NewTimerRing() *TimerRing {
	t := &TimerRing{breath: -1}
	t.ExtendBaseWidget(t)
	return t
}

// NewSmallTimerRing returns an empty ring for a small window; it shows the number alone.
func NewSmallTimerRing() *TimerRing {
	t := &TimerRing{breath: -1, small: true}
	t.ExtendBaseWidget(t)
	return t
}

// SetTime changes what the ring says: the share filled (0–1), the number and the line below it.
// A resting ring (getting ready, resting) is drawn in the accent colour.
func (t *TimerRing) SetTime(share float64, number, line string, resting bool) {
	if t.share == share && t.number == number && t.line == line && t.resting == resting {
		return
	}
	t.share, t.number, t.line, t.resting = share, number, line, resting
	t.Refresh()
}

// SetBreath lets a disc inside the ring grow and shrink with the breath: 0 is out, 1 is in. Below 0
// there is none.
func (t *TimerRing) SetBreath(full float64) {
	if t.breath != full {
		t.breath = full
		t.Refresh()
	}
}

// AccessibilityLabel is what a screen reader says.
func (t *TimerRing) AccessibilityLabel() string { return t.number + " " + t.line }

// AccessibilityRole tells a screen reader that this is text.
func (t *TimerRing) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer implements fyne.Widget.
func (t *TimerRing) CreateRenderer() fyne.WidgetRenderer {
	r := &timerRingRenderer{
		t: t, number: canvas.NewText("", nil), line: canvas.NewText("", nil),
	}
	r.ring = canvas.NewRaster(r.draw)
	r.number.TextStyle.Bold = true
	r.number.TextSize, r.line.TextSize = 60, 14
	if t.small {
		r.number.TextSize = 28
	}
	r.apply()
	return r
}

type timerRingRenderer struct {
	t            *TimerRing
	ring         *canvas.Raster
	number, line *canvas.Text
	art          ringArt     // what the ring shows
	drawn        *image.RGBA // the latest picture of it
}

// draw is asked for a picture when the ring has changed, and takes the size in pixels.
func (r *timerRingRenderer) draw(w, h int) image.Image {
	if r.drawn == nil || r.drawn.Bounds().Size() != image.Pt(w, h) {
		r.drawn = image.NewRGBA(image.Rect(0, 0, w, h))
	}
	r.art.draw(r.drawn)
	return r.drawn
}

// look is how the ring looks now.
func (t *TimerRing) look() ringArt {
	fill := fynetheme.ColorNamePrimary
	if t.resting {
		fill = theme.ColorAccent
	}
	return ringArt{
		share: t.share, breath: t.breath,
		track: ringColor(theme.ColorSurface2), fill: ringColor(fill), disc: ringColor(theme.ColorPrimarySoft),
	}
}

func ringColor(name fyne.ThemeColorName) color.RGBA {
	return color.RGBAModel.Convert(Color(name)).(color.RGBA)
}

func (r *timerRingRenderer) apply() {
	r.art = r.t.look()
	r.number.Text, r.number.Color = r.t.number, Color(fynetheme.ColorNameForeground)
	r.line.Text, r.line.Color = r.t.line, Color(theme.ColorMuted)
	r.line.Hidden = r.t.small
}

func (r *timerRingRenderer) Layout(size fyne.Size) {
	d := min(size.Width, size.Height)
	r.ring.Move(fyne.NewPos((size.Width-d)/2, (size.Height-d)/2))
	r.ring.Resize(fyne.NewSquareSize(d))
	number, line := r.number.MinSize(), r.line.MinSize()
	if r.t.small {
		line = fyne.NewSize(0, 0)
	}
	top := (size.Height - number.Height - line.Height) / 2
	r.number.Move(fyne.NewPos((size.Width-number.Width)/2, top))
	r.number.Resize(number)
	r.line.Move(fyne.NewPos((size.Width-line.Width)/2, top+number.Height-4))
	r.line.Resize(line)
}

func (r *timerRingRenderer) MinSize() fyne.Size {
	if r.t.small {
		return fyne.NewSquareSize(84)
	}
	return fyne.NewSquareSize(228)
}

func (r *timerRingRenderer) Refresh() {
	before := r.art
	r.apply()
	r.Layout(r.t.Size())
	if r.art != before {
		r.ring.Refresh()
	}
	r.number.Refresh()
	r.line.Refresh()
}

func (r *timerRingRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ring, r.number, r.line}
}

func (r *timerRingRenderer) Destroy() {}
