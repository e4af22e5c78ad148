-- Days, flares, visits to a professional and routines; how a step hurt.
--
-- Moments, zones and numbers are kept as in the first release: NULL means that no number was
-- given, which is never 0. What can be removed again has AUTOINCREMENT, so that the id of
-- something that is gone is never given to something else.

-- +goose Up

-- Professional help, as the visit log keeps it. technique is empty for something else.
CREATE TABLE visits (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    at_ms         INTEGER NOT NULL,
    zone_offset_s INTEGER NOT NULL CHECK (zone_offset_s BETWEEN -86400 AND 86400),
    zone_name     TEXT    NOT NULL,
    technique     TEXT    NOT NULL,
    who           TEXT    NOT NULL,
    paid          INTEGER NOT NULL CHECK (paid IN (0, 1)),
    pain_before   INTEGER CHECK (pain_before BETWEEN 0 AND 10),
    pain_after    INTEGER CHECK (pain_after BETWEEN 0 AND 10),
    pain_next     INTEGER CHECK (pain_next BETWEEN 0 AND 10),
    adverse       TEXT    NOT NULL,
    note          TEXT    NOT NULL,
    recorded_ms   INTEGER NOT NULL
) STRICT;
CREATE INDEX visits_by_time ON visits (at_ms);

-- days holds the days of the week as a sum: 1 for Sunday, 2 for Monday, 4 for Tuesday, up to 64
-- for Saturday. at_minute is the time of day in minutes since midnight.
CREATE TABLE routines (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    name          TEXT    NOT NULL CHECK (length(name) BETWEEN 1 AND 60 AND name = trim(name)),
    created_ms    INTEGER NOT NULL,
    zone_offset_s INTEGER NOT NULL CHECK (zone_offset_s BETWEEN -86400 AND 86400),
    zone_name     TEXT    NOT NULL,
    days          INTEGER NOT NULL CHECK (days BETWEEN 0 AND 127),
    at_minute     INTEGER CHECK (at_minute BETWEEN 0 AND 1439),
    place         TEXT    NOT NULL,
    source        TEXT    NOT NULL,
    recorded_ms   INTEGER NOT NULL
) STRICT;

-- part is the part of a session in section 5.5. sides is the order in which the sides are done;
-- side_count is how often the timer runs, which for alternating sides is once.
CREATE TABLE routine_steps (
    routine_id INTEGER NOT NULL REFERENCES routines (id) ON DELETE CASCADE,
    ordinal    INTEGER NOT NULL CHECK (ordinal >= 0),
    technique  TEXT    NOT NULL CHECK (technique <> ''),
    part       TEXT    NOT NULL CHECK (part IN ('settle', 'broad', 'focused', 'stretch', 'move', 'strength', 'close')),
    sides      TEXT    NOT NULL CHECK (sides IN ('', 'left', 'right', 'left,right', 'right,left')),
    hold_s     INTEGER NOT NULL CHECK (hold_s >= 0),
    rest_s     INTEGER NOT NULL CHECK (rest_s >= 0),
    reps       INTEGER NOT NULL CHECK (reps >= 1),
    sets       INTEGER NOT NULL CHECK (sets >= 1),
    side_count INTEGER NOT NULL CHECK (side_count IN (1, 2)),
    PRIMARY KEY (routine_id, ordinal),
    CHECK (hold_s + rest_s > 0)
) STRICT, WITHOUT ROWID;

-- What a session set out to do, in the words of routine_steps, so that a session that was cut off can
-- be taken up again.
CREATE TABLE session_plans (
    session_id INTEGER NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    ordinal    INTEGER NOT NULL CHECK (ordinal >= 0),
    technique  TEXT    NOT NULL CHECK (technique <> ''),
    part       TEXT    NOT NULL CHECK (part IN ('settle', 'broad', 'focused', 'stretch', 'move', 'strength', 'close')),
    sides      TEXT    NOT NULL CHECK (sides IN ('', 'left', 'right', 'left,right', 'right,left')),
    hold_s     INTEGER NOT NULL CHECK (hold_s >= 0),
    rest_s     INTEGER NOT NULL CHECK (rest_s >= 0),
    reps       INTEGER NOT NULL CHECK (reps >= 1),
    sets       INTEGER NOT NULL CHECK (sets >= 1),
    side_count INTEGER NOT NULL CHECK (side_count IN (1, 2)),
    PRIMARY KEY (session_id, ordinal),
    CHECK (hold_s + rest_s > 0)
) STRICT, WITHOUT ROWID;

-- What a person noted of one day (section 8.1). date is the person's own day; the moment is when
-- it was last changed. Minutes are of one day.
CREATE TABLE days (
    date            TEXT    PRIMARY KEY CHECK (length(date) = 10 AND date(date) IS date),
    at_ms           INTEGER NOT NULL,
    zone_offset_s   INTEGER NOT NULL CHECK (zone_offset_s BETWEEN -86400 AND 86400),
    zone_name       TEXT    NOT NULL,
    morning         INTEGER CHECK (morning BETWEEN 0 AND 10),
    average         INTEGER CHECK (average BETWEEN 0 AND 10),
    pain_worst      INTEGER CHECK (pain_worst BETWEEN 0 AND 10),
    interference    INTEGER CHECK (interference BETWEEN 0 AND 10),
    stiffness       INTEGER CHECK (stiffness BETWEEN 0 AND 10),
    stiff_minutes   INTEGER CHECK (stiff_minutes BETWEEN 0 AND 1440),
    leg             TEXT    NOT NULL CHECK (leg IN ('', 'none', 'above-knee', 'below-knee', 'numb', 'weak')),
    sleep           INTEGER CHECK (sleep BETWEEN 0 AND 10),
    sleep_minutes   INTEGER CHECK (sleep_minutes BETWEEN 0 AND 1440),
    woken           TEXT    NOT NULL CHECK (woken IN ('', 'yes', 'no')),
    stress          INTEGER CHECK (stress BETWEEN 0 AND 10),
    mood            INTEGER CHECK (mood BETWEEN 0 AND 10),
    sitting_minutes INTEGER CHECK (sitting_minutes BETWEEN 0 AND 1440),
    walking_minutes INTEGER CHECK (walking_minutes BETWEEN 0 AND 1440),
    strength        TEXT    NOT NULL CHECK (strength IN ('', 'yes', 'no')),
    medicine        TEXT    NOT NULL CHECK (medicine IN ('', 'yes', 'no')),
    medicine_note   TEXT    NOT NULL,
    goal            INTEGER CHECK (goal BETWEEN 0 AND 10),
    note            TEXT    NOT NULL,
    recorded_ms     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Spells of flare mode (rule-flare of section 5.8). The last index lets only one be open.
CREATE TABLE flares (
    id                  INTEGER PRIMARY KEY AUTOINCREMENT,
    started_ms          INTEGER NOT NULL,
    zone_offset_s       INTEGER NOT NULL CHECK (zone_offset_s BETWEEN -86400 AND 86400),
    zone_name           TEXT    NOT NULL,
    ended_ms            INTEGER CHECK (ended_ms >= started_ms),
    ended_zone_offset_s INTEGER CHECK (ended_zone_offset_s BETWEEN -86400 AND 86400),
    ended_zone_name     TEXT,
    recorded_ms         INTEGER NOT NULL,
    CHECK ((ended_ms IS NULL) = (ended_zone_offset_s IS NULL)),
    CHECK ((ended_ms IS NULL) = (ended_zone_name IS NULL))
) STRICT;
CREATE INDEX flares_by_time ON flares (started_ms);
CREATE UNIQUE INDEX flares_one_open ON flares ((1)) WHERE ended_ms IS NULL;

-- The answer to "This hurts". It stays empty where the first release kept a step that hurt,
-- because nobody was asked.
ALTER TABLE session_steps ADD COLUMN hurt TEXT NOT NULL DEFAULT ''
    CHECK (hurt IN ('', 'sharper', 'down-the-leg', 'numb', 'too-much', 'unsaid') AND (hurt = '' OR outcome = 'hurt'));

-- Every time a technique was done, with what was said of its session. A step that hurt is never
-- told as one that did not: without an answer it is 'unsaid'.
DROP VIEW technique_uses;
CREATE VIEW technique_uses AS
SELECT
    st.technique,
    st.session_id,
    st.ordinal,
    s.started_ms,
    s.zone_offset_s,
    s.zone_name,
    s.pain_before,
    s.pain_after,
    s.effort,
    CAST(CASE WHEN st.outcome = 'hurt' AND st.hurt = '' THEN 'unsaid' ELSE st.hurt END AS TEXT) AS hurt
FROM session_steps AS st
JOIN sessions AS s ON s.id = st.session_id
WHERE st.outcome <> 'skipped';
