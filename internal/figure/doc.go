// Package figure draws the person of the exercise pictures: a posed skeleton, the things around
// it, the glow where a technique works and the arrows that say which way, as pixels or as vector
// graphics.
//
// Every part of the body is a list of egg-shaped sections along a bone or along the spine. Its
// outline is the union of the hulls of neighbouring sections as the camera sees them, which is
// right at every joint angle and from every side. Volume comes from a soft rim of shade computed
// from the outline itself; nothing has a line around it.
//
// The clothes stand a little off the body and hang from its lower side; their folds grow with the
// bend that makes them and are left out of small pictures.
//
// Lengths are hundredths of the body height ("units") unless a name says pixels.
package figure
