package bodymap

import (
	"strings"

	"unknot/internal/body"
	"unknot/internal/i18n"
)

// narrow reports whether the full labels would lie on the figure.
func (m *Map) narrow() bool { return !m.figure.View().Zoomed() && m.Size().Width < narrowBelow }

// title is the label on the card, such as "Back view"; a single word where there is little room.
func (m *Map) title() string {
	back, front := "bodymap.view-back", "bodymap.view-front"
	if m.narrow() {
		back, front = "bodymap.back", "bodymap.front"
	}
	if m.figure.View().FromBack() {
		return m.p.Texts.T(back)
	}
	return m.p.Texts.T(front)
}

// sides are the labels at the viewer's left and right. They are always the person's own.
func (m *Map) sides() (left, right string) {
	left, right = m.p.Texts.T("bodymap.your-left"), m.p.Texts.T("bodymap.your-right")
	if m.narrow() {
		left, right = m.p.Texts.T("bodymap.left"), m.p.Texts.T("bodymap.right")
	}
	if m.figure.View().FromBack() {
		return left, right
	}
	return right, left
}

func (m *Map) viewLabel() string {
	view := m.p.Texts.T("bodymap.view-front")
	if m.figure.View().FromBack() {
		view = m.p.Texts.T("bodymap.view-back")
	}
	return m.p.Texts.T("bodymap.map-of", i18n.Args{"View": strings.ToLower(view)})
}

func (m *Map) areaLabel(info body.RegionInfo) string {
	args := i18n.Args{"Name": info.Name, "Help": info.Help}
	if level, ok := m.level(info.ID); ok {
		args["Level"] = level
		return m.p.Texts.T("bodymap.area-marked", args)
	}
	return m.p.Texts.T("bodymap.area", args)
}
