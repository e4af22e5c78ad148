package link

import (
	"context"
	"time"
)

// The commands that the agent understands.
const (
	CmdStatus   = "status"   // → Status
	CmdPause    = "pause"    // Pause → Status
	CmdResume   = "resume"   // → Status
	CmdNow      = "now"      // open a break now → Status
	CmdBegin    = "begin"    // the person started the move → Status
	CmdTaken    = "taken"    // Taken → Status
	CmdPostpone = "postpone" // Postpone → Status
	CmdSkip     = "skip"     // → Status
	CmdReload   = "reload"   // settings or profile changed → Status
	CmdQuit     = "quit"     // end the agent
)

// Status is how the breaks stand.
type Status struct {
	Phase         string    `json:"phase"`         // a breaks.Phase
	NextSeconds   int       `json:"nextSeconds"`   // to the next announcement, 0 when there is none
	SeatedSeconds int       `json:"seatedSeconds"` // since the last break
	PausedUntil   time.Time `json:"pausedUntil,omitzero"`
	PostponesLeft int       `json:"postponesLeft"`
	Owed          bool      `json:"owed"`
	// Break is the break that is open at present, announced or asked for.
	Break *Break `json:"break,omitempty"`
	// IdleKnown is false where the time away from the keyboard cannot be read, and breaks
	// run on the clock alone.
	IdleKnown bool `json:"idleKnown"`
	// Tray reports whether a tray icon is shown.
	Tray bool `json:"tray"`
	// Notices is how notifications do: "ok", "assumed", "no-bus", "no-daemon" or "failed".
	Notices string `json:"notices"`
}

// Break is an open break.
type Break struct {
	Move    string `json:"move"`    // a technique id
	Seconds int    `json:"seconds"` // length of the whole break
	// MoveSeconds is how long the move itself takes (section 6); the rest is for a few steps.
	MoveSeconds   int  `json:"moveSeconds"`
	SeatedSeconds int  `json:"seatedSeconds"`
	PostponesLeft int  `json:"postponesLeft"`
	Asked         bool `json:"asked"` // the person asked for it
}

// Pause asks for silence until a moment.
type Pause struct {
	Until time.Time `json:"until"`
}

// Taken says that the break was had, and for how long; 0 seconds stands for the whole of it.
type Taken struct {
	Seconds int `json:"seconds"`
}

// Postpone asks to be reminded later; 0 minutes means the default.
type Postpone struct {
	Minutes int `json:"minutes"`
}

// Agent is a client of the agent at the address.
type Agent struct{ Address string }

// Status asks how the breaks stand.
func (a Agent) Status(ctx context.Context) (Status, error) { return a.ask(ctx, CmdStatus, nil) }

// Pause asks for silence until the moment.
func (a Agent) Pause(ctx context.Context, until time.Time) (Status, error) {
	return a.ask(ctx, CmdPause, Pause{Until: until})
}

// Resume ends a pause.
func (a Agent) Resume(ctx context.Context) (Status, error) { return a.ask(ctx, CmdResume, nil) }

// Now opens a break.
func (a Agent) Now(ctx context.Context) (Status, error) { return a.ask(ctx, CmdNow, nil) }

// Begin says that the person started the move.
func (a Agent) Begin(ctx context.Context) (Status, error) { return a.ask(ctx, CmdBegin, nil) }

// Taken says that the break was had, and for how many seconds; 0 stands for the whole of it.
func (a Agent) Taken(ctx context.Context, seconds int) (Status, error) {
	return a.ask(ctx, CmdTaken, Taken{Seconds: seconds})
}

// Postpone asks to be reminded in some minutes; 0 means the default.
func (a Agent) Postpone(ctx context.Context, minutes int) (Status, error) {
	return a.ask(ctx, CmdPostpone, Postpone{Minutes: minutes})
}

// Skip lets the break pass.
func (a Agent) Skip(ctx context.Context) (Status, error) { return a.ask(ctx, CmdSkip, nil) }

// Reload says that settings or the health profile changed.
func (a Agent) Reload(ctx context.Context) (Status, error) { return a.ask(ctx, CmdReload, nil) }

// Quit asks the agent to end.
func (a Agent) Quit(ctx context.Context) error { return Call(ctx, a.Address, CmdQuit, nil, nil) }

func (a Agent) ask(ctx context.Context, command string, body any) (Status, error) {
	var s Status
	err := Call(ctx, a.Address, command, body, &s)
	return s, err
}
