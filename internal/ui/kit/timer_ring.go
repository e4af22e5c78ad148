package kit

import (
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
		t: t, track: canvas.NewArc(0, 360, ringCutout, nil), arc: canvas.NewArc(0, 0, ringCutout, nil),
		number: canvas.NewText("", nil), line: canvas.NewText("", nil), breath: canvas.NewCircle(nil),
	}
	r.number.TextStyle.Bold = true
	r.number.TextSize, r.line.TextSize = 60, 14
	if t.small {
		r.number.TextSize = 28
	}
	r.apply()
	return r
}

// ringCutout leaves a band of about 14 px on a ring of 214 px.
const ringCutout = 0.87

type timerRingRenderer struct {
	t            *TimerRing
	track, arc   *canvas.Arc
	number, line *canvas.Text
	breath       *canvas.Circle
}

func (r *timerRingRenderer) apply() {
	r.track.FillColor = Color(theme.ColorSurface2)
	r.arc.FillColor = Color(fynetheme.ColorNamePrimary)
	if r.t.resting {
		r.arc.FillColor = Color(theme.ColorAccent)
	}
	r.arc.EndAngle = float32(360 * min(max(r.t.share, 0), 1))
	r.arc.CornerRadius = 7
	if r.t.small {
		r.arc.CornerRadius = 2.5
	}
	r.arc.Hidden = r.t.share <= 0
	r.breath.FillColor = Color(theme.ColorPrimarySoft)
	r.breath.Hidden = r.t.breath < 0
	r.number.Text, r.number.Color = r.t.number, Color(fynetheme.ColorNameForeground)
	r.line.Text, r.line.Color = r.t.line, Color(theme.ColorMuted)
	r.line.Hidden = r.t.small
}

func (r *timerRingRenderer) Layout(size fyne.Size) {
	d := min(size.Width, size.Height)
	at := fyne.NewPos((size.Width-d)/2, (size.Height-d)/2)
	for _, a := range []*canvas.Arc{r.track, r.arc} {
		a.Move(at)
		a.Resize(fyne.NewSquareSize(d))
	}
	const least, most = 0.42, 0.84 // of the ring's width
	full := d * (least + (most-least)*float32(max(r.t.breath, 0)))
	r.breath.Move(fyne.NewPos((size.Width-full)/2, (size.Height-full)/2))
	r.breath.Resize(fyne.NewSquareSize(full))
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
	r.apply()
	r.Layout(r.t.Size())
	for _, o := range r.Objects() {
		o.Refresh()
	}
}

func (r *timerRingRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.track, r.breath, r.arc, r.number, r.line}
}

func (r *timerRingRenderer) Destroy() {}
