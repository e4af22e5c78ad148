package ui_test

import (
	"strings"
	"testing"

	"unknot/internal/guide"
)

func TestLearnShowsEverything(t *testing.T) {
	p := sitDown(t)
	p.click("Learn")
	lessons, myths := 0, 0
	for _, topic := range p.content.Guide.Topics {
		p.click(topic.Title)
		p.see(topic.Lead)
		found := p.content.Guide.About(topic.ID)
		for _, l := range found.Lessons {
			p.see(l.Say, l.Text)
		}
		for _, m := range found.Myths {
			p.see("“"+m.Heard+"”", m.Say, m.Text)
		}
		lessons, myths = lessons+len(found.Lessons), myths+len(found.Myths)
	}
	if lessons != len(p.content.Guide.Lessons) || myths != 28 {
		t.Errorf("%d lessons, %d myths", lessons, myths)
	}
}

func TestLearnHides(t *testing.T) {
	p := sitDown(t)
	p.click("Learn")
	for _, m := range p.content.Guide.Myths {
		if !m.Hidden {
			continue
		}
		for _, topic := range p.content.Guide.Topics {
			p.click(topic.Title)
			if p.Shows(m.Heard) || p.Shows(m.Say) {
				t.Errorf("%s is shown under %s", m.ID, topic.ID)
			}
		}
	}
}

func TestLearnSources(t *testing.T) {
	p := sitDown(t)
	cite := func(id string) string {
		s, ok := p.content.Catalogue.Source(id)
		if !ok {
			t.Fatalf("no source %s", id)
		}
		return s.Citation
	}
	of := func(id string) guide.Myth {
		for _, m := range p.content.Guide.Myths {
			if m.ID == id {
				return m
			}
		}
		t.Fatalf("no myth %s", id)
		return guide.Myth{}
	}
	open := func(m guide.Myth) {
		p.click("Learn")
		if err := p.Write("Search, such as posture, knots", m.Heard); err != nil {
			t.Fatal(err)
		}
		p.see(m.Say)
		if p.Shows("The claim was read in:") {
			t.Error("the source is open")
		}
		p.click("Source")
		p.see("The claim was read in:", cite(m.Claim[0]))
	}
	t.Run("should cite what an answer rests on and where the claim was read", func(t *testing.T) {
		open(of("my-toxins"))
		p.see(cite("S-lactate-2010"))
		if p.Shows("No single study is cited here") {
			t.Error("says that nothing is cited")
		}
	})
	t.Run("should say so where no study is cited", func(*testing.T) {
		open(of("my-clot"))
		p.see("No single study is cited here")
	})
}

func TestLearnSearch(t *testing.T) {
	p := sitDown(t)
	p.click("Learn")
	search := func(query string) {
		t.Helper()
		if err := p.Write("Search, such as posture, knots", query); err != nil {
			t.Fatal(err)
		}
	}
	search("xylophone")
	p.see("Nothing here about that")
	search("posture")
	p.see("Bad posture causes back pain, and massage corrects it.")
	if p.Shows("Drink when thirsty") || p.Shows("It is stronger than it feels.") {
		t.Errorf("shows %v", p.Texts())
	}
	t.Run("should go on from a search to a topic", func(t *testing.T) {
		p.click("Numbers")
		p.see("A change counts from 2 points")
		if p.Shows("Nothing here about that") || p.Shows("Bad posture") {
			t.Errorf("shows %v", p.Texts())
		}
	})
	t.Run("should be found as it was left", func(*testing.T) {
		p.click("Today")
		p.reach("Worth knowing", left)
		p.see("A change counts from 2 points")
	})
}

func TestLearnLinks(t *testing.T) {
	p := sitDown(t)
	p.click("Learn")
	if err := p.Write("Search, such as posture, knots", "foam roller or a ball"); err != nil {
		t.Fatal(err)
	}
	for _, text := range p.Texts() {
		if strings.HasPrefix(text, "Roller beside the low back") {
			p.click(text)
			break
		}
	}
	p.see("How to do it", "Learn")
	p.click("Back")
	p.see("There are safer ways")
	p.click("Numbers")
	p.reach("Find help", left)
	p.see("When to see someone")
	t.Run("should be a click away from Find help", func(t *testing.T) {
		if err := p.ClickNth("Learn", 1); err != nil { // the first is the entry of the rail
			t.Fatal(err)
		}
		p.see("Short and plain.")
	})
	t.Run("should lead from Today to when to see someone", func(*testing.T) {
		p.click("Today")
		p.reach("When to see someone", left)
		p.see("In an emergency")
	})
}
