-- The journal of the first release.
--
-- Moments are stored as milliseconds since 1970 in UTC, with the offset (seconds east of UTC)
-- and the abbreviation of the zone the person was in beside them, because a day in the journal
-- is the person's own day. recorded_ms is when the row was written, by the clock of the program.
-- Pain and effort are 0–10; NULL means that no number was given.

-- +goose Up
PRAGMA application_id = 1433299828; -- 'Unkt', so that a file of another program is recognised

CREATE TABLE check_ins (
    id            INTEGER PRIMARY KEY,
    at_ms         INTEGER NOT NULL,
    zone_offset_s INTEGER NOT NULL CHECK (zone_offset_s BETWEEN -86400 AND 86400),
    zone_name     TEXT    NOT NULL,
    pain          INTEGER CHECK (pain BETWEEN 0 AND 10),
    phase         TEXT    NOT NULL,
    settle        TEXT    NOT NULL,
    direction     TEXT    NOT NULL,
    note          TEXT    NOT NULL,
    recorded_ms   INTEGER NOT NULL
) STRICT;
CREATE INDEX check_ins_by_time ON check_ins (at_ms);

CREATE TABLE marks (
    check_in_id INTEGER NOT NULL REFERENCES check_ins (id) ON DELETE CASCADE,
    ordinal     INTEGER NOT NULL CHECK (ordinal >= 0),
    region      TEXT    NOT NULL CHECK (region <> ''),
    intensity   INTEGER NOT NULL CHECK (intensity BETWEEN 0 AND 10),
    quality     TEXT    NOT NULL,
    PRIMARY KEY (check_in_id, ordinal)
) STRICT, WITHOUT ROWID;

-- level is the tier of section 3.3: 0 clear, 1 gp-soon, 2 same-day, 3 emergency.
CREATE TABLE screenings (
    id            INTEGER PRIMARY KEY,
    at_ms         INTEGER NOT NULL,
    zone_offset_s INTEGER NOT NULL CHECK (zone_offset_s BETWEEN -86400 AND 86400),
    zone_name     TEXT    NOT NULL,
    level         INTEGER NOT NULL CHECK (level BETWEEN 0 AND 3),
    recorded_ms   INTEGER NOT NULL
) STRICT;
CREATE INDEX screenings_by_time ON screenings (at_ms);

-- The answer about mood is never stored (section 3.1); the check is the last line of defence.
CREATE TABLE screening_answers (
    screening_id INTEGER NOT NULL REFERENCES screenings (id) ON DELETE CASCADE,
    flag         TEXT    NOT NULL CHECK (flag <> '' AND flag NOT LIKE 'rf-mood%'),
    answer       TEXT    NOT NULL CHECK (answer <> ''),
    PRIMARY KEY (screening_id, flag)
) STRICT, WITHOUT ROWID;

CREATE TABLE screening_follow_ups (
    screening_id INTEGER NOT NULL REFERENCES screenings (id) ON DELETE CASCADE,
    question     TEXT    NOT NULL CHECK (question <> '' AND question NOT LIKE 'rf-mood%'),
    answer       TEXT    NOT NULL CHECK (answer <> ''),
    PRIMARY KEY (screening_id, question)
) STRICT, WITHOUT ROWID;

-- Warnings of earlier screenings that still hold (section 3.4, item 6).
CREATE TABLE screening_held (
    screening_id INTEGER NOT NULL REFERENCES screenings (id) ON DELETE CASCADE,
    question     TEXT    NOT NULL CHECK (question <> '' AND question NOT LIKE 'rf-mood%'),
    answer       TEXT    NOT NULL CHECK (answer <> ''),
    PRIMARY KEY (screening_id, question)
) STRICT, WITHOUT ROWID;

-- When a clinician saw the person about a question, and when a question was answered again.
CREATE TABLE screening_times (
    screening_id  INTEGER NOT NULL REFERENCES screenings (id) ON DELETE CASCADE,
    kind          TEXT    NOT NULL CHECK (kind IN ('checked', 'fresh')),
    question      TEXT    NOT NULL CHECK (question <> '' AND question NOT LIKE 'rf-mood%'),
    at_ms         INTEGER NOT NULL,
    zone_offset_s INTEGER NOT NULL CHECK (zone_offset_s BETWEEN -86400 AND 86400),
    zone_name     TEXT    NOT NULL,
    PRIMARY KEY (screening_id, kind, question)
) STRICT, WITHOUT ROWID;

-- There is one profile, so its row has one id.
CREATE TABLE profile (
    id          INTEGER PRIMARY KEY CHECK (id = 1),
    age         INTEGER NOT NULL CHECK (age BETWEEN 0 AND 130),
    recorded_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE profile_answers (
    profile_id INTEGER NOT NULL REFERENCES profile (id) ON DELETE CASCADE,
    caution    TEXT    NOT NULL CHECK (caution <> ''),
    answer     TEXT    NOT NULL,
    PRIMARY KEY (profile_id, caution)
) STRICT, WITHOUT ROWID;

CREATE TABLE profile_areas (
    profile_id INTEGER NOT NULL REFERENCES profile (id) ON DELETE CASCADE,
    caution    TEXT    NOT NULL CHECK (caution <> ''),
    ordinal    INTEGER NOT NULL CHECK (ordinal >= 0),
    region     TEXT    NOT NULL CHECK (region <> ''),
    PRIMARY KEY (profile_id, caution, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE profile_branches (
    profile_id INTEGER NOT NULL REFERENCES profile (id) ON DELETE CASCADE,
    question   TEXT    NOT NULL CHECK (question <> ''),
    answer     TEXT    NOT NULL,
    PRIMARY KEY (profile_id, question)
) STRICT, WITHOUT ROWID;

CREATE TABLE sessions (
    id                  INTEGER PRIMARY KEY,
    started_ms          INTEGER NOT NULL,
    zone_offset_s       INTEGER NOT NULL CHECK (zone_offset_s BETWEEN -86400 AND 86400),
    zone_name           TEXT    NOT NULL,
    ended_ms            INTEGER,
    ended_zone_offset_s INTEGER CHECK (ended_zone_offset_s BETWEEN -86400 AND 86400),
    ended_zone_name     TEXT,
    planned_s           INTEGER NOT NULL CHECK (planned_s >= 0),
    minutes             INTEGER NOT NULL CHECK (minutes >= 0),
    place               TEXT    NOT NULL,
    goal                TEXT    NOT NULL,
    status              TEXT    NOT NULL CHECK (status IN ('running', 'finished', 'ended-early', 'abandoned')),
    pain_before         INTEGER CHECK (pain_before BETWEEN 0 AND 10),
    pain_after          INTEGER CHECK (pain_after BETWEEN 0 AND 10),
    effort              INTEGER CHECK (effort BETWEEN 0 AND 10),
    note                TEXT    NOT NULL,
    adverse             TEXT    NOT NULL,
    recorded_ms         INTEGER NOT NULL,
    CHECK ((status = 'running') = (ended_ms IS NULL)),
    CHECK ((ended_ms IS NULL) = (ended_zone_offset_s IS NULL)),
    CHECK ((ended_ms IS NULL) = (ended_zone_name IS NULL))
) STRICT;
CREATE INDEX sessions_by_time ON sessions (started_ms);
CREATE INDEX sessions_running ON sessions (started_ms) WHERE status = 'running';

-- sides holds the sides done to the end, in order: '', 'left', 'right', 'left,right', 'right,left'.
CREATE TABLE session_steps (
    session_id  INTEGER NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    ordinal     INTEGER NOT NULL CHECK (ordinal >= 0),
    technique   TEXT    NOT NULL CHECK (technique <> ''),
    sides       TEXT    NOT NULL CHECK (sides IN ('', 'left', 'right', 'left,right', 'right,left')),
    planned_ms  INTEGER NOT NULL CHECK (planned_ms >= 0),
    actual_ms   INTEGER NOT NULL CHECK (actual_ms >= 0),
    outcome     TEXT    NOT NULL CHECK (outcome IN ('done', 'partial', 'skipped', 'hurt')),
    recorded_ms INTEGER NOT NULL,
    PRIMARY KEY (session_id, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE breaks (
    id            INTEGER PRIMARY KEY,
    at_ms         INTEGER NOT NULL,
    zone_offset_s INTEGER NOT NULL CHECK (zone_offset_s BETWEEN -86400 AND 86400),
    zone_name     TEXT    NOT NULL,
    kind          TEXT    NOT NULL CHECK (kind IN ('announced', 'asked', 'taken', 'postponed', 'skipped', 'natural', 'owed')),
    move          TEXT    NOT NULL,
    seconds       INTEGER NOT NULL CHECK (seconds >= 0),
    recorded_ms   INTEGER NOT NULL
) STRICT;
CREATE INDEX breaks_by_time ON breaks (at_ms);

CREATE TABLE settings (
    key         TEXT    PRIMARY KEY CHECK (key <> ''),
    value       TEXT    NOT NULL CHECK (json_valid(value)),
    recorded_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Every time a technique was done, with the pain before and after its session.
CREATE VIEW technique_uses AS
SELECT
    st.technique,
    st.session_id,
    st.ordinal,
    s.started_ms,
    s.zone_offset_s,
    s.zone_name,
    s.pain_before,
    s.pain_after
FROM session_steps AS st
JOIN sessions AS s ON s.id = st.session_id
WHERE st.outcome <> 'skipped';
