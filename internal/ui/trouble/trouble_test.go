package trouble_test

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"unknot/assets"
	"unknot/internal/i18n"
	"unknot/internal/ui/offscreen"
	"unknot/internal/ui/theme"
	"unknot/internal/ui/trouble"
)

func TestTrouble(t *testing.T) {
	tx, err := i18n.New(assets.FS)
	if err != nil {
		t.Fatal(err)
	}
	for kind, title := range map[trouble.Kind]string{
		trouble.Unwritable: "Unknot cannot write its journal", trouble.Newer: "This journal is from a newer Unknot",
		trouble.Damaged: "The journal cannot be read", trouble.Unknown: "The journal could not be opened",
	} {
		t.Run("should say what happened, where, and that nothing was changed: "+string(kind), func(t *testing.T) {
			var got []string
			panel := offscreen.NewPanel(theme.AlwaysDark, fyne.NewSize(820, 620), func() fyne.CanvasObject {
				return trouble.New(trouble.Params{
					Texts: tx, Kind: kind, Path: "/data/journal.db", Detail: "code 11",
					OnRetry: func() { got = append(got, "retry") }, OnQuit: func() { got = append(got, "quit") },
				})
			})
			for _, want := range []string{title, "/data/journal.db", "code 11", "Nothing was changed."} {
				if !panel.Shows(want) {
					t.Errorf("no %q in %v", want, panel.Texts())
				}
			}
			for _, text := range []string{"Try again", "Close Unknot"} {
				if err := panel.Click(text); err != nil {
					t.Fatal(err)
				}
			}
			if !slices.Equal(got, []string{"retry", "quit"}) {
				t.Errorf("got %q", got)
			}
		})
	}
}
