package speech

import (
	"bytes"
	"context"
	"math"
	"strconv"
	"time"
)

// system is the voice of this computer. What espeak says goes through our own output and can be cut
// short; the speech service is for computers that have nothing else.
func system(out Output) (engine, bool) {
	if path, ok := first("espeak-ng", "espeak"); ok {
		return espeak{program: path, out: out}, true
	}
	if path, ok := first("spd-say"); ok {
		return dispatcher{program: path}, true
	}
	return nil, false
}

// espeak is espeak-ng, or the older espeak with the same arguments.
type espeak struct {
	program string
	out     Output
}

func (e espeak) say(ctx context.Context, text string, s Settings) error {
	voice := s.Voice
	if voice == "" {
		voice = s.Language
	}
	wav, err := run(ctx, text, nil, e.program, "--stdin", "--stdout", "-s", strconv.Itoa(s.words()), "-v", voice)
	if err != nil {
		return err
	}
	return e.out.PlayWAV(ctx, bytes.NewReader(wav), s.Volume)
}

func (e espeak) voices(ctx context.Context) ([]Voice, error) {
	out, err := run(ctx, "", nil, e.program, "--voices")
	return parseEspeak(string(out)), err
}

// dispatcher hands the text to the speech service of the desktop. It does not wait for the end:
// spd-say -w never comes back where the service has no voice. So it cannot be cut short either, and
// asking the service to be silent would silence the screen reader too.
type dispatcher struct{ program string }

const handOver = 5 * time.Second

func (d dispatcher) say(ctx context.Context, text string, s Settings) error {
	ctx, cancel := context.WithTimeout(ctx, handOver)
	defer cancel()
	args := []string{
		"-e", "-l", s.Language, "-r", percent(100 * (s.Rate - 1)), "-i", percent(200*s.Volume - 100),
	}
	if s.Voice != "" {
		args = append(args, "-y", s.Voice)
	}
	_, err := run(ctx, text+"\n", nil, d.program, args...)
	return err
}

func (d dispatcher) voices(ctx context.Context) ([]Voice, error) {
	out, err := run(ctx, "", nil, d.program, "-L")
	return parseSpeechDispatcher(string(out)), err
}

// percent is a number from -100 to 100 as the service takes it.
func percent(x float64) string { return strconv.Itoa(int(math.Round(min(max(x, -100), 100)))) }
