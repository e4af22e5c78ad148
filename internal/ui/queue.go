package ui

import "sync"

// queue lets slow work be done one after the other, in the order it was asked for. Without it the
// older of two changes could be kept last, and a screen asked for earlier could replace a later one.
type queue struct {
	mu      sync.Mutex
	waiting []func()
	busy    bool
}

// add has the work done in the background by run once everything before it is done.
func (q *queue) add(run func(do func()), work func()) {
	q.mu.Lock()
	q.waiting = append(q.waiting, work)
	first := !q.busy
	q.busy = true
	q.mu.Unlock()
	if first {
		run(func() { q.serve(run) })
	}
}

// serve does what waits the longest and has the rest done after it, also when it panics.
func (q *queue) serve(run func(do func())) {
	q.mu.Lock()
	if len(q.waiting) == 0 {
		q.busy = false
		q.mu.Unlock()
		return
	}
	work := q.waiting[0]
	q.waiting = q.waiting[1:]
	q.mu.Unlock()
	defer run(func() { q.serve(run) })
	work()
}
