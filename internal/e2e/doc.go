// Package e2e holds the tests that use the built programs as a person would: in a real window
// under Xvfb with a window manager, a session bus and a notification daemon, by mouse and by
// keyboard. They carry the build tag e2e and are run by make test.
//
// Where to click comes from a twin: the same window on Fyne's off-screen driver, led through the
// same steps. After each step the real window must look like the twin, which both waits for it and
// proves that what is drawn off-screen is what a person sees.
package e2e
