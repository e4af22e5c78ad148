package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"unknot/internal/ui/theme"
)

// Text is a piece of text without the padding that Fyne's own labels carry, so that it lines up
// with what stands beside it.
type Text struct {
	widget.BaseWidget

	rich *widget.RichText
	seg  *widget.TextSegment
}

var _ fyne.Widget = (*Text)(nil)

// TextStyle says how a text looks. The zero value is wrapped body text.
type TextStyle struct {
	Size   fyne.ThemeSizeName
	Color  fyne.ThemeColorName
	Bold   bool
	Align  fyne.TextAlign
	NoWrap bool // keep on one line
}

// NewText returns a text in a style.
func NewText(s string, style TextStyle) *Text {
	if style.Size == "" {
		style.Size = fynetheme.SizeNameText
	}
	if style.Color == "" {
		style.Color = fynetheme.ColorNameForeground
	}
	seg := &widget.TextSegment{Text: s, Style: widget.RichTextStyle{
		Alignment: style.Align,
		ColorName: style.Color,
		SizeName:  style.Size,
		TextStyle: fyne.TextStyle{Bold: style.Bold},
	}}
	rich := widget.NewRichText(seg)
	if !style.NoWrap {
		rich.Wrapping = fyne.TextWrapWord
	}
	t := &Text{rich: rich, seg: seg}
	t.ExtendBaseWidget(t)
	return t
}

// Title is the heading of a screen.
func Title(s string) *Text { return NewText(s, TextStyle{Size: theme.SizeTitle, Bold: true}) }

// Section is the heading of a card.
func Section(s string) *Text { return NewText(s, TextStyle{Size: theme.SizeSection, Bold: true}) }

// Body is running text.
func Body(s string) *Text { return NewText(s, TextStyle{}) }

// Strong is running text in bold.
func Strong(s string) *Text { return NewText(s, TextStyle{Bold: true}) }

// Muted is secondary running text.
func Muted(s string) *Text { return NewText(s, TextStyle{Color: theme.ColorMuted}) }

// Small is secondary small text.
func Small(s string) *Text {
	return NewText(s, TextStyle{Size: theme.SizeSmall, Color: theme.ColorMuted})
}

// Label is secondary small text that stays on one line.
func Label(s string) *Text {
	return NewText(s, TextStyle{Size: theme.SizeSmall, Color: theme.ColorMuted, NoWrap: true})
}

// Overline is the small heading above a title.
func Overline(s string) *Text {
	return NewText(s, TextStyle{Size: theme.SizeSmall, Color: theme.ColorPrimaryInk, Bold: true})
}

// SetText changes the words.
func (t *Text) SetText(s string) {
	if t.seg.Text == s {
		return
	}
	t.seg.Text = s
	t.rich.Refresh()
	t.Refresh()
}

// Text returns the words.
func (t *Text) Text() string { return t.seg.Text }

// SetColor changes the colour.
func (t *Text) SetColor(name fyne.ThemeColorName) {
	if t.seg.Style.ColorName == name {
		return
	}
	t.seg.Style.ColorName = name
	t.rich.Refresh()
}

// AccessibilityLabel is what a screen reader says.
func (t *Text) AccessibilityLabel() string { return t.seg.Text }

// CreateRenderer implements fyne.Widget.
func (t *Text) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.New(bleed{}, t.rich))
}

// bleed lets a child stick out by Fyne's inner padding on every side, which takes that padding away.
type bleed struct{}

func (bleed) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	pad := fynetheme.InnerPadding()
	for _, o := range objects {
		o.Move(fyne.NewPos(-pad, -pad))
		o.Resize(size.AddWidthHeight(2*pad, 2*pad))
	}
}

func (bleed) MinSize(objects []fyne.CanvasObject) fyne.Size {
	pad := fynetheme.InnerPadding()
	size := fyne.Size{}
	for _, o := range objects {
		size = size.Max(o.MinSize())
	}
	return fyne.NewSize(max(0, size.Width-2*pad), max(0, size.Height-2*pad))
}
