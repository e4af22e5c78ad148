// Package safety decides whether a person may exercise with Unknot at all, and which techniques
// their health leaves open. It holds the red-flag questions, the tiers and their combinations
// (section 3 of the clinical fact base), the cautions (section 4), and what marks on the map open
// (section 1.1). The content stands in assets/safety; this package reads it strictly and applies it.
//
// The way through: Begin a Screening, ask Flags, FollowUps, Cautions and Branches, Clear the Inputs,
// and hand the Clearance to the planner. Only Clear makes a Clearance; its zero value permits
// nothing, and an unanswered question is never "no". Assess gives the Verdict at any moment, so
// that an emergency shows before the last question; it is not a permission. Before every session
// work the PreCheck answers in with WithPreCheck and Clear again.
//
// Where the fact base leaves a choice, the safer one is taken:
//
//   - "Not sure" counts as a warning in every combination, in follow-up questions and for cautions;
//     by itself it has the tier of section 3.1.
//   - A warning is Held over to later screenings until the question is answered Checked, gp-soon
//     answers too (section 3.3 lifts gentle mode only when the person was "seen"). Emergency and
//     same-day items need the day of that visit, at most 12 weeks ago; without it they count as yes.
//     A condition set by an answer about the body itself (steroid tablets, changed shape, a cancer
//     history) outlasts the check.
//   - Follow-up questions are required for a clearance whenever the answers so far open them.
//   - A screening more than 14 days old is as good as unanswered. A flag that today's marks open must
//     have been answered within 12 hours.
//   - rf-age-new without a known age in the range of section 3.3 means gentle mode. An age of 70 or
//     more sets cx-older-frail as well as cx-osteoporosis; an age under 18 sets cx-child.
//   - The pain limit of gentle mode looks at the worst of the pain now and the marks; unknown pain
//     opens nothing.
//   - In leg mode the techniques of the before-assessment form of ses-leg-8 are open beside gentle
//     care, whatever the pain (section 5.4 has limits of its own), but only while no other answer
//     asks for gentle mode. With cx-stenosis or bending that eases, knee-to-chest takes the place
//     of prone-lying, as section 5.6 says: the one case in which a caution opens a technique.
//   - Combination notes that say one caution "decides" are applied as the union of both.
//   - Each modifying caution lowers the cap by one point; they add up, and so does low intensity.
//   - Techniques on both sides at once count as touching every area, as the second area rule says
//     word for word; so does the hands-on work of a professional. cx-skin reaches neighbouring areas
//     ("over and near"). A per-side technique on no named side counts as both sides.
//   - A hip replacement less than 12 weeks old, or a clot under treatment without the clinic's word,
//     closes everything but the calm and reading items.
//   - Symptoms with very high blood pressure are an emergency whatever the reading, and 180/120 or
//     more without symptoms is same-day.
//   - The direction that draws pain out of the leg lifts a change of cx-disc-sciatica only when the
//     person says that it does so, and not before an assessment.
package safety
