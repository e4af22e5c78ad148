package pose_test

import (
	"os"
	"testing"
	"time"

	"unknot/internal/figure/pose"
	"unknot/internal/technique"
)

func TestOn(t *testing.T) {
	figures, problems := pose.LoadLenient(os.DirFS("../../../assets"))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	frame := func(id technique.ID, way pose.Way, share float64) pose.Moment {
		var m pose.Moment
		figures[id].At(figures[id].On(way, share), &m)
		return m
	}
	for _, id := range []technique.ID{"diaphragmatic-breathing", "glute-bridge", "sit-to-stand", "bird-dog", "mckenzie-press-up"} {
		f := figures[id]
		far := f.Frames[(len(f.Frames)+1)/2].Person
		t.Run("should lead "+string(id)+" from its first keyframe to the farthest and back", func(t *testing.T) {
			if m := frame(id, pose.Out, 0); m.Person != f.Frames[0].Person {
				t.Error("it does not begin at the first")
			}
			for _, m := range []pose.Moment{frame(id, pose.Out, 1), frame(id, pose.There, 0), frame(id, pose.Back, 0)} {
				if m.Person != far {
					t.Error("it does not reach the farthest")
				}
			}
			for _, m := range []pose.Moment{frame(id, pose.Back, 1), frame(id, pose.Home, 0)} {
				if m.Person != f.Frames[0].Person {
					t.Error("it does not come back")
				}
			}
			if on, off := f.On(pose.Out, 0.5), f.On(pose.Back, 0.5); on <= 0 || off <= on || off >= f.Period() {
				t.Errorf("half-way at %v and %v of %v", on, off, f.Period())
			}
		})
	}
	t.Run("should stand still where there is one keyframe only", func(t *testing.T) {
		still := &pose.Figure{Frames: make([]pose.Frame, 1)}
		if at := still.On(pose.Back, 0.5); at != time.Duration(0) {
			t.Errorf("at %v", at)
		}
	})
}
