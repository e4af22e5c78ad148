package bodymap

import (
	"image"

	"unknot/internal/body"
	"unknot/internal/body/paint"
)

// sheetKey is everything the still part of a drawn figure depends on.
type sheetKey struct {
	w, h int // pixels
	dark bool
}

// sheet keeps the drawn figure of one map. The still part is drawn away from the UI
// goroutine, the states on it; all its methods belong to the UI goroutine.
type sheet struct {
	p       Params
	figure  *body.Figure
	fades   func(w, h int) paint.Fades
	changed func() // a new picture is there

	stage   *paint.Stage
	has     sheetKey
	wants   sheetKey
	state   paint.State
	stale   bool
	drawing bool // inside image; a picture that comes at once needs no announcement
}

// show sets the state that the next image shows.
func (s *sheet) show(st paint.State) {
	s.state, s.stale = st, true
}

// image returns the picture for a size in pixels, or the last one of another size while a
// better one is on its way.
func (s *sheet) image(w, h int) image.Image {
	s.drawing = true
	s.want(sheetKey{w, h, s.p.Dark()})
	s.drawing = false
	if s.stage == nil {
		return image.NewRGBA(image.Rect(0, 0, 1, 1))
	}
	if s.stale {
		s.stale = false
		s.stage.Draw(s.state)
	}
	return s.stage.Image()
}

func (s *sheet) want(key sheetKey) {
	if key == s.wants || key.w < 1 || key.h < 1 {
		return
	}
	resized := s.stage != nil && (key.w != s.has.w || key.h != s.has.h)
	s.wants = key
	if s.stage != nil && key == s.has {
		return // back to the size that is already drawn
	}
	if !resized {
		s.make(key)
		return
	}
	s.p.Later(stillness, func() {
		if s.wants == key {
			s.make(key)
		}
	})
}

func (s *sheet) make(key sheetKey) {
	size := image.Pt(key.w, key.h)
	fades := s.fades(key.w, key.h)
	s.p.GoAsync(func() {
		plate := paint.NewPlate(s.figure, paint.Fit(s.figure, size), paint.For(key.dark), fades)
		stage := paint.NewStage(plate)
		s.p.RunOnUI(func() {
			if s.wants != key {
				return // the size or theme changed again while drawing
			}
			s.stage, s.has, s.stale = stage, key, true
			if !s.drawing {
				s.changed()
			}
		})
	})
}
