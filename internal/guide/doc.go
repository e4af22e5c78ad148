// Package guide is what Unknot knows about help from others: which professional therapy suits which
// picture, how to choose a therapist, what to do before and after, what is worth knowing and the
// myths put right (sections 7 and 9 of the clinical fact base). It is content, read from
// assets/guide; it names techniques and sources by their ids and repeats none of their facts.
//
// It also reads the visit log: how pain went around a visit, and whether a course of paid visits has
// changed anything that can be measured (nudge-cost of section 5.9).
package guide
