-- The events of one file of calendars, and what tells which belong together; vanishes with its connection.

CREATE TABLE calendar (number INTEGER PRIMARY KEY, head BLOB NOT NULL);
CREATE TABLE event (line INTEGER PRIMARY KEY, calendar INTEGER NOT NULL, block BLOB NOT NULL);

-- What of a public event tells its series and its offer; `name` is folded, `title` as it is written.
CREATE TABLE mark (
  line INTEGER PRIMARY KEY, uid TEXT NOT NULL, start TEXT NOT NULL, sequence INTEGER NOT NULL,
  instead INTEGER NOT NULL, repeats INTEGER NOT NULL, title TEXT NOT NULL, name TEXT NOT NULL, url TEXT NOT NULL
);

-- The events of each series, its main one first.
CREATE TABLE member (
  series INTEGER NOT NULL, position INTEGER NOT NULL, line INTEGER NOT NULL, PRIMARY KEY (series, position)
) WITHOUT ROWID;

-- `owner` is the address of the offer that a series belongs to, `rank` its place there.
CREATE TABLE series (
  number INTEGER PRIMARY KEY, line INTEGER NOT NULL, title TEXT NOT NULL, name TEXT NOT NULL, url TEXT NOT NULL,
  owner TEXT NOT NULL, rank INTEGER NOT NULL
);
CREATE TABLE offer (
  number INTEGER PRIMARY KEY, name TEXT NOT NULL, url TEXT NOT NULL, plain TEXT NOT NULL, named TEXT NOT NULL
);

-- Every local id that some offer has or might have.
CREATE TABLE claim (words TEXT NOT NULL);
