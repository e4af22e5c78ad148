-- name: InsertScreening :one
INSERT INTO screenings (at_ms, zone_offset_s, zone_name, level, recorded_ms)
VALUES (?, ?, ?, ?, ?)
RETURNING id;

-- name: InsertScreeningAnswer :exec
INSERT INTO screening_answers (screening_id, flag, answer)
VALUES (?, ?, ?);

-- name: InsertScreeningFollowUp :exec
INSERT INTO screening_follow_ups (screening_id, question, answer)
VALUES (?, ?, ?);

-- name: InsertScreeningHeld :exec
INSERT INTO screening_held (screening_id, question, answer)
VALUES (?, ?, ?);

-- name: InsertScreeningTime :exec
INSERT INTO screening_times (screening_id, kind, question, at_ms, zone_offset_s, zone_name)
VALUES (?, ?, ?, ?, ?, ?);

-- The one written last, whatever the clock said: a clock that was set back must not bring an
-- older, milder answer to the front.
-- name: LastScreening :one
SELECT * FROM screenings
ORDER BY id DESC
LIMIT 1;

-- name: ScreeningsBetween :many
SELECT * FROM screenings
WHERE at_ms >= sqlc.arg(from_ms) AND at_ms < sqlc.arg(to_ms)
ORDER BY at_ms, id;

-- name: ScreeningAnswers :many
SELECT * FROM screening_answers
WHERE screening_id = ?;

-- name: ScreeningFollowUps :many
SELECT * FROM screening_follow_ups
WHERE screening_id = ?;

-- name: ScreeningHeld :many
SELECT * FROM screening_held
WHERE screening_id = ?;

-- name: ScreeningTimes :many
SELECT * FROM screening_times
WHERE screening_id = ?;
