package tray

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/png"
	"testing"
)

func TestIco(t *testing.T) {
	var picture bytes.Buffer
	if err := png.Encode(&picture, image.NewRGBA(image.Rect(0, 0, 256, 32))); err != nil {
		t.Fatal(err)
	}
	t.Run("should point to the whole picture", func(t *testing.T) {
		out := ico(picture.Bytes())
		size, at := binary.LittleEndian.Uint32(out[14:]), binary.LittleEndian.Uint32(out[18:])
		if !bytes.Equal(out[at:at+size], picture.Bytes()) || int(at+size) != len(out) {
			t.Errorf("picture at %d with %d bytes, file has %d", at, size, len(out))
		}
		if out[6] != 0 || out[7] != 32 {
			t.Errorf("size %d×%d", out[6], out[7])
		}
	})
	t.Run("should refuse what is no picture", func(t *testing.T) {
		if out := ico([]byte("no picture")); out != nil {
			t.Errorf("ico = %v", out)
		}
	})
}
