package idle

import (
	"context"
	"testing"
	"time"
)

type fakeReader struct {
	d     time.Duration
	ok    bool
	asked int
}

func (f *fakeReader) Idle(context.Context) (time.Duration, bool) {
	f.asked++
	return f.d, f.ok
}

func TestChain(t *testing.T) {
	ctx := context.Background()
	at := time.Unix(0, 0)
	now := func() time.Time { return at }
	t.Run("should stay with the first that knows", func(t *testing.T) {
		first, second := &fakeReader{}, &fakeReader{d: time.Minute, ok: true}
		c := NewChain(now, first, second)
		for range 3 {
			if d, ok := c.Idle(ctx); d != time.Minute || !ok {
				t.Fatalf("Idle = %v, %v", d, ok)
			}
		}
		if first.asked != 1 || second.asked != 3 {
			t.Errorf("asked %d and %d times", first.asked, second.asked)
		}
	})
	t.Run("should turn to another when one falls silent", func(t *testing.T) {
		first, second := &fakeReader{d: time.Second, ok: true}, &fakeReader{d: time.Minute, ok: true}
		c := NewChain(now, first, second)
		c.Idle(ctx)
		first.ok = false
		if d, ok := c.Idle(ctx); d != time.Minute || !ok {
			t.Errorf("Idle = %v, %v", d, ok)
		}
	})
	t.Run("should leave a desktop alone that does not know, and ask again later", func(t *testing.T) {
		only := &fakeReader{}
		c := NewChain(now, only)
		for range 5 {
			if _, ok := c.Idle(ctx); ok {
				t.Fatal("known")
			}
		}
		if only.asked != 1 {
			t.Errorf("asked %d times", only.asked)
		}
		at = at.Add(retryAfter)
		only.ok = true
		if _, ok := c.Idle(ctx); !ok {
			t.Error("still unknown")
		}
	})
}

func TestParseIoreg(t *testing.T) {
	t.Run("should read nanoseconds", func(t *testing.T) {
		out := "  | {\n  |   \"HIDIdleTime\" = 2500000000\n  | }\n"
		if d, ok := parseIoreg(out); d != 2500*time.Millisecond || !ok {
			t.Errorf("parseIoreg = %v, %v", d, ok)
		}
	})
	t.Run("should not know from anything else", func(t *testing.T) {
		for _, out := range []string{"", "\"HIDIdleTime\" = soon\n", "nothing here"} {
			if d, ok := parseIoreg(out); ok {
				t.Errorf("parseIoreg(%q) = %v", out, d)
			}
		}
	})
}
