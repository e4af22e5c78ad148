package library

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"unknot/internal/i18n"
	"unknot/internal/technique"
	"unknot/internal/ui/kit"
	"unknot/internal/ui/theme"
)

// Picture shows what a technique looks like. Set changes which one, as cards are used again for
// others while the grid is scrolled; Move, where there is one, lets it move.
type Picture struct {
	Object fyne.CanvasObject
	Set    func(id technique.ID)
	Move   func(on bool)
}

// Measures of a card, in device-independent pixels.
const (
	cardEdge     float32 = 10 // around the picture
	cardSide     float32 = 16 // beside the words
	pictureShare float32 = 0.7
	pillWidth    float32 = 26
	pillHeight   float32 = 21
	nameSize     float32 = 14
	lineSize     float32 = 12.5
	nameHeight   float32 = 20
	lineHeight   float32 = 18
	mostLines            = 2
)

// words are the lines of a card at a width, and the height they ask for.
type words struct {
	name, line []string
	height     float32
}

func wordsOf(tx *i18n.Texts, e *Entry, width float32) words {
	w := words{name: wrap(e.Technique.Name, width-2*cardSide-pillWidth-theme.SmallGap, nameSize, fyne.TextStyle{Bold: true}, mostLines)}
	text, most := e.Line, 1
	if e.LeftOut != "" {
		text, most = because(tx, e), mostLines
	}
	w.line = wrap(text, width-2*cardSide, lineSize, fyne.TextStyle{}, most)
	w.height = cardEdge + pictureHeight(width) + theme.SmallGap +
		float32(len(w.name))*nameHeight + float32(len(w.line))*lineHeight + cardSide
	return w
}

func because(tx *i18n.Texts, e *Entry) string {
	return tx.T("library.left-out", i18n.Args{"Because": e.LeftOut})
}

func pictureHeight(width float32) float32 { return (width - 2*cardEdge) * pictureShare }

// card is one card of the grid. It is used again for other techniques.
type card struct {
	*kit.Tile

	face  *face
	index int
}

func newCard(tx *i18n.Texts, picture Picture, open func(index int)) *card {
	c := &card{face: newFace(picture), index: -1}
	c.Tile = kit.NewTile(c.face, func() { open(c.index) })
	c.OnActive = func(active bool) {
		c.face.active = active
		c.face.Refresh()
		if picture.Move != nil {
			picture.Move(active)
		}
	}
	c.face.tx = tx
	return c
}

// show puts an entry on the card.
func (c *card) show(index int, e *Entry, w words) {
	c.index = index
	label := []string{e.Technique.Name, e.Line, string(e.Grade) + " " + e.Sure}
	if e.LeftOut != "" {
		label = append(label, because(c.face.tx, e))
	}
	c.SetLabel(join(label))
	if c.face.entry == nil || c.face.entry.Technique.ID != e.Technique.ID {
		c.face.picture.Set(e.Technique.ID)
	}
	c.face.entry, c.face.words = e, w
	c.face.Refresh()
}

func join(parts []string) string {
	return strings.Join(parts, ". ")
}

// face is what stands on a card: the picture, the name, a line and the grade.
type face struct {
	widget.BaseWidget

	tx      *i18n.Texts
	picture Picture
	entry   *Entry
	words   words
	active  bool
}

var _ fyne.Widget = (*face)(nil)

func newFace(picture Picture) *face {
	f := &face{picture: picture}
	f.ExtendBaseWidget(f)
	return f
}
