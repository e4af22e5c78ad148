-- name: InsertCheckIn :one
INSERT INTO check_ins (at_ms, zone_offset_s, zone_name, pain, phase, settle, direction, note, recorded_ms)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
RETURNING id;

-- name: InsertMark :exec
INSERT INTO marks (check_in_id, ordinal, region, intensity, quality)
VALUES (?, ?, ?, ?, ?);

-- name: CheckInsBetween :many
SELECT * FROM check_ins
WHERE at_ms >= sqlc.arg(from_ms) AND at_ms < sqlc.arg(to_ms)
ORDER BY at_ms, id;

-- name: MarksBetween :many
SELECT m.* FROM marks AS m
JOIN check_ins AS c ON c.id = m.check_in_id
WHERE c.at_ms >= sqlc.arg(from_ms) AND c.at_ms < sqlc.arg(to_ms)
ORDER BY m.check_in_id, m.ordinal;

-- name: LastCheckIn :one
SELECT * FROM check_ins
ORDER BY at_ms DESC, id DESC
LIMIT 1;

-- name: MarksOf :many
SELECT * FROM marks
WHERE check_in_id = ?
ORDER BY ordinal;
