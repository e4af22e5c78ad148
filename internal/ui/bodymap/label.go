package bodymap

import (
	"strings"

	"unknot/internal/body"
	"unknot/internal/i18n"
)

// title is the label on the card, such as "Back view".
func (m *Map) title() string {
	if m.figure.View().FromBack() {
		return m.p.Texts.T("bodymap.view-back")
	}
	return m.p.Texts.T("bodymap.view-front")
}

// sides are the labels at the viewer's left and right. They are always the person's own.
func (m *Map) sides() (left, right string) {
	left, right = m.p.Texts.T("bodymap.your-left"), m.p.Texts.T("bodymap.your-right")
	if m.figure.View().FromBack() {
		return left, right
	}
	return right, left
}

func (m *Map) viewLabel() string {
	return m.p.Texts.T("bodymap.map-of", i18n.Args{"View": strings.ToLower(m.title())})
}

func (m *Map) areaLabel(info body.RegionInfo) string {
	args := i18n.Args{"Name": info.Name, "Help": info.Help}
	if level, ok := m.level(info.ID); ok {
		args["Level"] = level
		return m.p.Texts.T("bodymap.area-marked", args)
	}
	return m.p.Texts.T("bodymap.area", args)
}
