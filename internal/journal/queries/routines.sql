-- name: InsertRoutine :one
INSERT INTO routines (name, created_ms, zone_offset_s, zone_name, days, at_minute, place, source, recorded_ms)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
RETURNING id;

-- The moment a routine was made stays.
-- name: ReplaceRoutine :exec
INSERT INTO routines (id, name, created_ms, zone_offset_s, zone_name, days, at_minute, place, source, recorded_ms)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (id) DO UPDATE SET
    name = excluded.name,
    days = excluded.days,
    at_minute = excluded.at_minute,
    place = excluded.place,
    source = excluded.source,
    recorded_ms = excluded.recorded_ms;

-- name: DeleteRoutineSteps :exec
DELETE FROM routine_steps
WHERE routine_id = ?;

-- name: InsertRoutineStep :exec
INSERT INTO routine_steps (routine_id, ordinal, technique, part, sides, hold_s, rest_s, reps, sets, side_count)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?);

-- name: DeleteRoutine :execrows
DELETE FROM routines
WHERE id = ?;

-- name: Routines :many
SELECT * FROM routines
ORDER BY created_ms, id;

-- name: RoutineSteps :many
SELECT * FROM routine_steps
ORDER BY routine_id, ordinal;
