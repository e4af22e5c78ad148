-- name: InsertVisit :one
INSERT INTO visits (
    at_ms, zone_offset_s, zone_name, technique, who, paid,
    pain_before, pain_after, pain_next, adverse, note, recorded_ms
)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
RETURNING id;

-- name: UpdateVisit :execrows
UPDATE visits SET
    at_ms = sqlc.arg(at_ms),
    zone_offset_s = sqlc.arg(zone_offset_s),
    zone_name = sqlc.arg(zone_name),
    technique = sqlc.arg(technique),
    who = sqlc.arg(who),
    paid = sqlc.arg(paid),
    pain_before = sqlc.arg(pain_before),
    pain_after = sqlc.arg(pain_after),
    pain_next = sqlc.arg(pain_next),
    adverse = sqlc.arg(adverse),
    note = sqlc.arg(note),
    recorded_ms = sqlc.arg(recorded_ms)
WHERE id = sqlc.arg(id);

-- name: DeleteVisit :execrows
DELETE FROM visits
WHERE id = ?;

-- name: Visits :many
SELECT * FROM visits
ORDER BY at_ms DESC, id DESC;
