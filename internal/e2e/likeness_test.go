//go:build e2e

package e2e

import (
	"image"
	"image/color"
	"image/draw"
	"testing"
)

// Two pictures of a screen are compared in blocks. The painters of the real and of the off-screen
// driver put letters and lines up to a pixel apart and smooth their edges differently, so each block
// may be a pixel off in any direction, and a block counts as different only when its channels are
// apart by more than blockSlack of 255 on average. On screens that are the same a block is rarely more
// than 20 apart; the ground of a chosen chip is more than 100 apart from that of another.
const (
	blockSize  = 12
	blockSlack = 32
)

// unlike counts the blocks in which two pictures differ.
func unlike(a, b *image.RGBA) int {
	if a.Bounds() != b.Bounds() {
		return a.Bounds().Dx() * a.Bounds().Dy()
	}
	count := 0
	inside := a.Bounds().Inset(1) // room for being a pixel off
	for y := inside.Min.Y; y < inside.Max.Y; y += blockSize {
		for x := inside.Min.X; x < inside.Max.X; x += blockSize {
			block := image.Rect(x, y, x+blockSize, y+blockSize).Intersect(inside)
			if !blockAlike(a, b, block) {
				count++
			}
		}
	}
	return count
}

func blockAlike(a, b *image.RGBA, block image.Rectangle) bool {
	for _, by := range []image.Point{{}, {Y: 1}, {Y: -1}, {X: 1}, {X: -1}, {1, 1}, {-1, -1}, {1, -1}, {-1, 1}} {
		if apart(a, b, block, by) <= blockSlack {
			return true
		}
	}
	return false
}

// apart is the mean difference of the channels in a block, with b moved by some pixels.
func apart(a, b *image.RGBA, block image.Rectangle, by image.Point) int {
	sum := 0
	for y := block.Min.Y; y < block.Max.Y; y++ {
		i, j := a.PixOffset(block.Min.X, y), b.PixOffset(block.Min.X+by.X, y+by.Y)
		p, q := a.Pix[i:i+4*block.Dx()], b.Pix[j:j+4*block.Dx()]
		for k := range p { // the fourth channel is 255 in both
			sum += max(int(p[k])-int(q[k]), int(q[k])-int(p[k]))
		}
	}
	return sum / (3 * block.Dx() * block.Dy())
}

// opaque copies a picture.
func opaque(img image.Image) *image.RGBA {
	out := image.NewRGBA(image.Rectangle{Max: img.Bounds().Size()})
	draw.Draw(out, out.Bounds(), image.White, image.Point{}, draw.Src)
	draw.Draw(out, out.Bounds(), img, img.Bounds().Min, draw.Over)
	return out
}

func TestUnlike(t *testing.T) {
	paint := func(spots ...image.Rectangle) *image.RGBA {
		img := opaque(image.NewRGBA(image.Rect(0, 0, 240, 240)))
		for _, s := range spots {
			draw.Draw(img, s, image.NewUniform(color.Black), image.Point{}, draw.Src)
		}
		return img
	}
	line := paint(image.Rect(20, 50, 200, 56))
	for name, c := range map[string]struct {
		a, b *image.RGBA
		same bool
	}{
		"should see a picture as like itself":      {line, line, true},
		"should overlook a line one pixel lower":   {line, paint(image.Rect(20, 51, 200, 57)), true},
		"should see a line six pixels lower":       {line, paint(image.Rect(20, 56, 200, 62)), false},
		"should see that a line is missing":        {line, paint(), false},
		"should see a spot of the size of a chip":  {line, paint(image.Rect(20, 50, 200, 56), image.Rect(90, 90, 130, 110)), false},
		"should tell pictures of other size apart": {line, opaque(image.NewRGBA(image.Rect(0, 0, 240, 120))), false},
	} {
		t.Run(name, func(t *testing.T) {
			if n := unlike(c.a, c.b); (n == 0) != c.same {
				t.Errorf("%d blocks differ", n)
			}
		})
	}
}
