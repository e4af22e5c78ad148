// Package figureview shows what a technique looks like: the exercise figure, still or moving, drawn
// away from the UI goroutine. A technique that has no figure shows the part of the body it works on.
//
// At most one picture moves at a time, because every repaint costs the whole window. It moves by
// the clock at up to 24 pictures a second, half as many where the machine is slow, and fewer while
// a pose is held.
package figureview

import (
	"image"
	"sync"
	"time"

	"unknot/internal/body"
	"unknot/internal/body/paint"
	"unknot/internal/figure"
	"unknot/internal/figure/pose"
	"unknot/internal/technique"
)

// Params are what pictures are drawn with. Go runs work in the background and OnUI brings it back.
type Params struct {
	Figures map[technique.ID]*pose.Figure
	Atlas   *body.Atlas // for techniques without a figure
	Look    func() figure.Look
	// Still says that nothing may move: pictures then show one keyframe after the other on request.
	Still func() bool
	Words Words
	Up    func() time.Duration // runs forward only
	// Every calls do on the UI goroutine again and again until stop is called. Nothing moves when nil.
	Every func(d time.Duration, do func()) (stop func())
	Go    func(func())
	OnUI  func(func())
	// Memory is how many bytes of still pictures are kept.
	Memory int
}

// Words are what a screen reader says of the small buttons of a still figure.
type Words struct{ Earlier, Later string }

// Subject is what a picture shows. Side is the side at work; Middle shows the figure as it is.
type Subject struct {
	Technique technique.ID
	Name      string
	Targets   []body.Group
	Side      body.Side
}

// stillArtists is how many still pictures are drawn at the same time.
const stillArtists = 2

// Studio makes pictures and keeps what they share.
type Studio struct {
	p       Params
	cache   *cache
	artists chan *figure.Artist // idle ones, for stills

	mu    sync.Mutex // one drawing of the moving picture at a time
	mover *figure.Artist

	mirrors sync.Map // technique.ID → *pose.Figure, the other side
	playing *View

	away      bool // the window is in the background, or hidden
	awaySince time.Duration
}

// NewStudio returns a studio.
func NewStudio(p Params) *Studio {
	s := &Studio{p: p, cache: newCache(p.Memory), artists: make(chan *figure.Artist, stillArtists), mover: figure.New()}
	for range stillArtists {
		s.artists <- figure.New()
	}
	return s
}

// awayFor is how long a picture moves on while the window is in the background: long enough to look
// something up, short enough to cost nothing while the window is hidden or forgotten.
const awayFor = 10 * time.Second

// SetAway tells that the window has gone to the background, or has come back.
func (s *Studio) SetAway(away bool) {
	if away && !s.away {
		s.awaySince = s.p.Up()
	}
	s.away = away
}

// Stop stops what moves, such as when another screen is shown.
func (s *Studio) Stop() {
	if s.playing != nil {
		s.playing.Stop()
	}
}

// figure is the figure of a subject for its side, or nil where there is none. Figures work the
// right side; the left is their mirror image.
func (s *Studio) figure(id technique.ID, side body.Side) *pose.Figure {
	f := s.p.Figures[id]
	if f == nil || side != body.Left {
		return f
	}
	if m, ok := s.mirrors.Load(id); ok {
		return m.(*pose.Figure)
	}
	m, _ := s.mirrors.LoadOrStore(id, f.Mirrored())
	return m.(*pose.Figure)
}

// still draws a picture that does not move. It takes a while and may run on any goroutine.
func (s *Studio) still(d drawing, targets []body.Group) *image.RGBA {
	if img, ok := s.cache.get(d); ok {
		return img
	}
	img := s.draw(d, targets)
	s.cache.put(d, img)
	return img
}

func (s *Studio) draw(d drawing, targets []body.Group) *image.RGBA {
	f := s.figure(d.technique, d.side)
	if f == nil {
		card := paint.Card(s.p.Atlas, targets, d.side, d.size, paint.For(d.look.Dark))
		layUnder(card, d.ground)
		return card
	}
	img := image.NewRGBA(image.Rectangle{Max: d.size})
	artist := <-s.artists
	defer func() { s.artists <- artist }()
	if d.frame == telling {
		artist.Still(img, f, d.look)
	} else {
		artist.Draw(img, f, f.Begin(d.frame), d.look)
	}
	layUnder(img, d.ground)
	return img
}

// moment draws the moving picture as it is at a time.
func (s *Studio) moment(img *image.RGBA, f *pose.Figure, at time.Duration, d drawing) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.mover.Draw(img, f, at, d.look)
	layUnder(img, d.ground)
}
