package figureview

import (
	"image"
	"image/color"
	"testing"
)

func TestLayUnder(t *testing.T) {
	behind := color.RGBA{R: 200, G: 100, B: 50, A: 255}
	for name, c := range map[string]struct{ front, ground, want color.RGBA }{
		"should fill what is clear":                 {color.RGBA{}, behind, behind},
		"should leave what is opaque":               {color.RGBA{1, 2, 3, 255}, behind, color.RGBA{1, 2, 3, 255}},
		"should shine through what is half clear":   {color.RGBA{128, 0, 0, 128}, behind, color.RGBA{228, 50, 25, 255}},
		"should change nothing where there is none": {color.RGBA{10, 0, 0, 20}, color.RGBA{}, color.RGBA{10, 0, 0, 20}},
	} {
		t.Run(name, func(t *testing.T) {
			img := image.NewRGBA(image.Rect(0, 0, 2, 2))
			img.SetRGBA(1, 1, c.front)
			layUnder(img, c.ground)
			if got := img.RGBAAt(1, 1); got != c.want {
				t.Errorf("got %v, want %v", got, c.want)
			}
		})
	}
}

// BenchmarkLayUnder lays the ground of the player under a picture of which a third is clear.
func BenchmarkLayUnder(b *testing.B) {
	img, c := image.NewRGBA(image.Rect(0, 0, 693, 568)), color.RGBA{255, 255, 255, 255}
	for b.Loop() {
		b.StopTimer()
		clear(img.Pix[:len(img.Pix)/3])
		b.StartTimer()
		layUnder(img, c)
	}
}
