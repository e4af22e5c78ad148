-- name: Counts :one
SELECT
    (SELECT count(*) FROM check_ins) AS check_ins,
    (SELECT count(*) FROM screenings) AS screenings,
    (SELECT count(*) FROM sessions) AS sessions,
    (SELECT count(*) FROM breaks) AS breaks;

-- name: FirstMoment :one
SELECT at_ms, zone_offset_s, zone_name FROM (
    SELECT c.at_ms, c.zone_offset_s, c.zone_name FROM check_ins AS c
    UNION ALL
    SELECT s.started_ms AS at_ms, s.zone_offset_s, s.zone_name FROM sessions AS s
)
ORDER BY at_ms
LIMIT 1;
