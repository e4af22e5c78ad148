package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"unknot/internal/ui/kit"
	"unknot/internal/ui/theme"
)

// Screen names a screen of the rail.
type Screen string

// The screens of the rail.
const (
	ScreenToday    Screen = "today"
	ScreenRelief   Screen = "relief"
	ScreenLibrary  Screen = "library"
	ScreenRoutines Screen = "routines"
	ScreenJournal  Screen = "journal"
	ScreenBreaks   Screen = "breaks"
	ScreenHelp     Screen = "help"
	ScreenLearn    Screen = "learn"
	ScreenSettings Screen = "settings"
)

// shell is the frame of the window: the rail at the left and the screen beside it.
type shell struct {
	app     *App
	items   map[Screen]*kit.RailItem
	rail    *fyne.Container
	content *fyne.Container
	name    fyne.CanvasObject
	current Screen // the one beside the rail; empty while something has the window to itself
	object  *fyne.Container
}

func newShell(a *App) *shell {
	s := &shell{app: a, items: make(map[Screen]*kit.RailItem), content: container.NewStack()}
	s.buildRail()
	s.object = container.New(&shellLayout{shell: s}, s.rail, s.content)
	return s
}

func (s *shell) buildRail() {
	tx := s.app.p.Texts
	icons := []struct {
		screen Screen
		icon   kit.Icon
	}{
		{ScreenToday, kit.IconHome},
		{ScreenRelief, kit.IconBody},
		{ScreenLibrary, kit.IconLibrary},
		{ScreenRoutines, kit.IconList},
		{ScreenJournal, kit.IconChart},
		{ScreenBreaks, kit.IconClock},
		{ScreenHelp, kit.IconHeart},
		{ScreenLearn, kit.IconBook},
	}
	s.name = kit.Middle(kit.NewText(tx.T("common.app"), kit.TextStyle{Size: theme.SizeSection, Bold: true, NoWrap: true}))
	head := kit.Pad(10, kit.Row(10, kit.NewPicture(kit.IconMark, "", 28), s.name))
	list := kit.Column(4)
	for _, i := range icons {
		list.Add(s.item(i.screen, i.icon))
	}
	bottom := s.item(ScreenSettings, kit.IconSettings)
	entries := container.NewBorder(kit.PadBottom(10, head), bottom, nil, nil, list)
	ground := kit.NewSurface(kit.Ground{Fill: theme.ColorSurface}, container.NewStack())
	edge := container.NewBorder(nil, nil, nil, kit.Sized(1, 1, kit.NewRule()))
	s.rail = container.NewStack(ground, edge, kit.Pad(12, entries))
}

func (s *shell) item(screen Screen, icon kit.Icon) *kit.RailItem {
	item := kit.NewRailItem(s.app.p.Texts.T("ui.rail."+string(screen)), icon, func() { s.app.Go(screen) })
	s.items[screen] = item
	return item
}

// show puts a screen beside the rail; select marks its entry.
func (s *shell) show(screen Screen, object fyne.CanvasObject) {
	for id, item := range s.items {
		item.SetSelected(id == screen)
	}
	s.current = screen
	s.rail.Show()
	s.put(object)
}

// showAlone gives the whole window to one thing, as the player needs it.
func (s *shell) showAlone(object fyne.CanvasObject) {
	s.current = ""
	s.rail.Hide()
	s.put(object)
}

func (s *shell) put(object fyne.CanvasObject) {
	s.app.studio.Stop()
	s.content.Objects = []fyne.CanvasObject{object}
	s.content.Refresh()
	s.object.Refresh()
}

func (s *shell) fold(on bool) {
	for _, item := range s.items {
		item.SetFolded(on)
	}
	if on {
		s.name.Hide()
	} else {
		s.name.Show()
	}
}

// shellLayout gives the rail its width, folded in a narrow window, and the rest to the screen.
type shellLayout struct {
	shell  *shell
	folded bool
}

func (l *shellLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	width := theme.RailWidth
	if size.Width < theme.FoldBelow {
		width = theme.RailFolded
	}
	if folded := width == theme.RailFolded; folded != l.folded {
		l.folded = folded
		l.shell.fold(folded)
	}
	rail, content := objects[0], objects[1]
	if !rail.Visible() {
		width = 0
	}
	rail.Move(fyne.NewPos(0, 0))
	rail.Resize(fyne.NewSize(width, size.Height))
	content.Move(fyne.NewPos(width, 0))
	content.Resize(fyne.NewSize(size.Width-width, size.Height))
}

func (l *shellLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(760, 560)
}
