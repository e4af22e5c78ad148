package figureview

import (
	"container/list"
	"image"
	"image/color"
	"sync"

	"unknot/internal/body"
	"unknot/internal/figure"
	"unknot/internal/technique"
)

// drawing is one state of a still picture: pictures of the same state are the same picture.
type drawing struct {
	technique technique.ID
	side      body.Side
	frame     int // the keyframe, or telling
	size      image.Point
	look      figure.Look
	ground    color.RGBA // what is behind the figure; nothing when transparent
}

// telling stands for the keyframe that tells most.
const telling = -1

// cache keeps drawn pictures so that the same one is not drawn twice, such as while a long list is
// scrolled. It is safe for use by several goroutines. The pictures it hands out must not be changed.
type cache struct {
	mu    sync.Mutex
	most  int // bytes
	bytes int
	order *list.List // of *kept, the latest used first
	at    map[drawing]*list.Element
}

type kept struct {
	key drawing
	img *image.RGBA
}

// newCache returns a cache that holds at most so many bytes of pixels.
func newCache(bytes int) *cache {
	return &cache{most: bytes, order: list.New(), at: make(map[drawing]*list.Element)}
}

func (c *cache) get(key drawing) (*image.RGBA, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	e, ok := c.at[key]
	if !ok {
		return nil, false
	}
	c.order.MoveToFront(e)
	return e.Value.(*kept).img, true
}

// put keeps a picture and lets the ones go that have not been used for longest.
func (c *cache) put(key drawing, img *image.RGBA) {
	if len(img.Pix) > c.most {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if _, ok := c.at[key]; ok {
		return
	}
	c.at[key] = c.order.PushFront(&kept{key, img})
	c.bytes += len(img.Pix)
	for c.bytes > c.most {
		last := c.order.Remove(c.order.Back()).(*kept)
		delete(c.at, last.key)
		c.bytes -= len(last.img.Pix)
	}
}
