package ui

import (
	"slices"

	"unknot/internal/body"
	"unknot/internal/settings"
	"unknot/internal/technique"
	"unknot/internal/ui/setup"
)

// atHand are the tools that are asked for: with the places and the things that stand in for one
// another they open every technique a session can hold.
func atHand() []technique.ToolID {
	return []technique.ToolID{
		"tennis-ball", "wall", "foam-roller", "chair", "warm-compress", "soft-ball", "strap", "pillow", "heat-pack", "helper",
	}
}

// everyday is how many of atHand the Relief screen always offers; the others only to those who have them.
const everyday = 5

// offeredTools are the tools the Relief screen asks for.
func (v *visit) offeredTools() []technique.ToolID {
	all := atHand()
	offered := slices.Clone(all[:everyday])
	for _, id := range all[everyday:] {
		if slices.Contains(v.app.set.Tools, string(id)) {
			offered = append(offered, id)
		}
	}
	return offered
}

// toolChoices words the tools for the pages that ask for all of them.
func (a *App) toolChoices() []setup.Tool {
	var out []setup.Tool
	for _, id := range atHand() {
		tool, ok := a.p.Catalogue.Tool(id)
		if !ok {
			continue
		}
		out = append(out, setup.Tool{ID: string(id), Name: a.p.Texts.T("relief.tool." + string(id)), InPlace: tool.Substitutes})
	}
	return out
}

// setTools keeps what is at hand; the Relief screen starts with it.
func (a *App) setTools(ids []string) {
	a.saveSettings(func(s *settings.Settings) { s.Tools = ids })
	a.visit.remember(a.set)
}

// setUp is the first run: the health questions, then the tools.
func (a *App) setUp() {
	a.saveSettings(func(s *settings.Settings) { s.WelcomeSeen = true })
	a.askProfile(ScreenToday, a.askTools)
}

func (a *App) askTools() {
	a.stopTicking()
	a.keys = nil
	a.shell.show(ScreenToday, setup.New(setup.Params{
		Texts: a.p.Texts, Tools: a.toolChoices(), AtHand: a.set.Tools, Picture: a.picture(a.cover(), body.Middle),
		OnDone: func(ids []string) { a.setTools(ids); a.Go(ScreenToday) },
		OnBack: func() { a.Go(ScreenToday) },
	}))
}

// helper is a tool in the catalogue and an answer of its own in a request.
const helper technique.ToolID = "helper"
