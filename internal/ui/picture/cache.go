package picture

import (
	"container/list"
	"image"
	"strings"
	"sync"

	"unknot/internal/body"
)

// Cache keeps drawn pictures so that the same one is not drawn twice, such as while a long list is
// scrolled. It is safe for use by several goroutines. The pictures it hands out must not be changed.
type Cache struct {
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

// NewCache returns a cache that holds at most so many bytes of pixels.
func NewCache(bytes int) *Cache {
	return &Cache{most: bytes, order: list.New(), at: make(map[drawing]*list.Element)}
}

func (c *Cache) get(key drawing) (*image.RGBA, bool) {
	if c == nil {
		return nil, false
	}
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
func (c *Cache) put(key drawing, img *image.RGBA) {
	if c == nil || len(img.Pix) > c.most {
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

// subject names what a picture shows, for comparing drawings.
func subject(targets []body.Group) string {
	names := make([]string, len(targets))
	for i, t := range targets {
		names[i] = string(t)
	}
	return strings.Join(names, " ")
}
