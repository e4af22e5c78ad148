package main

import (
	"context"
	"errors"
	"strings"

	"fyne.io/fyne/v2"

	"unknot/internal/safety"
)

// searchHint stands in the search field while it is empty.
const searchHint = "Search, such as hip, ball, desk"

// library looks around in the library and opens a few cards, as somebody who takes blood thinners.
func (t *tour) library() {
	t.click("Library")
	t.picture("library")
	t.window.Hover(fyne.NewPos(300, 300))
	t.picture("library-hover")
	t.click("Stretch")
	t.click("More filters")
	t.picture("library-filters")
	t.click("All")
	t.click("More filters")
	t.write("buttock pian")
	t.picture("library-search")
	t.write("sciatica")
	t.picture("library-asks")
	t.write("xylophone")
	t.picture("library-empty")
	t.write("butterfly")
	t.card("Butterfly inner-thigh stretch")
	t.picture("technique")
	t.scroll(600)
	t.picture("technique-below")
	t.click("Try it now")
	t.safety()
	t.picture("technique-ready")
	t.click("Back")
	t.write("ball on floor")
	t.card("Ball on floor: buttock")
	t.click("Try it now")
	t.safety()
	t.picture("technique-not-now")
	t.click("Back")
	t.keepProfile()
	t.click("Today")
	t.click("Library")
	t.write("")
	t.picture("library-profile")
	t.write("ball on floor")
	t.picture("library-left-out")
	t.card("Ball on floor: buttock")
	t.picture("technique-left-out")
	t.click("Back")
	t.write("thai")
	t.card("Professional: traditional Thai massage")
	t.picture("technique-professional")
	t.click("Back")
	t.write("")
}

func (t *tour) write(text string) {
	if t.err == nil {
		t.do("write "+text, t.window.Write(searchHint, text))
	}
}

// card opens a card of the library by the name on it.
func (t *tour) card(name string) {
	if t.err != nil {
		return
	}
	for _, text := range t.window.Texts() {
		if strings.HasPrefix(text, name+". ") {
			t.click(text)
			return
		}
	}
	t.do("open "+name, errors.New("no such card"))
}

// scroll goes down so many device-independent pixels of a page.
func (t *tour) scroll(by float32) {
	if t.err == nil {
		t.window.Scroll(fyne.NewPos(700, 500), -by)
	}
}

// keepProfile answers the health profile: blood thinners, and nothing else.
func (t *tour) keepProfile() {
	p := safety.Profile{Answers: make(map[safety.CautionID]safety.Answer)}
	for _, c := range t.content.Rules.Cautions() {
		p.Answers[c.ID] = safety.No
	}
	p.Answers["cx-anticoagulant"] = safety.Yes
	t.do("keep profile", t.journal.SaveProfile(context.Background(), p))
}
