// Package guide is what Unknot knows about help from others: when to see someone, which
// professional therapy suits which picture, how to choose a therapist, what to do before and
// after, and the myths put right (sections 3, 7 and 9 of the clinical fact base).
package guide
