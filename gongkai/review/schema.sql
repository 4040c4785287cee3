-- Decisions on findings and saved views. Both only ever grow: the present state is derived from the events.

PRAGMA application_id = 1198219625; -- "Gkai": tells this file from any other SQLite database
PRAGMA user_version = 1;

CREATE TABLE event (
    event INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,              -- UTC, 2026-01-02T03:04:05Z
    actor TEXT NOT NULL,
    batch TEXT NOT NULL,           -- the same for all that were decided in one go
    outcome TEXT NOT NULL,
    reason TEXT,
    note TEXT,
    due TEXT,                      -- 2026-01-02
    finding_key TEXT NOT NULL,
    agency_id TEXT NOT NULL,
    year INTEGER,
    scope TEXT NOT NULL,
    rule TEXT NOT NULL,
    items TEXT NOT NULL,           -- JSON list of cell codes, sorted
    suspect TEXT,
    statement TEXT NOT NULL,       -- what the finding said when it was decided on
    statement_en TEXT NOT NULL,
    basis TEXT NOT NULL            -- JSON object: each value that it rested on
) STRICT;
CREATE INDEX event_of_finding ON event (finding_key, event);
CREATE TRIGGER event_stays BEFORE UPDATE ON event
    BEGIN SELECT RAISE(ABORT, 'a decision is never changed: add an event'); END;
CREATE TRIGGER event_remains BEFORE DELETE ON event
    BEGIN SELECT RAISE(ABORT, 'a decision is never removed: add an event'); END;

CREATE TABLE saved_view (
    event INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    person TEXT NOT NULL,
    name TEXT NOT NULL,
    address TEXT                   -- NULL: the view was removed
) STRICT;
CREATE INDEX saved_view_of_person ON saved_view (person, name, event);
