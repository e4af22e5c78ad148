// Package rig is the skeleton of the exercise figure: joint angles in, the place of every bone out.
//
// Lengths are in hundredths of the body height (a person is 100 high), angles in degrees. The
// world has X to the right of a side view, Y up and Z towards the viewer; the floor is Y = 0. The
// frame of a bone has X in front, Y up along the bone and Z to the person's right, so a person
// with every angle at zero stands at the origin and faces X.
//
// [Solve] bends the spine as one curve, hangs the limbs on it, puts the body where its anchor or
// the floor holds it, and bends arms and legs so that pinned hands and feet stay where they touch.
// Proportions, ranges and signs are those of the figure's design.
package rig
