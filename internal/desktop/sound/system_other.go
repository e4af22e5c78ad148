//go:build windows || darwin

package sound

import (
	"bytes"
	"context"
	"encoding/binary"
	"fmt"
	"sync"
	"time"

	"github.com/ebitengine/oto/v3"
)

// system plays through Oto.
func system() Output { return &device{} }

const (
	readyWithin = 3 * time.Second
	buffer      = 50 * time.Millisecond
	look        = 20 * time.Millisecond // between two looks at whether a sound is over
)

// device is the one sound device of the process; Oto allows no second one. It is opened by the first
// sound and suspended whenever nothing sounds: an open device wakes a thousand times a second.
type device struct {
	mu     sync.Mutex
	opened bool
	ctx    *oto.Context
	err    error
	active int
}

// Play plays the samples. Without a device Oto takes them and never finishes, so there is a limit.
func (d *device) Play(ctx context.Context, samples []int16) error {
	if err := d.wake(); err != nil {
		return fmt.Errorf("%w: %w", ErrNoDevice, err)
	}
	defer d.rest()
	raw := make([]byte, 0, 2*len(samples))
	for _, s := range samples {
		raw = binary.LittleEndian.AppendUint16(raw, uint16(s))
	}
	player := d.ctx.NewPlayer(bytes.NewReader(raw))
	defer player.Pause()
	player.Play()
	limit := time.After(time.Duration(len(samples))*time.Second/Rate + readyWithin)
	ticker := time.NewTicker(look)
	defer ticker.Stop()
	for player.IsPlaying() {
		select {
		case <-ticker.C:
		case <-limit:
			return ErrNoDevice
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	select { // what has left the player is still in the buffer of the device
	case <-time.After(2 * buffer):
	case <-ctx.Done():
	}
	return player.Err()
}

// wake opens the device, or lets it run again.
func (d *device) wake() error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if !d.opened {
		d.opened = true
		d.err = d.open()
	}
	if d.err != nil {
		return d.err
	}
	if d.active == 0 {
		if err := d.ctx.Resume(); err != nil {
			return err
		}
	}
	d.active++
	return nil
}

func (d *device) open() error {
	ctx, ready, err := oto.NewContext(&oto.NewContextOptions{
		SampleRate: Rate, ChannelCount: 1, Format: oto.FormatSignedInt16LE, BufferSize: buffer,
	})
	if err != nil {
		return err
	}
	d.ctx = ctx
	select {
	case <-ready:
		return ctx.Err()
	case <-time.After(readyWithin):
		return context.DeadlineExceeded
	}
}

func (d *device) rest() {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.active--
	if d.active == 0 {
		_ = d.ctx.Suspend()
	}
}

// Close suspends the device for good; Oto has no way to give it back.
func (d *device) Close() error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.ctx == nil || d.err != nil {
		return nil
	}
	return d.ctx.Suspend()
}
