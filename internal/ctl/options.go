package ctl

import (
	"slices"
	"strings"
)

// options are the words of one command line, not yet understood.
type options struct {
	single   map[string]string
	repeated map[string][]string
	switches map[string]bool
}

// The options of suggest, without their dashes.
var (
	singleOptions   = []string{"pain", "phase", "settle", "direction", "goal", "age", "minutes", "place", "data-dir", "date"}
	repeatedOptions = []string{"mark", "flag", "caution", "tool"}
	switchOptions   = []string{"helper", "json", "help"}
)

// parseOptions reads "--name value", "--name=value" and switches; one dash does as well as two.
func parseOptions(args []string) (options, error) {
	o := options{single: map[string]string{}, repeated: map[string][]string{}, switches: map[string]bool{}}
	for len(args) > 0 {
		name, value, given, err := splitOption(args[0])
		if err != nil {
			return o, err
		}
		args = args[1:]
		if slices.Contains(switchOptions, name) {
			if given {
				return o, usage("--%s takes no value", name)
			}
			if o.switches[name] {
				return o, usage("--%s is given twice", name)
			}
			o.switches[name] = true
			continue
		}
		if !given {
			if len(args) == 0 || strings.HasPrefix(args[0], "--") {
				return o, usage("--%s needs a value", name)
			}
			value, args = args[0], args[1:]
		}
		if err := o.keep(name, value); err != nil {
			return o, err
		}
	}
	return o, nil
}

func splitOption(arg string) (name, value string, given bool, err error) {
	word := strings.TrimLeft(arg, "-")
	if word == arg || word == "" || len(arg)-len(word) > 2 {
		return "", "", false, usage("%q is not an option; options start with --", arg)
	}
	name, value, given = strings.Cut(word, "=")
	if name == "h" {
		name = "help"
	}
	known := slices.Concat(singleOptions, repeatedOptions, switchOptions)
	if !slices.Contains(known, name) {
		return "", "", false, usage("unknown option --%s%s", name, didYouMean("--"+name, dashed(known)))
	}
	return name, value, given, nil
}

func (o options) keep(name, value string) error {
	if value == "" {
		return usage("--%s needs a value", name)
	}
	if slices.Contains(repeatedOptions, name) {
		o.repeated[name] = append(o.repeated[name], value)
		return nil
	}
	if _, twice := o.single[name]; twice {
		return usage("--%s is given twice", name)
	}
	o.single[name] = value
	return nil
}

func dashed(names []string) []string {
	out := make([]string, len(names))
	for i, n := range names {
		out[i] = "--" + n
	}
	return out
}
