package ctl_test

import "testing"

func TestSaddleMarks(t *testing.T) {
	for line, want := range map[string]string{
		"--mark saddle=2:numb":                                  "emergency", // the mark itself is the sign
		"--mark saddle=2:tingling":                              "emergency",
		"--mark saddle=2:ache":                                  "same-day", // opened and not answered
		"--mark saddle=2:ache --flag rf-saddle-numbness=no":     "clear",
		"--mark saddle=2:numb --flag rf-saddle-numbness=unsure": "same-day", // the person's own word goes first
		"--mark gluteus-maximus-left=3:numb":                    "same-day",
		"--mark below-knee-left=4 --flag rf-leg-pain-neuro":     "gp-soon",
	} {
		t.Run("should answer "+line, func(t *testing.T) {
			if got := ask(t, line).Verdict.Level; got != want {
				t.Errorf("level is %s, want %s", got, want)
			}
		})
	}
}
