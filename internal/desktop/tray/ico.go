package tray

import (
	"bytes"
	"encoding/binary"
	"image/png"
)

// ico wraps a PNG picture of at most 256 pixels into the icon format of Windows, which takes
// PNG as it is behind a header of 22 bytes. It returns nil when the picture cannot be read.
func ico(picture []byte) []byte {
	info, err := png.DecodeConfig(bytes.NewReader(picture))
	if err != nil || info.Width > 256 || info.Height > 256 {
		return nil
	}
	const header = 22
	out := []byte{0, 0, 1, 0, 1, 0} // reserved, kind 1 (icon), one picture
	// A width or height of 256 is written as 0. No palette; one plane of 32 bits.
	out = append(out, byte(info.Width), byte(info.Height), 0, 0, 1, 0, 32, 0)
	out = binary.LittleEndian.AppendUint32(out, uint32(len(picture)))
	out = binary.LittleEndian.AppendUint32(out, header)
	return append(out, picture...)
}
