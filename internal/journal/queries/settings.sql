-- name: Settings :many
SELECT key, value FROM settings
ORDER BY key;

-- name: UpsertSetting :exec
INSERT INTO settings (key, value, recorded_ms)
VALUES (?, ?, ?)
ON CONFLICT (key) DO UPDATE SET value = excluded.value, recorded_ms = excluded.recorded_ms
WHERE settings.value <> excluded.value;
