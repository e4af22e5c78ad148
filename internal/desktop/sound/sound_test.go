package sound

import (
	"bytes"
	"context"
	"errors"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"unknot/internal/cue"
)

// fakeOutput notes what it is to play, and plays for as long as the samples last.
type fakeOutput struct {
	mu     sync.Mutex
	played [][]int16
	at     []time.Time
	err    error
	closed bool
}

func (f *fakeOutput) Play(ctx context.Context, samples []int16) error {
	f.mu.Lock()
	f.played = append(f.played, samples)
	f.at = append(f.at, time.Now())
	err := f.err
	f.mu.Unlock()
	if err != nil {
		return err
	}
	select {
	case <-time.After(time.Duration(len(samples)) * time.Second / Rate):
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (f *fakeOutput) Close() error {
	f.closed = true
	return nil
}

func TestPlay(t *testing.T) {
	t.Run("should return at once and play the chime to its end", func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			out := &fakeOutput{}
			p := New(Params{Output: out})
			began := time.Now()
			p.Play(cue.Start)
			if waited := time.Since(began); waited != 0 {
				t.Errorf("waited %v", waited)
			}
			synctest.Wait()
			if len(out.played) != 1 || !slices.Equal(out.played[0], Chime(cue.Start)) {
				t.Errorf("played %d sounds", len(out.played))
			}
			time.Sleep(5 * time.Second)
			if err := p.Close(); err != nil || !out.closed {
				t.Errorf("closing: %v", err)
			}
		})
	})
	t.Run("should be quieter by the square of the volume", func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			out := &fakeOutput{}
			p := New(Params{Output: out})
			p.SetVolume(0.5)
			p.Play(cue.End)
			synctest.Wait()
			if got, want := peak(out.played[0]), peak(Chime(cue.End))/4; got < 0.99*want || got > 1.01*want {
				t.Errorf("the peak is %.3f, want %.3f", got, want)
			}
			_ = p.Close()
		})
	})
	silent := map[string]func(*Player){
		"muted":         func(p *Player) { p.SetMuted(true) },
		"at volume 0":   func(p *Player) { p.SetVolume(-1) },
		"closed":        func(p *Player) { _ = p.Close() },
		"asked nothing": func(*Player) {},
	}
	for name, set := range silent {
		t.Run("should not touch the device when "+name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				out := &fakeOutput{}
				p := New(Params{Output: out})
				set(p)
				if name == "asked nothing" {
					p.Play(cue.None)
				} else {
					p.Play(cue.Start)
				}
				synctest.Wait()
				if len(out.played) != 0 {
					t.Errorf("played %d sounds", len(out.played))
				}
				_ = p.Close()
			})
		})
	}
	t.Run("should be heard again after the silence", func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			out := &fakeOutput{}
			p := New(Params{Output: out})
			p.SetMuted(true)
			p.SetMuted(false)
			p.Play(cue.Start)
			synctest.Wait()
			if len(out.played) != 1 {
				t.Errorf("played %d sounds", len(out.played))
			}
			_ = p.Close()
		})
	})
	t.Run("should leave out chimes when enough are sounding, and play again later", func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			out := &fakeOutput{}
			p := New(Params{Output: out})
			for range 20 {
				p.Play(cue.HalfWay)
			}
			synctest.Wait()
			if len(out.played) != atOnce {
				t.Errorf("%d sounds at once", len(out.played))
			}
			time.Sleep(3 * time.Second)
			p.Play(cue.HalfWay)
			synctest.Wait()
			if len(out.played) != atOnce+1 {
				t.Errorf("then %d sounds", len(out.played))
			}
			_ = p.Close()
		})
	})
	t.Run("should tell once that there is no device, and stay usable", func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			out := &fakeOutput{err: ErrNoDevice}
			var told []error
			p := New(Params{Output: out, OnTrouble: func(err error) { told = append(told, err) }})
			for range 3 {
				p.Play(cue.Count)
				synctest.Wait()
			}
			if len(told) != 1 || !errors.Is(told[0], ErrNoDevice) || len(out.played) != 3 {
				t.Errorf("told %v after %d sounds", told, len(out.played))
			}
			_ = p.Close()
		})
	})
	t.Run("should end what is sounding when closed, without calling it trouble", func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			p := New(Params{Output: &fakeOutput{}, OnTrouble: func(err error) { t.Error(err) }})
			p.Play(cue.Finish)
			synctest.Wait()
			began := time.Now()
			_ = p.Close()
			if waited := time.Since(began); waited != 0 {
				t.Errorf("waited %v", waited)
			}
		})
	})
}

func TestSample(t *testing.T) {
	t.Run("should be heard to its end, muted or not, as loud as chimes are", func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			out := &fakeOutput{}
			p := New(Params{Output: out})
			p.SetVolume(0.5)
			p.SetMuted(true)
			began := time.Now()
			if err := p.Sample(t.Context(), cue.Start); err != nil {
				t.Error(err)
			}
			if time.Since(began) < time.Second/2 || len(out.played) != 1 {
				t.Fatalf("returned after %v with %d sounds", time.Since(began), len(out.played))
			}
			if got, want := peak(out.played[0]), peak(Chime(cue.Start))/4; got < 0.99*want || got > 1.01*want {
				t.Errorf("the peak is %.3f, want %.3f", got, want)
			}
			_ = p.Close()
		})
	})
	t.Run("should say why it was not heard", func(t *testing.T) {
		p := New(Params{Output: &fakeOutput{err: ErrNoDevice}})
		if err := p.Sample(t.Context(), cue.Start); !errors.Is(err, ErrNoDevice) {
			t.Errorf("error %v", err)
		}
		_ = p.Close()
	})
}

func TestPlayWAV(t *testing.T) {
	recording := wavFile(1, Rate, 16, 0xffffffff, hum(Rate))
	t.Run("should return when the recording has been heard, however quiet the chimes", func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			out := &fakeOutput{}
			p := New(Params{Output: out})
			p.SetMuted(true)
			began := time.Now()
			if err := p.PlayWAV(t.Context(), bytes.NewReader(recording), 1); err != nil {
				t.Error(err)
			}
			if took := time.Since(began); took != time.Second || len(out.played[0]) != Rate {
				t.Errorf("took %v for %d samples", took, len(out.played[0]))
			}
			_ = p.Close()
		})
	})
	t.Run("should stop with its context", func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			p := New(Params{Output: &fakeOutput{}})
			ctx, cancel := context.WithTimeout(t.Context(), 300*time.Millisecond)
			defer cancel()
			began := time.Now()
			err := p.PlayWAV(ctx, bytes.NewReader(recording), 1)
			if took := time.Since(began); !errors.Is(err, context.DeadlineExceeded) || took != 300*time.Millisecond {
				t.Errorf("%v after %v", err, took)
			}
			_ = p.Close()
		})
	})
	t.Run("should stop when the player is closed, and play nothing after", func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			out := &fakeOutput{}
			p := New(Params{Output: out})
			go func() {
				time.Sleep(100 * time.Millisecond)
				_ = p.Close()
			}()
			if err := p.PlayWAV(t.Context(), bytes.NewReader(recording), 1); !errors.Is(err, context.Canceled) {
				t.Error(err)
			}
			if err := p.PlayWAV(t.Context(), bytes.NewReader(recording), 1); !errors.Is(err, context.Canceled) || len(out.played) != 1 {
				t.Errorf("%v, %d sounds", err, len(out.played))
			}
		})
	})
	t.Run("should say what is not a recording", func(t *testing.T) {
		p := New(Params{Output: &fakeOutput{}})
		if err := p.PlayWAV(t.Context(), bytes.NewReader(nil), 1); !errors.Is(err, errNotWAV) {
			t.Error(err)
		}
	})
}

// BenchmarkJitter measures how late a chime reaches the device after the tick that asked for it, with
// a real ticker. The longest delay is to stay below 20 ms.
func BenchmarkJitter(b *testing.B) {
	out := &fakeOutput{err: ErrNoDevice} // so that it returns at once
	p := New(Params{Output: out})
	for _, c := range cue.Chimes() {
		p.chimes[c]()
	}
	ticker := time.NewTicker(20 * time.Millisecond)
	defer ticker.Stop()
	var asked []time.Time
	for b.Loop() {
		asked = append(asked, <-ticker.C)
		p.Play(cue.Count)
	}
	b.StopTimer()
	_ = p.Close()
	var late []time.Duration
	for i, at := range out.at[:min(len(out.at), len(asked))] {
		late = append(late, at.Sub(asked[i]))
	}
	slices.Sort(late)
	if len(late) > 0 {
		b.ReportMetric(float64(late[len(late)/2].Microseconds())/1000, "ms-median")
		b.ReportMetric(float64(late[len(late)-1].Microseconds())/1000, "ms-longest")
	}
}
