package ui

import (
	"context"
	"log/slog"
	"slices"
	"testing"

	"unknot/assets"
	"unknot/internal/i18n"
	"unknot/internal/ui/kit"
	"unknot/internal/ui/prefs"
)

// voicebox is an ear of which only the voices matter.
type voicebox struct {
	Ear

	voices func(context.Context) ([]Voice, error)
	sample func(context.Context, string) string
}

func (v *voicebox) Voices(ctx context.Context) ([]Voice, error) { return v.voices(ctx) }

func (v *voicebox) Sample(ctx context.Context, text string) string { return v.sample(ctx, text) }

// background collects what is to be done later, so that a test decides when.
type background []func()

func (b *background) add(do func()) { *b = append(*b, do) }

func (b *background) run() {
	for _, do := range *b {
		do()
	}
	*b = nil
}

func trial(t *testing.T, ear Ear) (*App, *background) {
	t.Helper()
	texts, err := i18n.New(assets.FS)
	if err != nil {
		t.Fatal(err)
	}
	var slow background
	return &App{p: Params{
		Texts: texts, Ear: ear, Log: slog.New(slog.DiscardHandler), Go: slow.add, OnUI: func(do func()) { do() },
	}}, &slow
}

func TestFindVoices(t *testing.T) {
	tests := map[string]struct {
		found []Voice
		err   error
		want  prefs.Voices
	}{
		"should list the voices": {
			[]Voice{{"gmw/en", "English (Great Britain)"}},
			nil,
			prefs.Voices{Known: true, List: []kit.Option{{ID: "gmw/en", Text: "English (Great Britain)"}}},
		},
		"should know that there is none":                {nil, nil, prefs.Voices{Known: true, List: []kit.Option{}}},
		"should not claim to know when nobody answered": {nil, context.DeadlineExceeded, prefs.Voices{List: []kit.Option{}}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			limited := false
			a, slow := trial(t, &voicebox{voices: func(ctx context.Context) ([]Voice, error) {
				_, limited = ctx.Deadline()
				return tt.found, tt.err
			}})
			var got *prefs.Voices
			a.tryVoice().find(func(v prefs.Voices) { got = &v })
			if got != nil {
				t.Fatal("the window waited for the voices")
			}
			slow.run()
			if got == nil || got.Known != tt.want.Known || !slices.Equal(got.List, tt.want.List) || !limited {
				t.Errorf("got %+v, with a limit: %v", got, limited)
			}
		})
	}
	t.Run("should tell nobody once another screen is shown", func(t *testing.T) {
		a, slow := trial(t, &voicebox{voices: func(ctx context.Context) ([]Voice, error) { return nil, ctx.Err() }})
		a.tryVoice().find(func(prefs.Voices) { t.Error("told") })
		a.stopTicking()
		slow.run()
	})
	t.Run("should do without an ear", func(t *testing.T) {
		a, slow := trial(t, nil)
		v := a.tryVoice()
		v.find(func(prefs.Voices) { t.Error("voices of nowhere") })
		v.hear(func(string) { t.Error("heard") })
		slow.run()
		if got := a.soundTrouble(); got != "" {
			t.Errorf("trouble: %q", got)
		}
	})
}

func TestHearVoice(t *testing.T) {
	t.Run("should say a sentence in the background and tell what went wrong", func(t *testing.T) {
		said := ""
		a, slow := trial(t, &voicebox{sample: func(_ context.Context, text string) string {
			said = text
			return "prefs.no-sound"
		}})
		told := "not yet"
		a.tryVoice().hear(func(why string) { told = why })
		if said != "" {
			t.Fatal("the window waited for the voice")
		}
		slow.run()
		if said != a.p.Texts.T("prefs.sample") || told != a.p.Texts.T("prefs.no-sound") {
			t.Errorf("said %q, told %q", said, told)
		}
	})
	t.Run("should begin again when asked again", func(t *testing.T) {
		var live []bool
		a, slow := trial(t, &voicebox{sample: func(ctx context.Context, _ string) string {
			live = append(live, ctx.Err() == nil)
			return ""
		}})
		v, told := a.tryVoice(), 0
		v.hear(func(string) { told++ })
		v.hear(func(string) { told++ })
		slow.run()
		if !slices.Equal(live, []bool{false, true}) || told != 1 {
			t.Errorf("played %v, told %d times", live, told)
		}
	})
	t.Run("should be silent once another screen is shown", func(t *testing.T) {
		a, slow := trial(t, &voicebox{sample: func(ctx context.Context, _ string) string {
			if ctx.Err() == nil {
				t.Error("it plays on")
			}
			return ""
		}})
		a.tryVoice().hear(func(string) { t.Error("told") })
		a.stopTicking()
		slow.run()
	})
}
