package ui

import (
	"time"

	"unknot/internal/i18n"
)

// dayText says a day as seen from now: today, yesterday, so many days ago, or the date.
func dayText(tx *i18n.Texts, t, now time.Time) string {
	t = t.In(now.Location())
	days := int(midnight(now).Sub(midnight(t)).Hours()/24 + 0.5)
	switch {
	case days <= 0:
		return tx.T("visit.today")
	case days == 1:
		return tx.T("visit.yesterday")
	case days < 14:
		return tx.N("visit.days-ago", days)
	default:
		return t.Format("2 January 2006")
	}
}

func midnight(t time.Time) time.Time {
	y, m, d := t.Date()
	return time.Date(y, m, d, 0, 0, 0, 0, t.Location())
}
