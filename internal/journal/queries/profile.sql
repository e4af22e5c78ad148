-- name: DeleteProfile :exec
DELETE FROM profile;

-- name: InsertProfile :exec
INSERT INTO profile (id, age, recorded_ms)
VALUES (1, ?, ?);

-- name: InsertProfileAnswer :exec
INSERT INTO profile_answers (profile_id, caution, answer)
VALUES (1, ?, ?);

-- name: InsertProfileArea :exec
INSERT INTO profile_areas (profile_id, caution, ordinal, region)
VALUES (1, ?, ?, ?);

-- name: InsertProfileBranch :exec
INSERT INTO profile_branches (profile_id, question, answer)
VALUES (1, ?, ?);

-- name: Profile :one
SELECT * FROM profile
WHERE id = 1;

-- name: ProfileAnswers :many
SELECT caution, answer FROM profile_answers
WHERE profile_id = 1;

-- name: ProfileAreas :many
SELECT caution, region FROM profile_areas
WHERE profile_id = 1
ORDER BY caution, ordinal;

-- name: ProfileBranches :many
SELECT question, answer FROM profile_branches
WHERE profile_id = 1;
