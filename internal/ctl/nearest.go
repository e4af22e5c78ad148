package ctl

import "fmt"

// didYouMean suggests the valid word nearest to what was typed, as the end of a sentence. It
// says nothing where no word is near.
func didYouMean(typed string, valid []string) string {
	best, least := "", len(typed)/2+2
	for _, v := range valid {
		if d := distance(typed, v); d < least {
			best, least = v, d
		}
	}
	if best == "" {
		return ""
	}
	return fmt.Sprintf("; did you mean %q?", best)
}

// distance is the number of letters to add, drop or change on the way from a to b.
func distance(a, b string) int {
	from, to := []rune(a), []rune(b)
	row := make([]int, len(to)+1)
	for j := range row {
		row[j] = j
	}
	for i, x := range from {
		before := row[0]
		row[0] = i + 1
		for j, y := range to {
			change := before
			if x != y {
				change++
			}
			before = row[j+1]
			row[j+1] = min(change, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(to)]
}

// texts turns ids into plain strings.
func texts[T ~string](ids []T) []string {
	out := make([]string, len(ids))
	for i, id := range ids {
		out[i] = string(id)
	}
	return out
}
