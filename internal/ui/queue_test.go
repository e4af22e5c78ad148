package ui

import (
	"slices"
	"sync"
	"testing"
)

func TestQueue(t *testing.T) {
	t.Run("should do everything in the order it was asked for, however it is run", func(t *testing.T) {
		var q queue
		var got, want []int
		var all sync.WaitGroup
		background := func(do func()) { go do() }
		for i := range 200 {
			want = append(want, i)
			all.Add(1)
			q.add(background, func() {
				defer all.Done()
				got = append(got, i) // the race detector watches this
			})
		}
		all.Wait()
		if !slices.Equal(got, want) {
			t.Errorf("done %v", got)
		}
	})
	t.Run("should do at once what is asked for while nothing else is done", func(t *testing.T) {
		var q queue
		n := 0
		for range 3 {
			q.add(func(do func()) { do() }, func() { n++ })
		}
		if n != 3 {
			t.Errorf("done %d times", n)
		}
	})
	t.Run("should do what the work itself asks for after it", func(t *testing.T) {
		var q queue
		var got []string
		now := func(do func()) { do() }
		q.add(now, func() {
			q.add(now, func() { got = append(got, "second") })
			got = append(got, "first")
		})
		if !slices.Equal(got, []string{"first", "second"}) {
			t.Errorf("done %v", got)
		}
	})
	t.Run("should go on after a panic", func(t *testing.T) {
		var q queue
		done := false
		guarded := func(do func()) {
			defer func() { _ = recover() }()
			do()
		}
		q.add(guarded, func() { panic("broken") })
		q.add(guarded, func() { done = true })
		if !done {
			t.Error("the next was never done")
		}
	})
}
