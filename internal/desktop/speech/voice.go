package speech

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// Voice is one voice of this computer.
type Voice struct {
	ID       string // for Settings.Voice
	Name     string // as a person reads it, such as English (Scotland)
	Language string // such as en-GB, in the spelling of the system
}

// speaks reports whether the voice is of a language, whatever its country.
func (v Voice) speaks(language string) bool {
	own, _, _ := strings.Cut(strings.ReplaceAll(v.Language, "_", "-"), "-")
	return language == "" || strings.EqualFold(own, language)
}

// tidy sorts voices by name and leaves out what a person could not tell apart: a second voice of the
// same name, and the dozens of variants that the speech service makes of every voice of espeak, such
// as English (America)+Adam.
func tidy(voices []Voice) []Voice {
	names := make(map[string]bool, len(voices))
	for _, v := range voices {
		names[v.Name] = true
	}
	seen := make(map[string]bool, len(voices))
	out := make([]Voice, 0, len(voices))
	for _, v := range voices {
		base, _, variant := strings.Cut(v.Name, "+")
		if seen[v.Name] || variant && names[base] {
			continue
		}
		seen[v.Name] = true
		out = append(out, v)
	}
	slices.SortStableFunc(out, func(a, b Voice) int {
		return cmp.Or(cmp.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name)), cmp.Compare(a.ID, b.ID))
	})
	return out
}

// Settings are how the voice sounds.
type Settings struct {
	Language string  // of the texts, such as en
	Voice    string  // the ID of a voice; empty means the usual one of the language
	Rate     float64 // 1 is calm speech, 0.5 half as fast; 0.5 to 2
	Volume   float64 // 0 to 1
}

// DefaultSettings are a calm English voice.
func DefaultSettings() Settings { return Settings{Language: "en", Rate: 1, Volume: 1} }

// kept is the settings within their ranges. What is not set at all is as usual, but for the volume.
func (s Settings) kept() Settings {
	usual := DefaultSettings()
	if s.Language == "" {
		s.Language = usual.Language
	}
	if s.Rate == 0 {
		s.Rate = usual.Rate
	}
	s.Rate = min(max(s.Rate, 0.5), 2)
	s.Volume = min(max(s.Volume, 0), 1)
	return s
}

// words is the speed in words a minute. 160 is a little calmer than what the programs do themselves.
func (s Settings) words() int { return int(math.Round(160 * s.Rate)) }

// parseEspeak reads the table of espeak-ng --voices: priority, language, age and gender, name, file.
func parseEspeak(out string) []Voice {
	var voices []Voice
	for i, line := range strings.Split(out, "\n") {
		f := strings.Fields(line)
		if i == 0 || len(f) < 5 || strings.HasPrefix(f[4], "mb/") {
			continue // voices of mbrola are listed whether they are installed or not
		}
		voices = append(voices, Voice{ID: f[4], Name: espeakName(f[3]), Language: f[1]})
	}
	return voices
}

// before150 are the names that espeak, and espeak-ng before 1.50, gave to what is now named after its
// country.
var before150 = map[string]string{
	"default":       "English",
	"english":       "English (Great Britain)",
	"english-us":    "English (America)",
	"en-scottish":   "English (Scotland)",
	"english-north": "English (Lancaster)",
	"english_rp":    "English (Received Pronunciation)",
	"english_wmids": "English (West Midlands)",
	"en-westindies": "English (Caribbean)",
}

// espeakName makes English (Great Britain) of English_(Great_Britain).
func espeakName(name string) string {
	return cmp.Or(before150[name], strings.ReplaceAll(name, "_", " "))
}

// parseSpeechDispatcher reads the table of spd-say -L: name, language, variant.
func parseSpeechDispatcher(out string) []Voice {
	var voices []Voice
	for i, line := range strings.Split(out, "\n") {
		f := strings.Fields(line)
		if i == 0 || len(f) < 3 {
			continue
		}
		name := strings.Join(f[:len(f)-2], " ")
		voices = append(voices, Voice{ID: name, Name: strings.ReplaceAll(name, "_", " "), Language: f[len(f)-2]})
	}
	return voices
}

// parseSay reads the list of say -v '?': name, language, and after a # a sample sentence. A name may
// have blanks and brackets.
func parseSay(out string) []Voice {
	var voices []Voice
	for line := range strings.SplitSeq(out, "\n") {
		before, _, ok := strings.Cut(line, "#")
		f := strings.Fields(before)
		if !ok || len(f) < 2 {
			continue
		}
		name := strings.Join(f[:len(f)-1], " ")
		voices = append(voices, Voice{ID: name, Name: name, Language: f[len(f)-1]})
	}
	return voices
}

// parseWindows reads lines of name and culture with a bar between them.
func parseWindows(out string) []Voice {
	var voices []Voice
	for line := range strings.SplitSeq(out, "\n") {
		name, language, ok := strings.Cut(strings.TrimSpace(line), "|")
		if ok && name != "" {
			voices = append(voices, Voice{ID: name, Name: name, Language: language})
		}
	}
	return voices
}
