-- name: UpsertDay :exec
INSERT INTO days (
    date, at_ms, zone_offset_s, zone_name, morning, average, pain_worst, interference,
    stiffness, stiff_minutes, leg, sleep, sleep_minutes, woken, stress, mood,
    sitting_minutes, walking_minutes, strength, medicine, medicine_note, goal, note, recorded_ms
)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (date) DO UPDATE SET
    at_ms = excluded.at_ms,
    zone_offset_s = excluded.zone_offset_s,
    zone_name = excluded.zone_name,
    morning = excluded.morning,
    average = excluded.average,
    pain_worst = excluded.pain_worst,
    interference = excluded.interference,
    stiffness = excluded.stiffness,
    stiff_minutes = excluded.stiff_minutes,
    leg = excluded.leg,
    sleep = excluded.sleep,
    sleep_minutes = excluded.sleep_minutes,
    woken = excluded.woken,
    stress = excluded.stress,
    mood = excluded.mood,
    sitting_minutes = excluded.sitting_minutes,
    walking_minutes = excluded.walking_minutes,
    strength = excluded.strength,
    medicine = excluded.medicine,
    medicine_note = excluded.medicine_note,
    goal = excluded.goal,
    note = excluded.note,
    recorded_ms = excluded.recorded_ms;

-- name: Day :one
SELECT * FROM days
WHERE date = ?;

-- name: DaysBetween :many
SELECT * FROM days
WHERE date >= sqlc.arg(from_date) AND date < sqlc.arg(to_date)
ORDER BY date;
