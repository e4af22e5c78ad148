package technique

import "slices"

// Available reports whether the tools at hand are enough: every group of needed tools must be
// met by one of its tools or by a stand-in for it (sections 2.0 and 2.2). Household
// substitutes are not tools of their own; whoever says they have a tool may mean one of those.
func (t *Technique) Available(have map[ToolID]bool) bool {
	groups := t.needs
	if groups == nil {
		groups = t.Tools // a technique that no catalogue loaded
	}
	for _, group := range groups {
		if !slices.ContainsFunc(group, func(id ToolID) bool { return have[id] }) {
			return false
		}
	}
	return true
}

func withStandIns(groups [][]ToolID, words *vocabulary) [][]ToolID {
	needs := make([][]ToolID, len(groups))
	for i, group := range groups {
		needs[i] = slices.Clone(group)
		for _, id := range group {
			tool, _ := words.tool(id)
			needs[i] = append(needs[i], tool.StandIns...)
		}
	}
	return needs
}
