package sound

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
)

// longest is how much of a recording is played, in seconds: a few sentences, never a book.
const longest = 40

// errNotWAV is returned for anything that is not a recording this package can play.
var errNotWAV = errors.New("not a recording of plain samples (WAV)")

// format is what a WAV file says about its samples.
type format struct {
	channels, rate, bits int
}

// DecodeWAV reads a recording of 8 or 16 bits and any rate and makes one channel of Rate samples a
// second of it. A program that writes to a pipe does not know the length beforehand, so the length
// in the header is not believed beyond what is there. Everything after 40 seconds is left out.
func DecodeWAV(r io.Reader) ([]int16, error) {
	var head [12]byte
	if _, err := io.ReadFull(r, head[:]); err != nil {
		return nil, fmt.Errorf("%w: %w", errNotWAV, err)
	}
	if string(head[:4]) != "RIFF" || string(head[8:]) != "WAVE" {
		return nil, errNotWAV
	}
	var f format
	for {
		var chunk [8]byte
		if _, err := io.ReadFull(r, chunk[:]); err != nil {
			return nil, fmt.Errorf("%w: no samples: %w", errNotWAV, err)
		}
		size := int64(binary.LittleEndian.Uint32(chunk[4:]))
		switch string(chunk[:4]) {
		case "fmt ":
			raw, err := io.ReadAll(io.LimitReader(r, min(size, 64)))
			if err != nil {
				return nil, fmt.Errorf("read recording: %w", err)
			}
			if f, err = readFormat(raw); err != nil {
				return nil, err
			}
		case "data":
			return f.samples(io.LimitReader(r, size))
		default:
			if _, err := io.CopyN(io.Discard, r, size+size%2); err != nil {
				return nil, fmt.Errorf("%w: %w", errNotWAV, err)
			}
		}
	}
}

// readFormat takes the fields of the header: tag, channels, rate, two derived numbers, bits.
func readFormat(raw []byte) (f format, err error) {
	const plain, extensible = 1, 0xFFFE
	if len(raw) < 16 {
		return f, errNotWAV
	}
	tag := binary.LittleEndian.Uint16(raw)
	f.channels = int(binary.LittleEndian.Uint16(raw[2:]))
	f.rate = int(binary.LittleEndian.Uint32(raw[4:]))
	f.bits = int(binary.LittleEndian.Uint16(raw[14:]))
	known := tag == plain || tag == extensible
	if !known || f.channels < 1 || f.channels > 8 || f.rate < 4000 || f.rate > 192000 || (f.bits != 8 && f.bits != 16) {
		return f, errNotWAV
	}
	return f, nil
}

// samples reads the sound itself.
func (f format) samples(r io.Reader) ([]int16, error) {
	if f.rate == 0 {
		return nil, errNotWAV // the samples came before their description
	}
	frame := f.channels * f.bits / 8
	raw, err := io.ReadAll(io.LimitReader(r, int64(longest*f.rate*frame)))
	if err != nil {
		return nil, fmt.Errorf("read recording: %w", err)
	}
	mono := make([]float64, len(raw)/frame)
	for i := range mono {
		sum := 0.0
		for c := range f.channels {
			sum += f.value(raw[i*frame+c*f.bits/8:])
		}
		mono[i] = sum / float64(f.channels)
	}
	return resample(mono, f.rate), nil
}

// value is one sample, as a 16-bit number. Those of 8 bits have no sign.
func (f format) value(raw []byte) float64 {
	if f.bits == 8 {
		return (float64(raw[0]) - 128) * 256
	}
	return float64(int16(binary.LittleEndian.Uint16(raw)))
}

// resample brings samples to Rate by drawing straight lines between them, which is good enough for
// a voice.
func resample(in []float64, rate int) []int16 {
	if len(in) == 0 {
		return nil
	}
	out := make([]int16, len(in)*Rate/rate)
	for i := range out {
		x := float64(i) * float64(rate) / Rate
		at := int(x)
		next := min(at+1, len(in)-1)
		v := in[at] + (in[next]-in[at])*(x-float64(at))
		out[i] = int16(min(max(math.Round(v), math.MinInt16), math.MaxInt16))
	}
	return out
}
