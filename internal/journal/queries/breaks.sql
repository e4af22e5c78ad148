-- name: InsertBreak :one
INSERT INTO breaks (at_ms, zone_offset_s, zone_name, kind, move, seconds, recorded_ms)
VALUES (?, ?, ?, ?, ?, ?, ?)
RETURNING id;

-- name: BreaksBetween :many
SELECT * FROM breaks
WHERE at_ms >= sqlc.arg(from_ms) AND at_ms < sqlc.arg(to_ms)
ORDER BY at_ms, id;
