package paint

import "image"

// blur averages each pixel with its neighbours up to radius away, across and then down.
// Three rounds come close to a Gaussian blur.
func blur(m *image.Alpha, radius int) {
	w, h := m.Rect.Dx(), m.Rect.Dy()
	line := make([]uint8, max(w, h))
	for y := range h {
		blurLine(m.Pix[y*m.Stride:], 1, w, radius, line)
	}
	for x := range w {
		blurLine(m.Pix[x:], m.Stride, h, radius, line)
	}
}

func blurLine(pix []uint8, step, n, radius int, line []uint8) {
	at := func(i int) int {
		if i < 0 || i >= n {
			return 0
		}
		return int(line[i])
	}
	for i := range n {
		line[i] = pix[i*step]
	}
	sum := 0
	for i := -radius; i <= radius; i++ {
		sum += at(i)
	}
	for i := range n {
		pix[i*step] = uint8(sum / (2*radius + 1))
		sum += at(i+radius+1) - at(i-radius)
	}
}
