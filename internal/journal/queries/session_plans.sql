-- name: InsertPlannedStep :exec
INSERT INTO session_plans (session_id, ordinal, technique, part, sides, hold_s, rest_s, reps, sets, side_count)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?);

-- name: PlannedSteps :many
SELECT * FROM session_plans
WHERE session_id = ?
ORDER BY ordinal;
