package body

// keyTable holds where the arrow keys lead on one side of the body.
type keyTable struct {
	first Region
	moves map[Region][directionCount]Region
	sides map[sideMove]sideTargets
}

type sideMove struct {
	from Region
	dir  Direction
}

type sideTargets struct{ left, right Region }

// First returns the region the keyboard starts on.
func (f *Figure) First() Region { return f.keys.first }

// Next returns the region an arrow key leads to. It is false when the key stays put, also
// because this view does not show the region it would lead to.
func (f *Figure) Next(from Region, d Direction) (Region, bool) {
	if d >= directionCount {
		return from, false
	}
	to := f.keys.moves[from][d]
	if to == "" || !f.Shows(to) {
		return from, false
	}
	return to, true
}

// Cursor is the place of the keyboard on one view. It remembers the side visited last,
// because moving off the midline returns to that side.
type Cursor struct {
	figure *Figure
	at     Region
	side   Side
}

// NewCursor starts at the first region of the view.
func NewCursor(f *Figure) *Cursor { return &Cursor{figure: f, at: f.First()} }

// At returns the region the cursor is on.
func (c *Cursor) At() Region { return c.at }

// Put moves the cursor to a region, if the view shows it.
func (c *Cursor) Put(r Region) bool {
	if !c.figure.Shows(r) {
		return false
	}
	c.at = r
	if s := r.Side(); s != Middle {
		c.side = s
	}
	return true
}

// Home returns the cursor to the first region.
func (c *Cursor) Home() { c.Put(c.figure.First()) }

// Move follows an arrow key and reports whether the cursor moved.
func (c *Cursor) Move(d Direction) bool {
	if t, ok := c.figure.keys.sides[sideMove{c.at, d}]; ok {
		switch c.side {
		case Left:
			return c.Put(t.left)
		case Right:
			return c.Put(t.right)
		}
	}
	to, ok := c.figure.Next(c.at, d)
	return ok && c.Put(to)
}
