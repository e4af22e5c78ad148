package figureview_test

import (
	"image"
	"sync"
	"testing"

	"unknot/assets"
	"unknot/internal/figure"
	"unknot/internal/figure/pose"
	"unknot/internal/technique"
)

// BenchmarkFirstScreen draws the first twelve pictures of the library cold, at their size there, by two
// artists as the window does.
func BenchmarkFirstScreen(b *testing.B) {
	figures, err := pose.Load(assets.FS)
	if err != nil {
		b.Fatal(err)
	}
	first := []technique.ID{
		"glute-foam-roll", "hamstring-foam-roll", "lateral-hip-foam-roll", "quad-foam-roll", "thoracic-foam-roll", "lumbar-wall-roller",
		"piriformis-wall-ball", "glute-medius-wall-ball", "tfl-wall-ball", "glute-floor-ball", "lumbar-wall-ball", "lumbar-floor-ball",
	}
	for b.Loop() {
		work := make(chan technique.ID)
		var drawn sync.WaitGroup
		for range 2 {
			drawn.Go(func() {
				artist := figure.New()
				for id := range work {
					artist.Still(image.NewRGBA(image.Rect(0, 0, 206, 144)), figures[id], figure.Look{Clear: true})
				}
			})
		}
		for _, id := range first {
			work <- id
		}
		close(work)
		drawn.Wait()
	}
}

// BenchmarkLoad reads every pose file, as the window does when it starts.
func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := pose.Load(assets.FS); err != nil {
			b.Fatal(err)
		}
	}
}
