package safety

import (
	"fmt"
	"strconv"
	"strings"
)

// term is one thing that can be true of a person. In the data files it is written as
//
//	rf-fever             the flag is answered yes or not sure, now or held from before
//	stiff-neck           the follow-up question likewise
//	cx-aneurysm          the caution is in the profile or switched on by an answer
//	unchecked:cx-…       the same, and no clinician has cleared it
//	checked:rf-…         a clinician has seen the person about the flag
//	skipped:rf-…         the flag was answered "does not apply to me"
//	age>=60, age<18      the age is known and in the range
//	age-unknown          no age was given
//	group:nerve-signs    any term of a group named in combinations.yaml
type term string

// clause is true when any of its terms is; condition is true when all of its clauses are.
type (
	clause    []term
	condition []clause
)

// bare drops the words before the colon: "checked:rf-fever" is about "rf-fever".
func (t term) bare() string {
	_, id, ok := strings.Cut(string(t), ":")
	if !ok {
		return string(t)
	}
	return id
}

// age parses an age term into its comparison and bound in years.
func (t term) age() (operator string, years int, ok bool) {
	for _, op := range []string{">=", "<"} {
		if rest, found := strings.CutPrefix(string(t), "age"+op); found {
			n, err := strconv.Atoi(rest)
			return op, n, err == nil
		}
	}
	return "", 0, false
}

// checkTerm reports a term that names nothing the rules know.
func (r *Rules) checkTerm(t term) error {
	s := string(t)
	if _, _, ok := t.age(); ok || s == "age-unknown" {
		return nil
	}
	prefix, id, found := strings.Cut(s, ":")
	if !found {
		prefix, id = "", s
	}
	switch prefix {
	case "":
		if r.flag(FlagID(id)) != nil || r.caution(CautionID(id)) != nil || r.followUp(id) != nil || r.part(id) != nil {
			return nil
		}
	case "unchecked":
		if r.caution(CautionID(id)) != nil {
			return nil
		}
	case "checked", "skipped":
		if r.flag(FlagID(id)) != nil {
			return nil
		}
	case "group":
		if _, ok := r.groups[id]; ok {
			return nil
		}
	}
	return fmt.Errorf("unknown term %q", s)
}
