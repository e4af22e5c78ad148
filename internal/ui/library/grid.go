package library

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"unknot/internal/i18n"
	"unknot/internal/technique"
)

// Measures of the grid, in device-independent pixels.
const (
	leastWidth float32 = 206 // of a card
	gap        float32 = 14
	shadowRoom float32 = 16 // how far the shadow of a card reaches
)

// grid shows entries as cards in columns. It keeps cards only for the rows in sight and one row
// above and below, so that a long list costs no more than a short one and the keyboard always
// finds a next card.
type grid struct {
	tx         *i18n.Texts
	newPicture func() Picture
	onOpen     func(technique.ID)
	onScrolled func(offset float32)

	entries []Entry
	words   map[technique.ID]words // at the present width
	width   float32                // of one card
	columns int
	rows    []float32 // the top of each row, and at last the end

	scroll *container.Scroll
	board  *fyne.Container
	object *fyne.Container
	shown  []*card // in the order of the entries
	spare  []*card
	start  float32 // where to scroll to once there is room
}

func newGrid(tx *i18n.Texts, newPicture func() Picture) *grid {
	g := &grid{tx: tx, newPicture: newPicture, words: make(map[technique.ID]words)}
	g.board = container.New((*boardLayout)(g))
	g.scroll = container.NewVScroll(g.board)
	g.scroll.OnScrolled = func(fyne.Position) { g.scrolled() }
	g.object = container.New((*frameLayout)(g), g.scroll)
	return g
}

// setEntries shows other entries, from the top.
func (g *grid) setEntries(entries []Entry) {
	g.entries = entries
	g.retire(func(*card) bool { return true })
	g.measure()
	g.board.Refresh()
	g.scroll.ScrollToTop()
	g.scroll.Refresh()
	g.arrange()
}

// scrollTo brings the board to an offset, at once or as soon as it has a size.
func (g *grid) scrollTo(offset float32) {
	g.start = offset
	g.resume()
}

func (g *grid) resume() {
	if g.start <= 0 || len(g.rows) == 0 || g.scroll.Size().Height <= 0 {
		return
	}
	to := g.start
	g.start = 0
	g.scroll.ScrollToOffset(fyne.NewPos(0, to))
	g.arrange()
}

// columnsIn tells how many columns a width holds.
func columnsIn(width float32) int { return max(1, int((width+gap)/(leastWidth+gap))) }

// fit takes over a new width of the board.
func (g *grid) fit(width float32) {
	columns := columnsIn(width)
	wide := (width - gap*float32(columns-1)) / float32(columns)
	if wide == g.width && columns == g.columns {
		return
	}
	g.width, g.columns = wide, columns
	clear(g.words)
	g.measure()
	for _, c := range g.shown {
		c.face.words = g.wordsFor(c.index)
	}
}

func (g *grid) wordsFor(i int) words {
	e := &g.entries[i]
	w, ok := g.words[e.Technique.ID]
	if !ok {
		w = wordsOf(g.tx, e, g.width)
		g.words[e.Technique.ID] = w
	}
	return w
}

// measure finds where the rows stand: each as high as its highest card.
func (g *grid) measure() {
	g.rows = g.rows[:0]
	if g.columns == 0 {
		return
	}
	y := float32(0)
	for first := 0; first < len(g.entries); first += g.columns {
		g.rows = append(g.rows, y)
		high := float32(0)
		for i := first; i < min(first+g.columns, len(g.entries)); i++ {
			high = max(high, g.wordsFor(i).height)
		}
		y += high + gap
	}
	g.rows = append(g.rows, y)
}

// total is the height of the board.
func (g *grid) total() float32 {
	if len(g.rows) < 2 {
		return 0
	}
	return g.rows[len(g.rows)-1] - gap
}

// inSight returns the entries whose rows are in sight, with one row more on either side.
func (g *grid) inSight() (from, to int) {
	top, bottom := g.scroll.Offset.Y, g.scroll.Offset.Y+g.scroll.Size().Height
	first, last := 0, len(g.rows)-2
	for first < last && g.rows[first+1] < top {
		first++
	}
	for last > first && g.rows[last] > bottom {
		last--
	}
	first, last = max(0, first-1), min(len(g.rows)-2, last+1)
	return first * g.columns, min((last+1)*g.columns, len(g.entries))
}

// arrange puts the cards of the rows in sight where they belong, using those that went out of
// sight again.
func (g *grid) arrange() {
	if len(g.rows) < 2 || g.scroll.Size().Height <= 0 {
		g.retire(func(*card) bool { return true })
		g.board.Objects = nil
		return
	}
	from, to := g.inSight()
	g.retire(func(c *card) bool { return c.index < from || c.index >= to })
	have := make(map[int]*card, len(g.shown))
	for _, c := range g.shown {
		have[c.index] = c
	}
	g.shown = g.shown[:0]
	g.board.Objects = make([]fyne.CanvasObject, 0, to-from)
	for i := from; i < to; i++ {
		c, ok := have[i]
		if !ok {
			c = g.take()
			c.show(i, &g.entries[i], g.wordsFor(i))
		}
		g.place(c)
		g.shown = append(g.shown, c)
		g.board.Objects = append(g.board.Objects, c.Tile)
	}
}

func (g *grid) place(c *card) {
	row := c.index / g.columns
	at := fyne.NewPos(shadowRoom+float32(c.index%g.columns)*(g.width+gap), shadowRoom+g.rows[row])
	size := fyne.NewSize(g.width, g.rows[row+1]-g.rows[row]-gap)
	c.Move(at)
	if c.Size() != size {
		c.Resize(size)
		c.face.Refresh()
	}
}

// retire puts cards aside for use again. One that has the keyboard lets go of it, so that the
// keyboard does not end up on another technique.
func (g *grid) retire(gone func(*card) bool) {
	var stay []*card
	for _, c := range g.shown {
		if !gone(c) {
			stay = append(stay, c)
			continue
		}
		if canvas := fyne.CurrentApp().Driver().CanvasForObject(c.Tile); canvas != nil && c.Focused() {
			canvas.Unfocus()
		}
		g.spare = append(g.spare, c)
	}
	g.shown = stay
}

func (g *grid) take() *card {
	if n := len(g.spare); n > 0 {
		c := g.spare[n-1]
		g.spare = g.spare[:n-1]
		return c
	}
	c := newCard(g.tx, g.newPicture(), func(i int) { g.onOpen(g.entries[i].Technique.ID) })
	c.OnFocus = func() { g.reveal(c.index) }
	c.OnKey = func(e *fyne.KeyEvent) bool { return g.move(c.index, e.Name) }
	return c
}

// reveal scrolls as far as it takes to see an entry whole.
func (g *grid) reveal(i int) {
	row := i / g.columns
	top, bottom := g.rows[row], g.rows[row+1]+2*shadowRoom-gap
	offset, high := g.scroll.Offset.Y, g.scroll.Size().Height
	switch {
	case top < offset:
		offset = top
	case bottom > offset+high:
		offset = bottom - high
	default:
		return
	}
	g.scroll.ScrollToOffset(fyne.NewPos(0, offset))
	g.scrolled()
}

// scrolled shows what is in sight now and tells how far it is.
func (g *grid) scrolled() {
	g.arrange()
	if g.onScrolled != nil {
		g.onScrolled(g.scroll.Offset.Y)
	}
}

// move takes the keyboard from one entry to a neighbour; it reports whether the key was one of its own.
func (g *grid) move(from int, key fyne.KeyName) bool {
	steps := map[fyne.KeyName]int{fyne.KeyLeft: -1, fyne.KeyRight: 1, fyne.KeyUp: -g.columns, fyne.KeyDown: g.columns}
	step, ok := steps[key]
	if !ok {
		return false
	}
	to := from + step
	if to < 0 || to >= len(g.entries) {
		return true
	}
	g.reveal(to)
	for _, c := range g.shown {
		if canvas := fyne.CurrentApp().Driver().CanvasForObject(c.Tile); c.index == to && canvas != nil {
			canvas.Focus(c.Tile)
			break
		}
	}
	return true
}

// boardLayout is the inside of the scrolled area: as high as all rows.
type boardLayout grid

func (l *boardLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	g := (*grid)(l)
	g.fit(size.Width - 2*shadowRoom)
	g.arrange()
}

func (l *boardLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(leastWidth+2*shadowRoom, (*grid)(l).total()+2*shadowRoom)
}

// frameLayout is the outside: the scrolled area sticks out, so that the shadows of the cards at
// its edge are not cut off.
type frameLayout grid

func (l *frameLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	g := (*grid)(l)
	g.fit(size.Width)
	for _, o := range objects {
		o.Move(fyne.NewPos(-shadowRoom, -shadowRoom))
		o.Resize(size.AddWidthHeight(2*shadowRoom, 2*shadowRoom))
	}
	g.arrange()
	g.resume()
}

func (l *frameLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(2*leastWidth+gap, leastWidth)
}
