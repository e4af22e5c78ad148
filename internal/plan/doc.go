// Package plan turns a check-in into an ordered list of steps, with a reason for each and
// for what was left out.
//
// It implements section 5 of the clinical fact base: gate and filter (5.4, rules 1 and 2),
// need and relevance (rules 3 and 4), the score (rule 5), the neighbour rule (rule 6), the
// limits on pressure (rule 7), the order of a session (5.5), the fitting to the time asked
// for (rule 8) and the session templates (5.6). The numbers stand in assets/rules/score.yaml, the
// templates in assets/rules/templates.yaml.
//
// An [Engine] is the only maker of plans, and it asks for a safety.Clearance, which only
// package safety can make: safety comes before suggestion, by type. The same input always
// gives the same plan; the day is handed in.
//
// # Five ways to a plan
//
//   - [Engine.Build] scores the catalogue for 2, 5, 10 or 20 minutes. Only for five minutes at high
//     irritability with a sore low back does it take the flare template of section 5.6, and only where
//     all of that is open.
//   - [Engine.Template] runs a session template as it is written; [Engine.Templates] tells which fit.
//   - [Engine.Single] runs one technique that the person chose.
//   - [Engine.Saved] runs a routine of the person's own again.
//   - [Engine.Swap], [Engine.Move], [Engine.Remove] and [Engine.Redose] change a plan.
//
// All of them pass the same gate, the same filter and the same limits.
//
// # Choices
//
// Where the fact base leaves one, the safer one is taken:
//
//   - The first use of a technique is half its dose, in the easier variant and on one side (2.1), in
//     every plan. Two rules that ask for half do not make a quarter. Rest begins at half too, but may
//     fill time that nothing else fills, as section 5.2 allows. The breath around a session is always
//     shorter than half of the exercise and is not halved.
//   - Moderate irritability takes rollers out (5.2) although ses-floor-10 and ses-full-20 have one: the
//     replacement rule of 5.6 puts something else there. ses-full-20 asks for low irritability anyway.
//   - A template counts its own changeovers (5.6) and each item its own seconds; Step.Ready says so.
//     The two templates without changeovers, ses-evening-10 and ses-partner-15, have ten seconds of
//     them inside each item.
//   - The time of a blocked item goes to the breath where nothing replaces it (5.6). The time that half
//     doses leave is filled with gentle items before that, of which the fact base says nothing.
//   - A template of which less than half of the items is left is not offered.
//   - Before an assessment somebody with leg pain is offered ses-leg-8 alone. The press-up in it asks
//     for an assessment and for the person's word that arching draws the pain out of the leg.
//   - Holds are shortened for what a condition modifies (5.6), not for what a list of open techniques
//     only adds a word to, such as the two minutes of prone-lying in ses-leg-8.
//   - A mark that says at least 4 points more than the pain now is believed instead.
//   - The table of responseFit (5.4) takes the change to expect from package learn, which is drawn
//     towards no effect while there are few uses. Learning is one factor of eight and never reaches
//     the filter.
//   - What section 5.8 asks for comes in as [Guidance]. It only takes away or makes easier, except for
//     the steps up, which stay inside the dose ranges and are for movement only.
//   - Editing keeps every hard limit; the order of 5.5 is a suggestion that the person may change, but
//     for the breath at the ends and strength behind something that warms up.
package plan
