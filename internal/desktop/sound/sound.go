// Package sound plays the chimes of a session and the recordings of the voice.
//
// On Linux it speaks the protocol of PulseAudio, which PipeWire answers too, over the local socket
// of the user's session, and hands a sound over in one piece: the server plays it, and nothing of
// ours is awake in between. Where there is no such server it tries the aplay program of ALSA. No C
// library is needed to build it, and none to start the program. Windows and macOS play through Oto,
// whose device is suspended whenever nothing sounds.
//
// A computer without sound is an ordinary case: Play is silent then, and the reason is told once.
package sound

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"sync"

	"unknot/internal/cue"
)

// ErrNoDevice says that this computer has nothing to play sound with, or nothing that answers.
var ErrNoDevice = errors.New("no sound device")

// Rate is how many samples a second of every sound that is played has.
const Rate = 48000

// atOnce is how many sounds may be heard together; more are left out.
const atOnce = 6

// Output plays samples: one channel, Rate samples a second. Several sounds may be played at the same
// time from different goroutines.
type Output interface {
	// Play returns when the samples have been heard, or soon after the context has ended, with its
	// error.
	Play(ctx context.Context, samples []int16) error
	Close() error
}

// Params are what a player works with.
type Params struct {
	// Output is where the sound goes; nil means the device of this computer.
	Output Output
	// OnTrouble is told once, from another goroutine, why a chime could not be heard.
	OnTrouble func(error)
}

// Player plays chimes. It is safe for use by several goroutines. The device is not touched before
// the first sound.
type Player struct {
	out     Output
	trouble func(error)
	told    sync.Once
	room    chan struct{}
	chimes  map[cue.Chime]func() []int16

	ctx    context.Context //nolint:containedctx // it is the life of the player; Close ends it
	cancel context.CancelFunc
	under  sync.WaitGroup

	mu     sync.Mutex
	volume float64
	muted  bool
	closed bool
}

// New is a player at full volume.
func New(p Params) *Player {
	if p.Output == nil {
		p.Output = system()
	}
	ctx, cancel := context.WithCancel(context.Background())
	s := &Player{
		out: p.Output, trouble: p.OnTrouble, room: make(chan struct{}, atOnce), volume: 1,
		chimes: make(map[cue.Chime]func() []int16), ctx: ctx, cancel: cancel,
	}
	for _, c := range cue.Chimes() {
		s.chimes[c] = sync.OnceValue(func() []int16 { return Chime(c) })
	}
	return s
}

// SetVolume sets how loud the chimes are, from 0 to 1. Half of it sounds about half as loud.
func (p *Player) SetVolume(volume float64) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.volume = min(max(volume, 0), 1)
}

// SetMuted silences the chimes, or lets them be heard again.
func (p *Player) SetMuted(muted bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.muted = muted
}

// Play plays a chime and returns at once.
func (p *Player) Play(c cue.Chime) {
	samples, known := p.chimes[c]
	if !known {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.closed || p.muted || p.volume == 0 {
		return
	}
	select {
	case p.room <- struct{}{}:
	default:
		return // enough is sounding already
	}
	volume := p.volume
	p.under.Go(func() {
		defer func() { <-p.room }()
		p.report(p.out.Play(p.ctx, at(volume, samples())))
	})
}

func (p *Player) report(err error) {
	if err == nil || p.ctx.Err() != nil || p.trouble == nil {
		return
	}
	p.told.Do(func() { p.trouble(fmt.Errorf("play chime: %w", err)) })
}

// PlayWAV plays a recording to its end, or until the context ends, at a volume from 0 to 1. The
// volume and the silence of the chimes do not count for it.
func (p *Player) PlayWAV(ctx context.Context, wav io.Reader, volume float64) error {
	samples, err := DecodeWAV(wav)
	if err != nil {
		return err
	}
	if err := p.hear(ctx, at(min(max(volume, 0), 1), samples)); err != nil {
		return fmt.Errorf("play recording: %w", err)
	}
	return nil
}

// Sample plays a chime to its end, or until the context ends, as loud as chimes are, whether they are
// muted or not.
func (p *Player) Sample(ctx context.Context, c cue.Chime) error {
	samples, known := p.chimes[c]
	if !known {
		return nil
	}
	p.mu.Lock()
	volume := p.volume
	p.mu.Unlock()
	if err := p.hear(ctx, at(volume, samples())); err != nil {
		return fmt.Errorf("play chime: %w", err)
	}
	return nil
}

// hear returns when the samples have been heard, the context has ended or the player was closed.
func (p *Player) hear(ctx context.Context, samples []int16) error {
	p.mu.Lock()
	if p.closed {
		p.mu.Unlock()
		return context.Canceled
	}
	p.under.Add(1)
	p.mu.Unlock()
	defer p.under.Done()

	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	defer context.AfterFunc(p.ctx, cancel)()
	return p.out.Play(ctx, samples)
}

// Close ends what is sounding and lets go of the device. A closed player is silent.
func (p *Player) Close() error {
	p.mu.Lock()
	p.closed = true
	p.mu.Unlock()
	p.cancel()
	p.under.Wait()
	return p.out.Close()
}

// at makes samples less loud. The ear hears in proportions, so the volume is squared.
func at(volume float64, samples []int16) []int16 {
	if volume >= 1 {
		return samples
	}
	out := make([]int16, len(samples))
	for i, s := range samples {
		out[i] = int16(math.Round(float64(s) * volume * volume))
	}
	return out
}
