package speech

import (
	"os"
	"slices"
	"strings"
	"testing"
)

func sample(t *testing.T, name string) string {
	t.Helper()
	raw, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

// TestChosenFrom lists what a person can choose from. espeak-ng-1.51.txt was printed by that program;
// the others follow the shape of theirs.
func TestChosenFrom(t *testing.T) {
	tests := map[string]struct {
		parse func(string) []Voice
		file  string
		want  []string
	}{
		"should name the voices of espeak-ng after their places": {parseEspeak, "espeak-ng-1.51.txt", []string{
			"English (America) = gmw/en-US", "English (America, New York City) = gmw/en-US-nyc", "English (Caribbean) = gmw/en-029",
			"English (Great Britain) = gmw/en", "English (Lancaster) = gmw/en-GB-x-gbclan",
			"English (Received Pronunciation) = gmw/en-GB-x-rp", "English (Scotland) = gmw/en-GB-scotland",
			"English (West Midlands) = gmw/en-GB-x-gbcwmd",
		}},
		"should know the names of before": {parseEspeak, "espeak-1.48.txt", []string{
			"English = default", "English (America) = en-us", "English (Caribbean) = other/en-wi", "English (Great Britain) = en",
			"English (Lancaster) = other/en-n", "English (Received Pronunciation) = other/en-rp",
			"English (Scotland) = other/en-sc", "English (West Midlands) = other/en-wm",
		}},
		"should leave the variants of the speech service out": {parseSpeechDispatcher, "spd-say.txt", []string{
			"English (America) = English_(America)", "English (Great Britain) = English_(Great_Britain)", "Tenor+ = Tenor+",
		}},
		"should keep the names of macOS": {parseSay, "say.txt", []string{
			"Daniel = Daniel", "Eddy (English (UK)) = Eddy (English (UK))", "Eddy (English (US)) = Eddy (English (US))", "Samantha = Samantha",
		}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			var english []Voice
			for _, v := range tt.parse(sample(t, tt.file)) {
				if v.speaks("en") {
					english = append(english, v)
				}
			}
			var got []string
			for _, v := range tidy(english) {
				got = append(got, v.Name+" = "+v.ID)
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(tt.want, "\n"))
			}
		})
	}
}

func TestTidy(t *testing.T) {
	t.Run("should show a name once, with the first voice that has it", func(t *testing.T) {
		got := tidy([]Voice{{ID: "b", Name: "Zoe"}, {ID: "a", Name: "Zoe"}, {ID: "c", Name: "alex"}})
		if !slices.Equal(got, []Voice{{ID: "c", Name: "alex"}, {ID: "b", Name: "Zoe"}}) {
			t.Errorf("%+v", got)
		}
	})
	t.Run("should be empty of nothing", func(t *testing.T) {
		if got := tidy(nil); len(got) != 0 {
			t.Errorf("%+v", got)
		}
	})
}
