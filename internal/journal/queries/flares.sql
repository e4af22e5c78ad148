-- name: InsertFlare :one
INSERT INTO flares (started_ms, zone_offset_s, zone_name, recorded_ms)
VALUES (?, ?, ?, ?)
RETURNING id;

-- name: OpenFlare :one
SELECT * FROM flares
WHERE ended_ms IS NULL;

-- name: EndFlare :exec
UPDATE flares SET
    ended_ms = sqlc.arg(ended_ms),
    ended_zone_offset_s = sqlc.arg(ended_zone_offset_s),
    ended_zone_name = sqlc.arg(ended_zone_name),
    recorded_ms = sqlc.arg(recorded_ms)
WHERE id = sqlc.arg(id);

-- name: Flares :many
SELECT * FROM flares
ORDER BY started_ms, id;
