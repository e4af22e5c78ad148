// Package course reads from the journal how care goes on: what to stop, make easier, hold or step up
// (section 5.8 of the clinical fact base), which week plan fits (5.7), when to point to a
// professional (5.9), and what makes the safety questions come back (3.1).
//
// Everything is a function of plain values and a moment that is handed in: the same journal gives the
// same course. What a plan has to obey goes out as plan.Guidance; the rest are ids of messages whose
// texts stand in assets/i18n/course.en.yaml.
//
// Where the fact base leaves a choice, the safer one is taken:
//
//   - Pain is known for a session and not for each technique in it. What hurt by the person's own
//     word is to blame; where nothing was named, everything in the session but rest is.
//   - A technique that was stopped because of sharper pain, a leg or nerve sign, or without an answer
//     rests like one of rule-red-24 and comes back easier and at half the dose. Twice in 14 days of
//     either kind makes 28 days.
//   - Pain of 2 points more after a session whose next day is unknown does not exclude, but asks for
//     half the dose; so does a morning that is 2 points up without it (section 2.1).
//   - rule-progress believes only what was said: a session without effort or without a next morning
//     does not count and the row begins anew.
//   - A flare of the person's own ends two days after it began at the earliest; one that only the
//     numbers show ends when they do, after 2 to 7 days. The doses come back from one half by 20 % for
//     each row of good sessions, or for each week without a setback.
//   - A level is a step of 20 %. A lower level comes back in the same way.
package course
