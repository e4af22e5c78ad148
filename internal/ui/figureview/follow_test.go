package figureview_test

import (
	"testing"
	"time"

	"unknot/internal/figure/pose"
)

func TestFollow(t *testing.T) {
	frame := time.Second / 24
	e := setUp(t)
	v := e.studio.New(bridge)
	drawn := hang(t, v)
	way, share, led := pose.There, 1.0, true
	v.Follow(func() (pose.Way, float64, bool) { return way, share, led })
	v.Play()
	e.pass(time.Second, frame)
	there := clone(drawn().Image)
	t.Run("should be where it is led to, however much time passes", func(t *testing.T) {
		e.pass(10*time.Second, frame)
		if !same(there, drawn().Image) {
			t.Error("it goes on by itself")
		}
		way = pose.Home
		e.pass(time.Second, frame)
		if same(there, drawn().Image) {
			t.Error("it does not follow")
		}
		way, share = pose.Back, 0
		e.pass(time.Second, frame)
		if !same(there, drawn().Image) {
			t.Error("the way back does not begin where the hold was")
		}
	})
	t.Run("should go on by itself from there", func(t *testing.T) {
		led = false
		e.pass(frame, frame)
		e.pass(time.Second, frame)
		if same(there, drawn().Image) {
			t.Error("it stands still")
		}
	})
}
