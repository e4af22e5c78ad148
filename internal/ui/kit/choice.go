package kit

import "fyne.io/fyne/v2"

// Option is one thing to choose: its id and the words for it.
type Option struct{ ID, Text string }

// Choice is a row of chips of which one is chosen.
type Choice struct {
	Box       *fyne.Container // the chips
	OnChanged func(id string)

	chips map[string]*Chip
	value string
}

// NewChoice returns a choice with the option value chosen; no chip is chosen when value is none of them.
func NewChoice(options []Option, value string, changed func(id string)) *Choice {
	c := &Choice{Box: Flow(), OnChanged: changed, chips: make(map[string]*Chip, len(options)), value: value}
	for _, o := range options {
		chip := NewChip(o.Text, o.ID == value, func() { c.pick(o.ID) })
		c.chips[o.ID] = chip
		c.Box.Add(chip)
	}
	return c
}

func (c *Choice) pick(id string) {
	c.Set(id)
	if c.OnChanged != nil {
		c.OnChanged(id)
	}
}

// Set chooses an option without reporting it.
func (c *Choice) Set(id string) {
	c.value = id
	for own, chip := range c.chips {
		chip.SetSelected(own == id)
	}
}

// Value returns the id of the chosen option, empty when none is.
func (c *Choice) Value() string { return c.value }

// Choices is a row of chips of which any number is chosen.
type Choices struct {
	Box       *fyne.Container // the chips
	OnChanged func(ids []string)

	options []Option
	chips   map[string]*Chip
}

// NewChoices returns a row with the options of values chosen.
func NewChoices(options []Option, values []string, changed func(ids []string)) *Choices {
	c := &Choices{Box: Flow(), OnChanged: changed, options: options, chips: make(map[string]*Chip, len(options))}
	chosen := make(map[string]bool, len(values))
	for _, v := range values {
		chosen[v] = true
	}
	for _, o := range options {
		chip := NewChip(o.Text, chosen[o.ID], nil)
		chip.press = func() { c.toggle(chip) }
		c.chips[o.ID] = chip
		c.Box.Add(chip)
	}
	return c
}

func (c *Choices) toggle(chip *Chip) {
	chip.SetSelected(!chip.Selected())
	if c.OnChanged != nil {
		c.OnChanged(c.Values())
	}
}

// Values returns the ids of the chosen options in the order they are shown.
func (c *Choices) Values() []string {
	var out []string
	for _, o := range c.options {
		if c.chips[o.ID].Selected() {
			out = append(out, o.ID)
		}
	}
	return out
}
