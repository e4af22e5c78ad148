package main

import (
	"context"

	"unknot/internal/checkin"
	"unknot/internal/guide"
)

// help looks through what is known about help from others, and at what is worth knowing.
func (t *tour) help() {
	t.click("Find help")
	t.picture("help-when")
	t.click("A change in passing urine")
	t.picture("help-sign")
	t.click("Set your number")
	t.picture("help-number")
	t.click("Cancel")
	t.click("Which help fits")
	t.picture("help-which")
	t.click("Tight deep down, for a long time")
	t.picture("help-left-out")
	t.click("Open the card")
	t.picture("help-card")
	t.click("Back")
	t.click("Pain into the leg, weakness or numbness")
	t.picture("help-doctor-first")
	t.click("Choose and prepare")
	t.click("Trained, registered and insured, not ticked")
	t.picture("help-choose")
	t.click("My visits")
	t.picture("help-no-visits")
	t.click("Add a visit")
	t.picture("help-visit")
	t.keepVisits()
	t.click("Back")
	t.picture("help-visits")
	t.click("Learn")
	t.picture("learn")
	t.click("What massage can do")
	t.picture("learn-massage")
	t.click("Source")
	t.picture("learn-from")
	t.writeIn("Search, such as posture, knots", "knots")
	t.picture("learn-search")
	t.writeIn("Search, such as posture, knots", "")
}

func (t *tour) writeIn(hint, text string) {
	if t.err == nil {
		t.do("write "+text, t.window.Write(hint, text))
	}
}

// keepVisits fills the log with eight visits that changed little and one that did.
func (t *tour) keepVisits() {
	if t.err != nil {
		return
	}
	before, next := []int{6, 5, 6, 6, 5, 6, 5, 6}, []int{6, 5, 5, 6, 5, 5, 5, 6}
	for i := range before {
		v := guide.Visit{
			At: start().AddDate(0, 0, 7*(i-len(before))-3), Technique: "pro-deep-tissue", Who: "Practice at the park", Paid: true,
			Before: before[i], After: before[i] - 2, Next: next[i],
		}
		if i == 3 {
			v.Adverse = "Bruise on the right hip for four days"
		}
		t.keepVisit(v)
	}
	t.keepVisit(guide.Visit{
		At: start().AddDate(0, 0, -1), Technique: "pro-physiotherapy", Who: "Ms Adler", Before: 5, After: 3, Next: checkin.Unknown,
		Note: "Two exercises for home, review in three weeks",
	})
}

func (t *tour) keepVisit(v guide.Visit) {
	_, err := t.journal.AddVisit(context.Background(), v)
	t.do("keep visit", err)
}
