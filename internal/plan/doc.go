// Package plan turns a check-in into an ordered list of steps, with a reason for each and
// for what was left out.
//
// It implements section 5 of the clinical fact base: gate and filter (5.4, rules 1 and 2),
// need and relevance (rules 3 and 4), the score (rule 5), the neighbour rule (rule 6), the
// limits on pressure (rule 7), the order of a session (5.5) and the fitting to the time asked
// for (rule 8). The numbers stand in assets/rules/score.yaml.
//
// An [Engine] is the only maker of plans, and it asks for a safety.Clearance, which only
// package safety can make: safety comes before suggestion, by type. The same input always
// gives the same plan; the day is handed in.
package plan
