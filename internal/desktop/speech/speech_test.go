package speech

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

// fakeEngine takes a second for every sentence and notes what it has said to the end.
type fakeEngine struct {
	begun, said []string
	settings    Settings
	refuses     string // a voice it does not have
	at          int    // sentences at the same time
	most        int
}

func (f *fakeEngine) say(ctx context.Context, text string, s Settings) error {
	if s.Voice != "" && s.Voice == f.refuses {
		return errors.New("no such voice")
	}
	f.begun, f.settings = append(f.begun, text), s
	f.at++
	f.most = max(f.most, f.at)
	defer func() { f.at-- }()
	select {
	case <-time.After(time.Second):
		f.said = append(f.said, text)
		return nil
	case <-ctx.Done():
		time.Sleep(10 * time.Millisecond) // the way a program takes a moment to end
		return fmt.Errorf("run espeak: %w", ctx.Err())
	}
}

func (*fakeEngine) voices(context.Context) ([]Voice, error) {
	return []Voice{
		{ID: "gmw/de", Name: "German", Language: "de"},
		{ID: "gmw/en", Name: "English (Great Britain)", Language: "en-gb"},
		{ID: "Alex", Name: "Alex", Language: "en_US"},
	}, nil
}

func speaker(e *fakeEngine) *Speaker {
	s := New(nil)
	s.find = func() (engine, bool) { return e, e != nil }
	return s
}

func TestSay(t *testing.T) {
	t.Run("should return at once and say everything", func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			e := &fakeEngine{}
			s := speaker(e)
			began := time.Now()
			answer := s.Say(t.Context(), "Next, Cat–cow.\nLeft side first.")
			if time.Since(began) != 0 {
				t.Error("it waited")
			}
			if err := <-answer; err != nil || !slices.Equal(e.said, []string{"Next, Cat–cow. Left side first."}) {
				t.Errorf("said %q, %v", e.said, err)
			}
		})
	})
	t.Run("should cut short what is being said, and never say two things together", func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			e := &fakeEngine{}
			s := speaker(e)
			first := s.Say(t.Context(), "one")
			time.Sleep(300 * time.Millisecond)
			second := s.Say(t.Context(), "two")
			third := s.Say(t.Context(), "three")
			if err := <-first; !errors.Is(err, context.Canceled) {
				t.Errorf("the first ended with %v", err)
			}
			if err := <-second; !errors.Is(err, context.Canceled) {
				t.Errorf("the second ended with %v", err)
			}
			if err := <-third; err != nil || e.most != 1 || !slices.Equal(e.begun, []string{"one", "three"}) || !slices.Equal(e.said, []string{"three"}) {
				t.Errorf("begun %q, said %q, %d at once, %v", e.begun, e.said, e.most, err)
			}
		})
	})
	nothing := func(s *Speaker, _ context.CancelFunc) {
		if err := <-s.Say(context.Background(), " \n"); err != nil {
			t.Error(err)
		}
	}
	ends := map[string]func(*Speaker, context.CancelFunc){
		"should stop when told":                  func(s *Speaker, _ context.CancelFunc) { s.Stop() },
		"should stop with its context":           func(_ *Speaker, cancel context.CancelFunc) { cancel() },
		"should stop when closed":                func(s *Speaker, _ context.CancelFunc) { _ = s.Close() },
		"should stop when nothing is to be said": nothing,
	}
	for name, end := range ends {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				e := &fakeEngine{}
				s := speaker(e)
				ctx, cancel := context.WithCancel(t.Context())
				defer cancel()
				answer := s.Say(ctx, "a long sentence")
				time.Sleep(100 * time.Millisecond)
				end(s, cancel)
				if err := <-answer; !errors.Is(err, context.Canceled) || len(e.said) != 0 || len(e.begun) != 1 {
					t.Errorf("begun %q, said %q, %v", e.begun, e.said, err)
				}
			})
		})
	}
	t.Run("should be silent at volume 0", func(t *testing.T) {
		e := &fakeEngine{}
		s := speaker(e)
		s.Set(Settings{Volume: 0})
		if err := <-s.Say(t.Context(), "hush"); err != nil || len(e.begun) != 0 {
			t.Errorf("begun %q, %v", e.begun, err)
		}
	})
	t.Run("should say that there is no voice", func(t *testing.T) {
		s := New(nil)
		s.find = func() (engine, bool) { return nil, false }
		if err := <-s.Say(t.Context(), "hello"); !errors.Is(err, ErrMissing) || s.Available() {
			t.Error(err)
		}
		if _, err := s.Voices(t.Context()); !errors.Is(err, ErrMissing) {
			t.Error(err)
		}
	})
	t.Run("should take any voice when the chosen one is gone", func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			e := &fakeEngine{refuses: "Zoe"}
			s := speaker(e)
			s.Set(Settings{Voice: "Zoe", Rate: 1.5, Volume: 0.5})
			if err := <-s.Say(t.Context(), "hello"); err != nil || e.settings != (Settings{Language: "en", Rate: 1.5, Volume: 0.5}) {
				t.Errorf("%+v, %v", e.settings, err)
			}
		})
	})
}

func TestPlain(t *testing.T) {
	tests := map[string]string{
		" Breathe in.\n\tAnd out. ": "Breathe in.  And out.",
		"[[volm 9]] loud":           "[ [volm 9]] loud",
		"a\x00b\x1b[2J":             "a b [2J",
	}
	for text, want := range tests {
		t.Run(fmt.Sprintf("should make one harmless line of %q", text), func(t *testing.T) {
			if got := plain(text); got != want {
				t.Errorf("got %q", got)
			}
		})
	}
}

func TestSettings(t *testing.T) {
	tests := map[string]struct{ in, want Settings }{
		"should be calm English by default": {Settings{Volume: 1}, DefaultSettings()},
		"should keep what is in range":      {Settings{"de", "x", 0.7, 0.3}, Settings{"de", "x", 0.7, 0.3}},
		"should keep to the ranges":         {Settings{"en", "", 9, 9}, Settings{"en", "", 2, 1}},
		"should keep to the lower ranges":   {Settings{"en", "", 0.1, -1}, Settings{"en", "", 0.5, 0}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			if got := tt.in.kept(); got != tt.want {
				t.Errorf("%+v", got)
			}
		})
	}
}

func TestVoices(t *testing.T) {
	t.Run("should list those of the language by name, wherever they come from", func(t *testing.T) {
		got, err := speaker(&fakeEngine{}).Voices(t.Context())
		if err != nil || len(got) != 2 || got[0].ID != "Alex" || got[1].ID != "gmw/en" {
			t.Errorf("%+v, %v", got, err)
		}
	})
	tests := map[string]struct {
		parse func(string) []Voice
		in    string
		want  []Voice
	}{
		"should read espeak-ng": {parseEspeak, strings.Join([]string{
			"Pty Language       Age/Gender VoiceName          File                 Other Languages",
			" 2  en-gb           --/M      English_(Great_Britain) gmw/en               (en 2)",
			" 3  en-uk           --/M      english-mb-en1     mb/mb-en1            (en-gb 3)(en 2)", "",
		}, "\n"), []Voice{{"gmw/en", "English (Great Britain)", "en-gb"}}},
		"should read the speech service": {parseSpeechDispatcher, strings.Join([]string{
			"                     NAME             LANGUAGE              VARIANT",
			"        English_(America)                en-us                 none",
			"      Mary MBROLA Tall              en                  none", "",
		}, "\n"), []Voice{{"English_(America)", "English (America)", "en-us"}, {"Mary MBROLA Tall", "Mary MBROLA Tall", "en"}}},
		"should read macOS": {
			parseSay, "Alex                en_US    # Most people recognize me.\n" +
				"Eddy (English (UK)) en_GB    # Hello! #1\nnonsense\n",
			[]Voice{{"Alex", "Alex", "en_US"}, {"Eddy (English (UK))", "Eddy (English (UK))", "en_GB"}},
		},
		"should read Windows": {
			parseWindows, "Microsoft Zira Desktop|en-US\r\n\r\nnonsense\r\n",
			[]Voice{{"Microsoft Zira Desktop", "Microsoft Zira Desktop", "en-US"}},
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			if got := tt.parse(tt.in); !slices.Equal(got, tt.want) {
				t.Errorf("%+v", got)
			}
			if got := tt.parse(""); len(got) != 0 {
				t.Errorf("of nothing: %+v", got)
			}
		})
	}
}

// ear is an output that keeps what it hears.
type ear struct {
	heard  []byte
	volume float64
	err    error
}

func (e *ear) PlayWAV(_ context.Context, wav io.Reader, volume float64) (err error) {
	e.heard, err = io.ReadAll(wav)
	e.volume = volume
	return errors.Join(err, e.err)
}
