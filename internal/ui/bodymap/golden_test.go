package bodymap_test

import (
	"flag"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"unknot/internal/body"
	"unknot/internal/ui/bodymap"
)

var update = flag.Bool("update", false, "write the golden pictures anew")

func TestGolden(t *testing.T) {
	if runtime.GOOS != "linux" || runtime.GOARCH != "amd64" {
		t.Skip("pictures are made on linux/amd64")
	}
	test.NewTempApp(t)
	tests := map[string]struct {
		view  body.View
		small bool
		dark  bool
	}{
		"back-zoom-light":  {view: body.BackZoom},
		"back-zoom-dark":   {view: body.BackZoom, dark: true},
		"front-zoom-light": {view: body.FrontZoom},
		"small-back-dark":  {view: body.Back, small: true, dark: true},
	}
	for name, tt := range tests {
		t.Run("should look like "+name, func(t *testing.T) {
			p, size := params(t, tt.dark), fyne.NewSize(360, 420)
			m := bodymap.NewMap(p, tt.view)
			if tt.small {
				m, size = bodymap.NewSmallMap(p, tt.view), fyne.NewSize(120, 270)
			}
			m.SetMarks(append(someMarks, body.Mark{Region: "hip-flexors-left", Intensity: 4}))
			w := show(t, m, size, tt.dark)
			w.Canvas().FocusNext()
			press(m, fyne.KeyLeft, fyne.KeyLeft, fyne.KeyDown)
			compare(t, name, w.Canvas().Capture())
		})
	}
}

// compare allows small differences, such as those of another rounding in a library.
func compare(t *testing.T, name string, got image.Image) {
	t.Helper()
	file := filepath.Join("testdata", name+".png")
	if *update {
		write(t, file, got)
		return
	}
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	want, err := png.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
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
		failed := filepath.Join(os.TempDir(), "unknot-failed-"+name+".png")
		write(t, failed, got)
		t.Errorf("%d pixels differ from %s; see %s", off, file, failed)
	}
}

func apart(a, b uint32) uint32 {
	if a > b {
		return a - b
	}
	return b - a
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
