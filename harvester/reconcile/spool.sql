-- What a run gathers before it is reconciled; a temporary database that vanishes with its connection.

CREATE TABLE page (address TEXT PRIMARY KEY, met TEXT NOT NULL, state BLOB NOT NULL, redirected_to TEXT NOT NULL);
CREATE TABLE finding (body BLOB NOT NULL);

-- Contributions: of this run with their body, of the past (kept = 1) without.
CREATE TABLE said (
  page TEXT NOT NULL, position INTEGER NOT NULL, local_id TEXT NOT NULL, rank INTEGER NOT NULL, hash TEXT NOT NULL,
  kept INTEGER NOT NULL, seen INTEGER NOT NULL, body BLOB, PRIMARY KEY (page, position)
);

CREATE TABLE leads (address TEXT PRIMARY KEY, target TEXT NOT NULL);

CREATE TABLE live (
  key TEXT PRIMARY KEY, local_id TEXT NOT NULL, moved_to TEXT, hash TEXT NOT NULL, made_of TEXT NOT NULL,
  withdrawn TEXT NOT NULL, last_day TEXT NOT NULL, taken INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE live_name (name TEXT NOT NULL, key TEXT NOT NULL);

-- One row for each offer that was met or might have been: `own` when its own page was read.
CREATE TABLE met (
  local_id TEXT PRIMARY KEY, made_of TEXT NOT NULL, seen INTEGER NOT NULL, own INTEGER NOT NULL,
  key TEXT, task TEXT NOT NULL DEFAULT 'merge', body BLOB
);
CREATE TABLE met_name (name TEXT NOT NULL, local_id TEXT NOT NULL);

CREATE TABLE result (action TEXT NOT NULL, key TEXT NOT NULL, detail TEXT NOT NULL);
CREATE INDEX result_action ON result (action);
