package kit_test

import (
	"image/png"
	"os"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"unknot/internal/ui/kit"
	"unknot/internal/ui/theme"
)

func TestGallery(t *testing.T) {
	for name, mode := range map[string]theme.Mode{"light": theme.AlwaysLight, "dark": theme.AlwaysDark} {
		app := test.NewTempApp(t)
		app.Settings().SetTheme(theme.New(mode))
		ring := kit.NewTimerRing()
		ring.SetTime(0.6, "28", "hold", false)
		chips := kit.NewChoice([]kit.Option{{"2", "2"}, {"10", "10"}, {"20", "20 min"}}, "10", nil)
		item := kit.NewRailItem("Today", kit.IconHome, nil)
		item.SetSelected(true)
		rail := kit.Column(4, item, kit.NewRailItem("Relief", kit.IconBody, nil), kit.NewRailItem("Journal", kit.IconChart, nil), kit.NewRailItem("Breaks", kit.IconClock, nil), kit.NewRailItem("Find help", kit.IconHeart, nil), kit.NewRailItem("Settings", kit.IconSettings, nil))
		body := kit.Shares(16, []float32{1, 1},
			kit.NewCard(kit.Column(12, kit.Section("How is your back right now?"), kit.NewPainSlider("Pain", 4, nil), chips.Box,
				kit.Flow(kit.NewButton("Show me where", kit.LookPrimary, nil).After(kit.IconForward), kit.NewButton("Just log it", kit.LookOutline, nil), kit.NewButton("This hurts", kit.LookDanger, nil), kit.NewButton("Next", kit.LookSoft, nil), kit.NewButton("Review", kit.LookQuiet, nil)),
				kit.Muted("Some longer running text that must wrap because the card is narrow, and it should not collide with what stands below it."),
				kit.NewShares([]float32{1, 3, 2, 2}))),
			kit.Column(16, kit.NewCard(ring), kit.NewInfo(kit.Row(8, kit.NewPicture(kit.IconShield, "", 20), kit.NewPicture(kit.IconPlay, "", 20), kit.NewPicture(kit.IconPause, "", 20), kit.NewPicture(kit.IconCross, "", 20), kit.NewPicture(kit.IconCheck, "", 20), kit.NewPicture(kit.IconAlert, "", 20), kit.NewPicture(kit.IconHand, "", 20), kit.NewPicture(kit.IconMark, "", 28)))))
		w := test.NewTempWindow(t, container.NewBorder(nil, nil, kit.Sized(180, 10, rail), nil, kit.ScrollPage(kit.Header{Crumb: "Relief › Plan", Title: "Your 10-minute plan", Subtitle: "Click an area", Actions: []fyne.CanvasObject{kit.NewButton("Start session", kit.LookPrimary, nil)}}, body)))
		w.SetPadded(false)
		w.Resize(fyne.NewSize(1000, 700))
		w.Resize(fyne.NewSize(1001, 700))
		f, _ := os.Create("/tmp/gallery-" + name + ".png")
		png.Encode(f, w.Canvas().Capture())
		f.Close()
	}
}
