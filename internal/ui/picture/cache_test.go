package picture

import (
	"image"
	"testing"
)

func TestCache(t *testing.T) {
	key := func(subject string) drawing { return drawing{subject: subject, size: image.Pt(4, 4)} }
	img := func() *image.RGBA { return image.NewRGBA(image.Rect(0, 0, 4, 4)) } // 64 bytes
	t.Run("should hand out what it was given", func(t *testing.T) {
		c, one := NewCache(1000), img()
		c.put(key("a"), one)
		if got, ok := c.get(key("a")); !ok || got != one {
			t.Errorf("got %v, %v", got, ok)
		}
		if _, ok := c.get(drawing{subject: "a", size: image.Pt(4, 4), dark: true}); ok {
			t.Error("the light picture is handed out for the dark one")
		}
	})
	t.Run("should let the one go that was not used for longest", func(t *testing.T) {
		c := NewCache(128)
		c.put(key("a"), img())
		c.put(key("b"), img())
		c.get(key("a"))
		c.put(key("c"), img())
		for subject, want := range map[string]bool{"a": true, "b": false, "c": true} {
			if _, ok := c.get(key(subject)); ok != want {
				t.Errorf("%s kept: %v", subject, ok)
			}
		}
		if c.bytes != 128 || c.order.Len() != 2 {
			t.Errorf("%d bytes in %d pictures", c.bytes, c.order.Len())
		}
	})
	t.Run("should not keep what is larger than all of it", func(t *testing.T) {
		c := NewCache(10)
		c.put(key("a"), img())
		if _, ok := c.get(key("a")); ok || c.bytes != 0 {
			t.Error("kept")
		}
	})
	t.Run("should be nothing when there is none", func(t *testing.T) {
		var c *Cache
		c.put(key("a"), img())
		if _, ok := c.get(key("a")); ok {
			t.Error("kept")
		}
	})
}
