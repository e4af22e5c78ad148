package kit

import (
	"bytes"
	"fmt"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"unknot/assets"
)

// Icon names a drawing in assets/icons.
type Icon string

// The icons.
const (
	IconMark     Icon = "mark"
	IconHome     Icon = "home"
	IconBody     Icon = "body"
	IconLibrary  Icon = "library"
	IconChart    Icon = "chart"
	IconClock    Icon = "clock"
	IconHeart    Icon = "heart"
	IconSettings Icon = "settings"
	IconCross    Icon = "cross"
	IconCheck    Icon = "check"
	IconForward  Icon = "forward"
	IconBack     Icon = "back"
	IconAlert    Icon = "alert"
	IconHand     Icon = "hand"
	IconPlay     Icon = "play"
	IconPause    Icon = "pause"
	IconShield   Icon = "shield"
	IconBook     Icon = "book"
	IconUnfold   Icon = "unfold" // what is under it opens
	IconFold     Icon = "fold"
	IconList     Icon = "list"
	IconUp       Icon = "up"
	IconDown     Icon = "down"
	IconSmall    Icon = "small" // a small window
	IconLarge    Icon = "large"
)

// In returns the drawing in a theme colour, or in its own colours where name is empty.
//
// The colour is put into the text of the drawing, because Fyne's own recolouring fills shapes
// that are meant to be lines. The resource is named for its content, as Fyne caches by name.
func (i Icon) In(name fyne.ThemeColorName) fyne.Resource {
	raw, err := assets.FS.ReadFile("icons/" + string(i) + ".svg")
	if err != nil {
		return nil // a drawing that was not built in; a test walks through all of them
	}
	if name == "" {
		return fyne.NewStaticResource("unknot-"+string(i)+".svg", raw)
	}
	ink := hex(Color(name))
	return fyne.NewStaticResource("unknot-"+string(i)+"-"+ink[1:]+".svg", bytes.ReplaceAll(raw, []byte("#000000"), []byte(ink)))
}

func hex(c color.Color) string {
	n := color.NRGBAModel.Convert(c).(color.NRGBA)
	return fmt.Sprintf("#%02X%02X%02X", n.R, n.G, n.B)
}

// Picture shows an icon in a theme colour.
type Picture struct {
	widget.BaseWidget

	icon Icon
	ink  fyne.ThemeColorName // the icon's own colours when empty
	size float32
}

var _ fyne.Widget = (*Picture)(nil)

// NewPicture returns an icon of a size (device-independent pixels) in a theme colour.
func NewPicture(icon Icon, ink fyne.ThemeColorName, size float32) *Picture {
	p := &Picture{icon: icon, ink: ink, size: size}
	p.ExtendBaseWidget(p)
	return p
}

// Set changes the icon and its colour.
func (p *Picture) Set(icon Icon, ink fyne.ThemeColorName) {
	if p.icon != icon || p.ink != ink {
		p.icon, p.ink = icon, ink
		p.Refresh()
	}
}

// CreateRenderer implements fyne.Widget.
func (p *Picture) CreateRenderer() fyne.WidgetRenderer {
	r := &pictureRenderer{p: p, image: canvas.NewImageFromResource(nil)}
	r.image.FillMode = canvas.ImageFillContain
	r.apply()
	return r
}

type pictureRenderer struct {
	p     *Picture
	image *canvas.Image
}

func (r *pictureRenderer) apply() {
	r.image.Resource = r.p.icon.In(r.p.ink)
}

func (r *pictureRenderer) Layout(size fyne.Size) {
	r.image.Move(fyne.NewPos((size.Width-r.p.size)/2, (size.Height-r.p.size)/2))
	r.image.Resize(fyne.NewSquareSize(r.p.size))
}

func (r *pictureRenderer) MinSize() fyne.Size { return fyne.NewSquareSize(r.p.size) }

func (r *pictureRenderer) Refresh() {
	r.apply()
	r.image.Refresh()
}

func (r *pictureRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.image} }

func (r *pictureRenderer) Destroy() {}
