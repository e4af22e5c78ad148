package kit

import (
	"image"
	"image/color"
	"math"
	"testing"
)

var (
	track = color.RGBA{100, 100, 100, 255}
	fill  = color.RGBA{200, 0, 0, 255}
	disc  = color.RGBA{0, 0, 200, 255}
)

// ringWidth is an even width in pixels, so that the middle lies between pixels.
const ringWidth = 200

func drawnRing(share, breath float64) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, ringWidth, ringWidth))
	ringArt{share: share, breath: breath, track: track, fill: fill, disc: disc}.draw(img)
	return img
}

// onBand is the colour of the middle of the band at a share of the way round.
func onBand(img *image.RGBA, share float64) color.RGBA {
	r := ringWidth / 2 * (1 - ringBand)
	sin, cos := math.Sincos(2 * math.Pi * share)
	return img.RGBAAt(int(ringWidth/2+r*sin), int(ringWidth/2-r*cos))
}

func TestRingArt(t *testing.T) {
	t.Run("should be filled clockwise from the top", func(t *testing.T) {
		for _, share := range []float64{0, 0.005, 0.1, 0.25, 0.5, 0.6, 0.75, 0.97, 1} {
			img := drawnRing(share, -1)
			for at := 0.0; at < 1; at += 0.005 {
				want := track
				switch {
				case math.Abs(at-share) < 0.02 || math.Min(at, 1-at) < 0.02 && share < 1:
					continue // in the round ends
				case at < share:
					want = fill
				}
				if got := onBand(img, at); got != want {
					t.Errorf("filled to %v, at %v: %v, want %v", share, at, got, want)
				}
			}
		}
	})
	t.Run("should show a dot for the least share, and nothing for none", func(t *testing.T) {
		if got := onBand(drawnRing(0.005, -1), 0.0025); got != fill {
			t.Errorf("a little: %v", got)
		}
		if got := onBand(drawnRing(0, -1), 0); got != track {
			t.Errorf("nothing: %v", got)
		}
	})
	t.Run("should be clear outside and inside of the band", func(t *testing.T) {
		img := drawnRing(0.5, -1)
		for _, p := range []image.Point{{0, 0}, {ringWidth / 2, ringWidth / 2}, {ringWidth - 1, ringWidth - 1}} {
			if c := img.RGBAAt(p.X, p.Y); c.A != 0 {
				t.Errorf("%v at %v", c, p)
			}
		}
	})
	t.Run("should grow a disc with the breath", func(t *testing.T) {
		half := ringWidth / 2
		for breath, radius := range map[float64]int{0: 42, 0.5: 63, 1: 84} {
			img := drawnRing(0.5, breath)
			if in, out := img.RGBAAt(half+radius-2, half), img.RGBAAt(half+radius+2, half); in != disc || out.A != 0 {
				t.Errorf("breath %v: %v within %d px, %v outside", breath, in, radius, out)
			}
		}
	})
	t.Run("should leave nothing of the picture before", func(t *testing.T) {
		img := drawnRing(1, 1)
		ringArt{breath: -1, track: track, fill: fill, disc: disc}.draw(img)
		if c := img.RGBAAt(ringWidth/2, ringWidth/2); c.A != 0 || onBand(img, 0.5) != track {
			t.Errorf("in the middle %v, on the band %v", c, onBand(img, 0.5))
		}
	})
}

func BenchmarkRing(b *testing.B) {
	img := image.NewRGBA(image.Rect(0, 0, 228, 228))
	for b.Loop() {
		ringArt{share: 0.6, breath: 0.5, track: track, fill: fill, disc: disc}.draw(img)
	}
}
