package kit_test

import (
	"flag"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	fynetheme "fyne.io/fyne/v2/theme"

	"unknot/internal/ui/kit"
	"unknot/internal/ui/theme"
)

var update = flag.Bool("update", false, "write the golden pictures anew")

func TestGolden(t *testing.T) {
	if runtime.GOOS != "linux" || runtime.GOARCH != "amd64" {
		t.Skip("pictures are made on linux/amd64")
	}
	parts := map[string]struct {
		build func() fyne.CanvasObject
		size  fyne.Size
	}{
		"controls": {controls, fyne.NewSize(460, 456)},
		"pictures": {pictures, fyne.NewSize(460, 470)},
	}
	for look, mode := range map[string]theme.Mode{"light": theme.AlwaysLight, "dark": theme.AlwaysDark} {
		for name, part := range parts {
			name += "-" + look
			t.Run("should look like "+name, func(t *testing.T) {
				test.NewTempApp(t).Settings().SetTheme(theme.New(mode))
				ground := canvas.NewRectangle(kit.Color(fynetheme.ColorNameBackground))
				w := test.NewTempWindow(t, container.NewStack(ground, part.build()))
				w.SetPadded(false)
				w.Resize(part.size.AddWidthHeight(1, 0)) // wrapped texts find their height in the second round
				w.Resize(part.size)
				compare(t, name, w.Canvas().Capture())
			})
		}
	}
}

// controls are the things to press, in all their states.
func controls() fyne.CanvasObject {
	off := kit.NewButton("Off", kit.LookPrimary, nil)
	off.Disable()
	focused := kit.NewButton("Focused", kit.LookOutline, nil)
	focused.FocusGained()
	here := kit.NewRailItem("Today", kit.IconHome, nil)
	here.SetSelected(true)
	chips := kit.NewChoice([]kit.Option{{ID: "5", Text: "5 min"}, {ID: "10", Text: "10 min"}, {ID: "20", Text: "20 min"}}, "10", nil)
	return kit.Pad(16, kit.NewCard(kit.Column(12,
		kit.Flow(
			kit.NewButton("Start", kit.LookPrimary, nil).After(kit.IconForward), focused, kit.NewButton("This hurts", kit.LookDanger, nil).Before(kit.IconHand),
			kit.NewButton("Next", kit.LookSoft, nil), kit.NewButton("Review", kit.LookQuiet, nil), off),
		chips.Box,
		kit.Row(8, kit.NewOutlinedChip("No", false, nil), kit.NewOutlinedChip("Yes", true, nil)),
		kit.NewPainSlider("Pain", kit.PainUnset, nil), kit.NewPainSlider("Pain", 7, nil),
		kit.Sized(150, 41, here), kit.NewRailItem("Relief", kit.IconBody, nil))))
}

// pictures are the things to look at.
func pictures() fyne.CanvasObject {
	ring := kit.NewTimerRing()
	ring.SetTime(0.6, "28", "hold", false)
	day := func(n int) time.Time { return time.Date(2026, time.November, n, 0, 0, 0, 0, time.UTC) }
	chart := kit.Chart{First: day(1), End: day(14), DayLabel: func(t time.Time) string { return t.Format("2 Jan") }}
	for n := 1; n <= 14; n++ {
		pain := float64((n*7)%5) + 2
		chart.Dots = append(chart.Dots, kit.ChartDot{Day: day(n), Pain: pain})
		if n != 8 { // a gap
			chart.Line = append(chart.Line, kit.ChartPoint{Day: day(n), Average: 4, Low: 3, High: 5.5, HasBand: n > 4})
		}
	}
	badges := kit.Row(8, kit.NewBadge(0), kit.NewBadge(2), kit.NewBadge(5), kit.NewBadge(9), kit.NewPicture(kit.IconShield, theme.ColorMuted, 24))
	return kit.Pad(16, kit.Column(10,
		kit.Shares(10, []float32{1.3, 1}, kit.Sized(150, 150, ring), kit.Column(10, kit.NewInfo(kit.Small("Something to know.")), badges,
			kit.NewSegments([]kit.Segment{{Weight: 1, Filled: 1}, {Weight: 2, Filled: 0.5}, {Weight: 1}}), kit.NewShares([]float32{1, 2, 1}))),
		kit.NewCard(kit.Sized(240, 150, kit.NewPainChart(chart)))))
}

// compare allows small differences, such as those of another rounding in a library.
func compare(t *testing.T, name string, got image.Image) {
	t.Helper()
	file := filepath.Join("testdata", name+".png")
	if *update {
		write(t, file, got)
		return
	}
	want := read(t, file)
	if got.Bounds() != want.Bounds() {
		t.Fatalf("size %v instead of %v", got.Bounds(), want.Bounds())
	}
	const tolerated, share = 12 << 8, 0.002
	off := 0
	b := got.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			r0, g0, b0, _ := got.At(x, y).RGBA()
			r1, g1, b1, _ := want.At(x, y).RGBA()
			if apart(r0, r1) > tolerated || apart(g0, g1) > tolerated || apart(b0, b1) > tolerated {
				off++
			}
		}
	}
	if float64(off) > share*float64(b.Dx()*b.Dy()) {
		failed := filepath.Join(os.TempDir(), "unknot-failed-kit-"+name+".png")
		write(t, failed, got)
		t.Errorf("%d pixels differ from %s; see %s", off, file, failed)
	}
}

func apart(a, b uint32) uint32 { return max(a, b) - min(a, b) }

func read(t *testing.T, file string) image.Image {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	img, err := png.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	return img
}

func write(t *testing.T, file string, img image.Image) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	f, err := os.Create(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, img); err != nil {
		t.Fatal(err)
	}
}
