package main

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

// routines shows the kept plans, the week and the ready-made sessions.
func (t *tour) routines() {
	t.click("Routines")
	t.picture("routines")
	t.click("Change")
	t.click("Mon")
	t.picture("routine-change")
	t.click("Done")
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
