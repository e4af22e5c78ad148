package i18n_test

import (
	"testing"
	"testing/fstest"

	"unknot/assets"
	"unknot/internal/i18n"
)

func TestTexts(t *testing.T) {
	tx, err := i18n.New(assets.FS)
	if err != nil {
		t.Fatal(err)
	}
	t.Run("should use the plural form of the number", func(t *testing.T) {
		if got := tx.N("common.minutes", 1); got != "1 minute" {
			t.Errorf("N(1) = %q", got)
		}
		if got := tx.N("common.minutes", 10); got != "10 minutes" {
			t.Errorf("N(10) = %q", got)
		}
	})
	t.Run("should show a missing id in brackets", func(t *testing.T) {
		if got := tx.T("common.no-such-text"); got != "[common.no-such-text]" {
			t.Errorf("T = %q", got)
		}
	})
}

func TestNewRefusesAnIDOfAnotherArea(t *testing.T) {
	fsys := fstest.MapFS{"i18n/relief.en.yaml": {Data: []byte("plan.title: Plan\n")}}
	if _, err := i18n.New(fsys); err == nil {
		t.Error("New accepted plan.title in relief.en.yaml")
	}
}
