package sound

import (
	"bytes"
	"context"
	"encoding/binary"
	"fmt"
	"os/exec"
	"strconv"
	"time"
)

// slack is how much longer than a sound its playing may take before something is stuck.
const slack = 5 * time.Second

// runALSA plays samples with the aplay program, which reads them from its input.
func runALSA(ctx context.Context, program string, samples []int16) error {
	limited, cancel := context.WithTimeout(ctx, length(samples)+slack)
	defer cancel()
	cmd := exec.CommandContext(limited, program,
		"-q", "-t", "raw", "-f", "S16_LE", "-c", "1", "-r", strconv.Itoa(Rate), "-")
	cmd.Stdin = bytes.NewReader(littleEndian(samples))
	cmd.WaitDelay = time.Second
	if err := cmd.Run(); err != nil {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		return fmt.Errorf("%w: aplay: %w", ErrNoDevice, err)
	}
	return nil
}

func length(samples []int16) time.Duration {
	return time.Duration(len(samples)) * time.Second / Rate
}

func littleEndian(samples []int16) []byte {
	raw := make([]byte, 0, 2*len(samples))
	for _, s := range samples {
		raw = binary.LittleEndian.AppendUint16(raw, uint16(s))
	}
	return raw
}
