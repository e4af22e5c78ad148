package link

import "context"

// The commands that the window understands.
const (
	CmdShow  = "show"  // come to the front
	CmdBreak = "break" // Break: open the break card
)

// Window is a client of the window at the address.
type Window struct{ Address string }

// Show asks the window to come to the front.
func (w Window) Show(ctx context.Context) error {
	return CallSoon(ctx, w.Address, CmdShow, nil, nil)
}

// Break asks a running window to open the break card.
func (w Window) Break(ctx context.Context, b Break) error {
	return Call(ctx, w.Address, CmdBreak, b, nil)
}
