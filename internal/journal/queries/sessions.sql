-- name: InsertSession :one
INSERT INTO sessions (
    started_ms, zone_offset_s, zone_name, planned_s, minutes, place, goal,
    status, pain_before, note, adverse, recorded_ms
)
VALUES (?, ?, ?, ?, ?, ?, ?, 'running', ?, ?, '', ?)
RETURNING id;

-- name: UpsertStep :exec
INSERT INTO session_steps (session_id, ordinal, technique, sides, planned_ms, actual_ms, outcome, hurt, recorded_ms)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (session_id, ordinal) DO UPDATE SET
    technique = excluded.technique,
    sides = excluded.sides,
    planned_ms = excluded.planned_ms,
    actual_ms = excluded.actual_ms,
    outcome = excluded.outcome,
    hurt = excluded.hurt,
    recorded_ms = excluded.recorded_ms;

-- name: FinishSession :execrows
UPDATE sessions SET
    status = sqlc.arg(status),
    ended_ms = sqlc.arg(ended_ms),
    ended_zone_offset_s = sqlc.arg(ended_zone_offset_s),
    ended_zone_name = sqlc.arg(ended_zone_name),
    pain_after = sqlc.arg(pain_after),
    effort = sqlc.arg(effort),
    note = sqlc.arg(note),
    adverse = sqlc.arg(adverse),
    recorded_ms = sqlc.arg(recorded_ms)
WHERE id = sqlc.arg(id);

-- name: Session :one
SELECT * FROM sessions
WHERE id = ?;

-- name: LastRunningSession :one
SELECT * FROM sessions
WHERE status = 'running'
ORDER BY started_ms DESC, id DESC
LIMIT 1;

-- name: SessionsBetween :many
SELECT * FROM sessions
WHERE started_ms >= sqlc.arg(from_ms) AND started_ms < sqlc.arg(to_ms)
ORDER BY started_ms, id;

-- name: StepsBetween :many
SELECT st.* FROM session_steps AS st
JOIN sessions AS s ON s.id = st.session_id
WHERE s.started_ms >= sqlc.arg(from_ms) AND s.started_ms < sqlc.arg(to_ms)
ORDER BY st.session_id, st.ordinal;

-- name: StepsOf :many
SELECT * FROM session_steps
WHERE session_id = ?
ORDER BY ordinal;

-- name: UsesUntil :many
SELECT * FROM technique_uses
WHERE started_ms < sqlc.arg(until_ms)
ORDER BY started_ms, session_id, ordinal;
