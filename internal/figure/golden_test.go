package figure_test

import (
	"flag"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"unknot/assets"
	"unknot/internal/figure"
	"unknot/internal/figure/pose"
	"unknot/internal/technique"
)

var update = flag.Bool("update", false, "write the golden pictures anew")

// golden are the figures that are compared with pictures someone has looked at: every view, every
// way of lying, sitting and standing, the second person, and most things.
func golden() []technique.ID {
	return []technique.ID{
		"cat-cow", "childs-pose", "glute-bridge", "supine-twist", "figure-4-supine", "glute-foam-roll", "piriformis-wall-ball",
		"hip-flexor-lunge", "bird-dog", "desk-setup-lumbar-support", "mckenzie-press-up", "side-bend", "clamshell",
		"walking", "hamstring-strap", "rest-90-90", "seated-butterfly", "warm-bath", "partner-gliding", "pro-hot-stone",
		"trigger-point-hold", "foot-reflexology-self", "diaphragmatic-breathing",
	}
}

// TestGolden compares figures with golden pictures by the eye's measure: the mean colour of every
// block of pixels, so that rounding differs freely and a moved limb does not.
func TestGolden(t *testing.T) {
	figures, err := pose.Load(assets.FS)
	if err != nil {
		t.Fatal(err)
	}
	for i, id := range golden() {
		look := figure.Look{Dark: i%4 == 1, Skin: i % 4, Hair: (i / 2) % 4}
		t.Run("should draw "+string(id)+" as it was approved", func(t *testing.T) {
			got := still(figures[id], look, 240, 180)
			path := filepath.Join("testdata", "golden", string(id)+".png")
			if *update {
				writePNG(t, path, got)
				return
			}
			if off := worstBlock(got, readPNG(t, path)); off > blockTolerance {
				failed := filepath.Join(os.TempDir(), "unknot-failed-figure-"+string(id)+".png")
				writePNG(t, failed, got)
				t.Errorf("a block differs by %.1f of 255; the picture is in %s", off, failed)
			}
		})
	}
	t.Run("should see a limb that has moved and a face that is missing", func(t *testing.T) {
		f := *figures["childs-pose"]
		start := image.NewRGBA(image.Rect(0, 0, 240, 180))
		a := figure.New()
		a.Draw(start, &f, 0, figure.Look{})
		moved := image.NewRGBA(start.Rect)
		a.Draw(moved, &f, f.Frames[0].Hold+f.Frames[0].Move/8, figure.Look{})
		if off := worstBlock(start, moved); off <= blockTolerance {
			t.Errorf("an eighth of the way counts as the same: %.1f", off)
		}
	})
}

const (
	blockSide = 6 // pixels
	// blockTolerance is how far the mean of a block may be off in one channel, of 255: about what
	// another processor's rounding makes of an edge.
	blockTolerance = 6.0
)

// worstBlock is the greatest difference between the means of two blocks in one channel.
func worstBlock(a, b *image.RGBA) float64 {
	if a.Rect != b.Rect {
		return 255
	}
	worst := 0.0
	for y := 0; y+blockSide <= a.Rect.Dy(); y += blockSide {
		for x := 0; x+blockSide <= a.Rect.Dx(); x += blockSide {
			ma, mb := blockMean(a, x, y), blockMean(b, x, y)
			for c := range 3 {
				worst = max(worst, ma[c]-mb[c], mb[c]-ma[c])
			}
		}
	}
	return worst
}

func blockMean(img *image.RGBA, x, y int) (mean [3]float64) {
	for dy := range blockSide {
		for dx := range blockSide {
			at := img.PixOffset(x+dx, y+dy)
			for c := range 3 {
				mean[c] += float64(img.Pix[at+c]) / (blockSide * blockSide)
			}
		}
	}
	return mean
}

func readPNG(t *testing.T, path string) *image.RGBA {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	img, err := png.Decode(file)
	if err != nil {
		t.Fatal(err)
	}
	out := image.NewRGBA(img.Bounds())
	for y := range out.Rect.Dy() {
		for x := range out.Rect.Dx() {
			out.Set(x, y, img.At(x, y))
		}
	}
	return out
}

func writePNG(t *testing.T, path string, img image.Image) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o750); err != nil {
		t.Fatal(err)
	}
	file, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	enc := png.Encoder{CompressionLevel: png.BestCompression}
	if err := enc.Encode(file, img); err != nil {
		t.Fatal(err)
	}
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
}
