package main

import "strings"

// change changes a plan and keeps it as a routine.
func (t *tour) change() {
	t.do("swap", t.window.ClickNth("Swap", 2))
	t.picture("plan-swap")
	t.click("Close")
	t.click("Save as routine")
	t.writeIn("A name, such as Morning", "Evening")
	t.picture("routine-name")
	t.click("Keep")
	t.click("Close")
}

// routines shows the kept plans, the week and the ready-made sessions, and changes a kept plan.
func (t *tour) routines() {
	t.click("Routines")
	t.picture("routines")
	t.scroll(420)
	t.picture("routines-ready")
	t.unfold()
	t.scroll(360)
	t.picture("routines-others")
	t.scroll(-2000)
	t.click("Change")
	t.click("Mon")
	t.picture("routine-change")
	t.click("Take Cat–cow out")
	t.picture("routine-out")
	t.click("Put it back")
	t.click("Delete this routine")
	t.picture("routine-delete")
	t.click("Keep it")
	t.click("Done")
}

// unfold shows the sessions that do not fit, however many they are.
func (t *tour) unfold() {
	if t.err != nil {
		return
	}
	for _, text := range t.window.Texts() {
		if strings.HasPrefix(text, "The other ") {
			t.click(text)
			return
		}
	}
}

// flare switches flare mode on and off.
func (t *tour) flare() {
	t.click("Relief")
	t.click("Flare mode")
	t.picture("flare-check")
	t.click("Today")
	t.picture("today-flare")
	t.click("It is over")
}
