package journal

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"unknot/internal/journal/internal/db"
	"unknot/internal/settings"
)

// Settings are the person's choices. A value that cannot be read or is out of range is
// replaced by its default and reported; keys that this program does not know are left alone.
func (j *Journal) Settings(ctx context.Context) (settings.Settings, []settings.Broken, error) {
	var rows []db.SettingsRow
	err := j.read(ctx, "read settings", func(q *db.Queries) error {
		var err error
		rows, err = q.Settings(ctx)
		return err
	})
	if err != nil {
		return settings.Default(), nil, err
	}
	return assemble(rows)
}

// assemble takes the kept values one by one, so that a broken one can be told from the others.
func assemble(rows []db.SettingsRow) (settings.Settings, []settings.Broken, error) {
	out := settings.Default()
	known, err := fields(out)
	if err != nil {
		return out, nil, fmt.Errorf("read settings: %w", err)
	}
	var broken []settings.Broken
	for _, row := range rows {
		if _, ok := known[row.Key]; !ok {
			continue
		}
		next, err := with(out, row.Key, row.Value)
		if err != nil {
			broken = append(broken, settings.Broken{Key: row.Key, Err: err})
			continue
		}
		out = next
	}
	return out, broken, nil
}

// with is s with one value replaced, if the value is a good one.
func with(s settings.Settings, key, value string) (settings.Settings, error) {
	one, err := json.Marshal(map[string]json.RawMessage{key: json.RawMessage(value)})
	if err != nil {
		return s, err
	}
	if err := json.Unmarshal(one, &s); err != nil {
		return s, err
	}
	return s, s.Validate()
}

// fields are the values of the settings by their keys, as JSON.
func fields(s settings.Settings) (map[string]json.RawMessage, error) {
	all, err := json.Marshal(s)
	if err != nil {
		return nil, err
	}
	var out map[string]json.RawMessage
	return out, json.Unmarshal(all, &out)
}

// SaveSettings keeps the person's choices. Settings out of range are refused with ErrInvalid.
func (j *Journal) SaveSettings(ctx context.Context, s settings.Settings) error {
	if err := s.Validate(); err != nil {
		return fmt.Errorf("save settings: %w: %w", ErrInvalid, err)
	}
	values, err := fields(s)
	if err != nil {
		return fmt.Errorf("save settings: %w", err)
	}
	return j.write(ctx, "save settings", func(q *db.Queries, now moment) error {
		for _, key := range slices.Sorted(maps.Keys(values)) {
			if err := q.UpsertSetting(ctx, key, string(values[key]), now.ms); err != nil {
				return err
			}
		}
		return nil
	})
}
