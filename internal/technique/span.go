package technique

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// span matches "3", "2-3 spots", "5-3-1" and "5-3-1 or 6-8".
var span = regexp.MustCompile(`^(?:(\d+(?:-\d+){2,})(?: or )?)?(?:(\d+)(?:-(\d+))?)?(?: (\S.*))?$`)

// parseSpan reads a range as the fact base writes it. The pattern is that of descending
// mini-sets (section 2.0); where only a pattern is given, its first number is the range.
func parseSpan(s string) (r Range, pattern []int, err error) {
	m := span.FindStringSubmatch(s)
	if m == nil || m[1] == "" && m[2] == "" {
		return Range{}, nil, fmt.Errorf("%q is not a range such as \"8-12\" or \"2-3 spots\"", s)
	}
	for n := range strings.SplitSeq(m[1], "-") {
		if n != "" {
			pattern = append(pattern, atoi(n))
		}
	}
	r.Unit = m[4]
	switch {
	case m[2] == "":
		r.Min, r.Max = pattern[0], pattern[0]
	case m[3] == "":
		r.Min, r.Max = atoi(m[2]), atoi(m[2])
	default:
		r.Min, r.Max = atoi(m[2]), atoi(m[3])
	}
	if r.Min > r.Max {
		return Range{}, nil, fmt.Errorf("%q starts above its end", s)
	}
	return r, pattern, nil
}

// atoi reads digits that a pattern has already checked; a number too long for an int
// comes back as the largest one and fails the range checks.
func atoi(digits string) int {
	n, _ := strconv.Atoi(digits)
	return n
}

// Has reports whether n lies within the range.
func (r Range) Has(n int) bool { return n >= r.Min && n <= r.Max }
