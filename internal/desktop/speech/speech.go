// Package speech says sentences with the voice the computer already has: espeak-ng on Linux, say on
// macOS, the speech of Windows. The programs are started without a shell, and what they are to say
// goes to their input, where no list of processes shows it. Nothing of it is logged.
//
// A computer without a voice is an ordinary case: every call answers ErrMissing then.
package speech

import (
	"context"
	"errors"
	"io"
	"strings"
	"sync"
	"time"
	"unicode"
)

// ErrMissing says that this computer has no voice we know how to use.
var ErrMissing = errors.New("no voice on this computer")

// within is the longest that one sentence or one question may take before something is stuck.
const within = time.Minute

// Output plays what a voice has said into a file. *sound.Player does it.
type Output interface {
	PlayWAV(ctx context.Context, wav io.Reader, volume float64) error
}

// Speaker says one thing at a time. It is safe for use by several goroutines.
type Speaker struct {
	find func() (engine, bool)

	mu       sync.Mutex
	settings Settings
	stop     context.CancelFunc // of what is being said
	ended    chan struct{}      // closed when it is over
}

// New is a speaker with the usual settings. On Linux the voice is heard through the output; the other
// systems play it themselves.
func New(out Output) *Speaker {
	ended := make(chan struct{})
	close(ended)
	return &Speaker{
		find: func() (engine, bool) { return system(out) }, settings: DefaultSettings(), stop: func() {}, ended: ended,
	}
}

// Set changes how the next sentences sound.
func (s *Speaker) Set(settings Settings) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.settings = settings.kept()
}

// Available says whether this computer has a voice. It looks anew each time, because a voice may be
// installed while we run.
func (s *Speaker) Available() bool {
	_, ok := s.find()
	return ok
}

// Voices lists the voices that speak the language of the settings, each once and by name. It starts a
// program and waits for it.
func (s *Speaker) Voices(ctx context.Context) ([]Voice, error) {
	e, ok := s.find()
	if !ok {
		return nil, ErrMissing
	}
	ctx, cancel := context.WithTimeout(ctx, within)
	defer cancel()
	all, err := e.voices(ctx)
	if err != nil {
		return nil, err
	}
	s.mu.Lock()
	language := s.settings.Language
	s.mu.Unlock()
	var out []Voice
	for _, v := range all {
		if v.speaks(language) {
			out = append(out, v)
		}
	}
	return tidy(out), nil
}

// Say ends what is being said, begins to say a text and returns at once. The channel has one answer:
// nil when everything was said, the context's error when it was cut short, else what went wrong.
// Saying nothing only ends what is being said.
func (s *Speaker) Say(ctx context.Context, text string) <-chan error {
	answer := make(chan error, 1)
	ctx, cancel := context.WithTimeout(ctx, within)
	s.mu.Lock()
	s.stop()
	before, ended, settings := s.ended, make(chan struct{}), s.settings
	s.stop, s.ended = cancel, ended
	s.mu.Unlock()
	go func() {
		defer close(ended)
		defer cancel()
		<-before // one voice at a time
		answer <- s.say(ctx, plain(text), settings)
	}()
	return answer
}

func (s *Speaker) say(ctx context.Context, text string, settings Settings) error {
	if text == "" || settings.Volume == 0 || ctx.Err() != nil {
		return ctx.Err()
	}
	e, ok := s.find()
	if !ok {
		return ErrMissing
	}
	err := e.say(ctx, text, settings)
	if err != nil && ctx.Err() == nil && settings.Voice != "" {
		settings.Voice = "" // it may be a voice of another computer; any voice is better than none
		err = e.say(ctx, text, settings)
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	return err
}

// Stop ends what is being said.
func (s *Speaker) Stop() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.stop()
}

// Close ends what is being said and waits until nothing of it runs.
func (s *Speaker) Close() error {
	s.Stop()
	s.mu.Lock()
	ended := s.ended
	s.mu.Unlock()
	<-ended
	return nil
}

// plain makes one line of a text, without anything that a program may take for a command.
func plain(text string) string {
	text = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, text)
	return strings.TrimSpace(strings.ReplaceAll(text, "[[", "[ ["))
}
