// Package kit holds the widgets the screens share: text, cards, buttons, chips, the pain slider,
// the timer ring, bars and charts. They show what they are given and report what the person does;
// they decide nothing. Colours and sizes come from the theme by name.
package kit
