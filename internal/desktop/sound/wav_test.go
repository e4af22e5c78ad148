package sound

import (
	"bytes"
	"encoding/binary"
	"errors"
	"math"
	"testing"
)

// wavFile writes a recording the way programs do; size is what its header says of the samples.
func wavFile(channels, rate, bits int, size uint32, data []byte, between ...byte) []byte {
	out := []byte("RIFF\xff\xff\xff\x7fWAVE")
	out = append(out, "fmt \x10\x00\x00\x00\x01\x00"...)
	out = binary.LittleEndian.AppendUint16(out, uint16(channels))
	out = binary.LittleEndian.AppendUint32(out, uint32(rate))
	out = binary.LittleEndian.AppendUint32(out, uint32(rate*channels*bits/8))
	out = binary.LittleEndian.AppendUint16(out, uint16(channels*bits/8))
	out = binary.LittleEndian.AppendUint16(out, uint16(bits))
	out = append(out, between...)
	out = append(out, "data"...)
	out = binary.LittleEndian.AppendUint32(out, size)
	return append(out, data...)
}

// hum is a second of a low sine.
func hum(rate int) []byte {
	var out []byte
	for i := range rate {
		v := 20000 * math.Sin(2*math.Pi*200*float64(i)/float64(rate))
		out = binary.LittleEndian.AppendUint16(out, uint16(int16(v)))
	}
	return out
}

func TestDecodeWAV(t *testing.T) {
	t.Run("should bring a voice to our rate, even when its length is not known", func(t *testing.T) {
		got, err := DecodeWAV(bytes.NewReader(wavFile(1, 22050, 16, 0x7ffff000, hum(22050))))
		if err != nil || len(got) != Rate {
			t.Fatalf("%d samples, %v", len(got), err)
		}
		for i, s := range got[:Rate-100] {
			want := 20000 * math.Sin(2*math.Pi*200*float64(i)/Rate)
			if math.Abs(float64(s)-want) > 60 {
				t.Fatalf("sample %d is %d, want %.0f", i, s, want)
			}
		}
	})
	t.Run("should mix two channels into one and skip what it does not know", func(t *testing.T) {
		data := []byte{0x10, 0, 0x20, 0, 0x30, 0, 0x40, 0} // 16, 32, 48, 64
		extra := []byte("LIST\x03\x00\x00\x00abc\x00")     // an odd length is padded
		got, err := DecodeWAV(bytes.NewReader(wavFile(2, Rate, 16, 8, data, extra...)))
		if err != nil || len(got) != 2 || got[0] != 24 || got[1] != 56 {
			t.Errorf("%v, %v", got, err)
		}
	})
	t.Run("should read eight bits without a sign", func(t *testing.T) {
		got, err := DecodeWAV(bytes.NewReader(wavFile(1, Rate, 8, 3, []byte{128, 255, 0})))
		if err != nil || len(got) != 3 || got[0] != 0 || got[1] != 127*256 || got[2] != -32768 {
			t.Errorf("%v, %v", got, err)
		}
	})
	t.Run("should not read past the samples", func(t *testing.T) {
		got, err := DecodeWAV(bytes.NewReader(append(wavFile(1, Rate, 16, 4, []byte{1, 0, 2, 0}), "LIST"...)))
		if err != nil || len(got) != 2 {
			t.Errorf("%v, %v", got, err)
		}
	})
	t.Run("should leave out what is too long to be a sentence", func(t *testing.T) {
		got, err := DecodeWAV(bytes.NewReader(wavFile(1, 8000, 8, 0xffffffff, make([]byte, 60*8000))))
		if err != nil || len(got) != longest*Rate {
			t.Errorf("%d samples, %v", len(got), err)
		}
	})
	whole := wavFile(1, 22050, 16, 100, make([]byte, 100))
	refused := map[string][]byte{
		"nothing": nil, "a text": []byte("espeak: no voice called that"), "a header alone": whole[:40],
		"compressed samples": append(append([]byte{}, whole[:20]...), append([]byte{0x55}, whole[21:]...)...),
		"24 bits":            wavFile(1, 22050, 24, 100, make([]byte, 100)),
		"no channels":        wavFile(0, 22050, 16, 100, make([]byte, 100)),
		"no rate":            wavFile(1, 0, 16, 100, make([]byte, 100)),
		"samples first":      append([]byte("RIFF....WAVEdata\x02\x00\x00\x00"), 1, 2),
	}
	for name, raw := range refused {
		t.Run("should refuse "+name, func(t *testing.T) {
			if got, err := DecodeWAV(bytes.NewReader(raw)); !errors.Is(err, errNotWAV) {
				t.Errorf("%d samples, %v", len(got), err)
			}
		})
	}
}

func FuzzDecodeWAV(f *testing.F) {
	f.Add(wavFile(1, 22050, 16, 8, make([]byte, 8)))
	f.Add(wavFile(2, 8000, 8, 0xffffffff, []byte{1}))
	f.Fuzz(func(t *testing.T, raw []byte) {
		samples, err := DecodeWAV(bytes.NewReader(raw))
		if err != nil && samples != nil {
			t.Errorf("%d samples with %v", len(samples), err)
		}
		if len(samples) > longest*Rate {
			t.Errorf("%d samples", len(samples))
		}
	})
}
