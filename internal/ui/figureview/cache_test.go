package figureview

import (
	"image"
	"testing"

	"unknot/internal/figure"
	"unknot/internal/technique"
)

func TestCache(t *testing.T) {
	key := func(id technique.ID) drawing { return drawing{technique: id, size: image.Pt(4, 4)} }
	img := func() *image.RGBA { return image.NewRGBA(image.Rect(0, 0, 4, 4)) } // 64 bytes
	t.Run("should hand out what it was given", func(t *testing.T) {
		c, one := newCache(1000), img()
		c.put(key("a"), one)
		if got, ok := c.get(key("a")); !ok || got != one {
			t.Errorf("got %v, %v", got, ok)
		}
		dark := key("a")
		dark.look = figure.Look{Dark: true}
		if _, ok := c.get(dark); ok {
			t.Error("the light picture is handed out for the dark one")
		}
	})
	t.Run("should let the one go that was not used for longest", func(t *testing.T) {
		c := newCache(128)
		c.put(key("a"), img())
		c.put(key("b"), img())
		c.get(key("a"))
		c.put(key("c"), img())
		for id, want := range map[technique.ID]bool{"a": true, "b": false, "c": true} {
			if _, ok := c.get(key(id)); ok != want {
				t.Errorf("%s kept: %v", id, ok)
			}
		}
		if c.bytes != 128 || c.order.Len() != 2 {
			t.Errorf("%d bytes in %d pictures", c.bytes, c.order.Len())
		}
	})
	t.Run("should not keep what is larger than all of it", func(t *testing.T) {
		c := newCache(10)
		c.put(key("a"), img())
		if _, ok := c.get(key("a")); ok || c.bytes != 0 {
			t.Error("kept")
		}
	})
}

func BenchmarkCached(b *testing.B) {
	c := newCache(1 << 20)
	key := drawing{technique: "cat-cow", size: image.Pt(206, 144)}
	c.put(key, image.NewRGBA(image.Rectangle{Max: key.size}))
	b.ReportAllocs()
	for b.Loop() {
		c.get(key)
	}
}
