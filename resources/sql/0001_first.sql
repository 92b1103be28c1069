-- SPDX-License-Identifier: GPL-3.0-or-later
-- Schema 1. Ids are UUIDs as 16 bytes; moments are seconds since 1970 in UTC; "row" is what lists hold and is never reused.
-- Kinds, here and in revision, search_entry, changed and published: 0 notebook, 1 person, 2 experiment, 3 compound,
-- 4 batch, 5 assay, 6 result. States: 0 draft, 1 open, 2 closed.

-- What stands for the whole database. minimum_reader: the oldest schema version whose programs may still read it.
CREATE TABLE meta (
    key   TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO meta VALUES ('minimum_reader', '1');

CREATE TABLE setting (
    key   TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Whether a program has it open for writing, and which long work it is in the middle of.
CREATE TABLE session (
    row        INTEGER PRIMARY KEY CHECK (row = 1),
    is_open    INTEGER NOT NULL,
    unfinished TEXT NOT NULL
) STRICT;
INSERT INTO session VALUES (1, 0, '');

-- Every saved state of every record. body: its JSON, zlib behind a length of four bytes; NULL: the record was removed.
CREATE TABLE revision (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    kind   INTEGER NOT NULL,
    record BLOB NOT NULL CHECK (length(record) = 16),
    at     INTEGER NOT NULL,
    who    BLOB,
    what   TEXT NOT NULL,
    body   BLOB
) STRICT;
CREATE INDEX revision_record ON revision (kind, record, number);

CREATE TABLE notebook (
    row      INTEGER PRIMARY KEY CHECK (row = 1),
    id       BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    title    TEXT NOT NULL,
    modified INTEGER NOT NULL,
    revision INTEGER NOT NULL REFERENCES revision (number),
    body     TEXT NOT NULL
) STRICT;

CREATE TABLE person (
    row      INTEGER PRIMARY KEY AUTOINCREMENT,
    id       BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    initials TEXT NOT NULL UNIQUE,
    name     TEXT NOT NULL,
    created  INTEGER NOT NULL,
    modified INTEGER NOT NULL,
    revision INTEGER NOT NULL REFERENCES revision (number),
    body     TEXT NOT NULL
) STRICT;

CREATE TABLE experiment (
    row              INTEGER PRIMARY KEY AUTOINCREMENT,
    id               BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    code             TEXT NOT NULL UNIQUE,
    sort_code        TEXT NOT NULL,
    title            TEXT NOT NULL,
    sort_title       TEXT NOT NULL,
    state            INTEGER NOT NULL,
    date             TEXT NOT NULL,
    tags             TEXT NOT NULL, -- one a line
    is_demonstration INTEGER NOT NULL,
    has_scheme       INTEGER NOT NULL,
    modified         INTEGER NOT NULL,
    revision         INTEGER NOT NULL REFERENCES revision (number),
    body             TEXT NOT NULL
) STRICT;
CREATE INDEX experiment_sort_code ON experiment (sort_code, row, state);
CREATE INDEX experiment_sort_title ON experiment (sort_title, row, state);
CREATE INDEX experiment_date ON experiment (date, row, state);
CREATE INDEX experiment_modified ON experiment (modified, row, state);

CREATE TABLE experiment_tag (
    tag        TEXT NOT NULL,
    experiment INTEGER NOT NULL REFERENCES experiment (row) ON DELETE CASCADE,
    PRIMARY KEY (tag, experiment)
) STRICT, WITHOUT ROWID;
CREATE INDEX experiment_tag_experiment ON experiment_tag (experiment);

-- Which compounds an experiment uses or makes. The compound need not be here yet.
CREATE TABLE experiment_compound (
    compound   BLOB NOT NULL,
    experiment INTEGER NOT NULL REFERENCES experiment (row) ON DELETE CASCADE,
    PRIMARY KEY (compound, experiment)
) STRICT, WITHOUT ROWID;
CREATE INDEX experiment_compound_experiment ON experiment_compound (experiment);

-- The highest attempt of every page that was ever given, so that no code is given twice, not even after a removal.
CREATE TABLE experiment_page (
    prefix  TEXT NOT NULL, -- initials and copy mark
    page    INTEGER NOT NULL,
    attempt INTEGER NOT NULL,
    PRIMARY KEY (prefix, page)
) STRICT, WITHOUT ROWID;

-- What is being typed and not yet saved.
CREATE TABLE draft (
    id   BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    at   INTEGER NOT NULL,
    body TEXT NOT NULL
) STRICT;

CREATE TABLE compound (
    row           INTEGER PRIMARY KEY AUTOINCREMENT,
    id            BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    code          TEXT NOT NULL UNIQUE,
    sort_code     TEXT NOT NULL,
    name          TEXT NOT NULL,
    sort_name     TEXT NOT NULL,
    state         INTEGER NOT NULL,
    has_structure INTEGER NOT NULL,
    smiles        TEXT NOT NULL,
    inchi_key     TEXT NOT NULL,
    formula       TEXT NOT NULL,
    sort_formula  TEXT NOT NULL,
    average_mass  REAL NOT NULL,
    aliases       TEXT NOT NULL, -- joined for showing
    remarks       INTEGER NOT NULL,
    modified      INTEGER NOT NULL,
    revision      INTEGER NOT NULL REFERENCES revision (number),
    body          TEXT NOT NULL
) STRICT;
-- Each holds all that a list of rows needs, so that no list reads the table itself.
CREATE INDEX compound_sort_code ON compound (sort_code, row, has_structure);
CREATE INDEX compound_sort_name ON compound (sort_name, row, has_structure);
CREATE INDEX compound_sort_formula ON compound (sort_formula, row, has_structure);
CREATE INDEX compound_average_mass ON compound (average_mass, row, has_structure);
CREATE INDEX compound_inchi_key ON compound (inchi_key, row, has_structure);
CREATE INDEX compound_modified ON compound (modified, row, has_structure);
CREATE INDEX compound_smiles ON compound (row, id, smiles) WHERE smiles <> '';

-- Code, name and aliases, folded.
CREATE TABLE compound_name (
    folded   TEXT NOT NULL,
    compound INTEGER NOT NULL REFERENCES compound (row) ON DELETE CASCADE,
    PRIMARY KEY (folded, compound)
) STRICT, WITHOUT ROWID;
CREATE INDEX compound_name_compound ON compound_name (compound);

CREATE TABLE batch (
    row        INTEGER PRIMARY KEY AUTOINCREMENT,
    id         BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    code       TEXT NOT NULL UNIQUE,
    sort_code  TEXT NOT NULL,
    compound   BLOB NOT NULL REFERENCES compound (id),
    experiment BLOB,
    state      INTEGER NOT NULL,
    supplier   TEXT NOT NULL,
    salt       TEXT NOT NULL,
    amount     TEXT NOT NULL,
    purity     TEXT NOT NULL,
    date       TEXT NOT NULL,
    modified   INTEGER NOT NULL,
    revision   INTEGER NOT NULL REFERENCES revision (number),
    body       TEXT NOT NULL
) STRICT;
CREATE INDEX batch_sort_code ON batch (sort_code, row);
CREATE INDEX batch_compound ON batch (compound, sort_code);

-- The highest number ever given to a batch of a compound.
CREATE TABLE batch_number (
    compound BLOB NOT NULL PRIMARY KEY,
    last     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE assay (
    row      INTEGER PRIMARY KEY AUTOINCREMENT,
    id       BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    slug     TEXT NOT NULL UNIQUE,
    name     TEXT NOT NULL,
    sort_name TEXT NOT NULL,
    state    INTEGER NOT NULL,
    modified INTEGER NOT NULL,
    revision INTEGER NOT NULL REFERENCES revision (number),
    body     TEXT NOT NULL
) STRICT;

CREATE TABLE result (
    row       INTEGER PRIMARY KEY AUTOINCREMENT,
    id        BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    assay     BLOB NOT NULL REFERENCES assay (id),
    compound  BLOB NOT NULL REFERENCES compound (id),
    batch     BLOB,
    replicate INTEGER NOT NULL,
    modified  INTEGER NOT NULL,
    revision  INTEGER NOT NULL REFERENCES revision (number),
    body      TEXT NOT NULL
) STRICT;
CREATE INDEX result_assay ON result (assay, compound, replicate, id);
CREATE INDEX result_compound ON result (compound);
CREATE INDEX result_batch ON result (batch) WHERE batch IS NOT NULL;

-- Text search. A saved record gets a new row in both, so that the order of rows is the order of saves.
CREATE TABLE search_entry (
    row    INTEGER PRIMARY KEY AUTOINCREMENT,
    kind   INTEGER NOT NULL,
    target INTEGER NOT NULL, -- row in the table of its kind
    UNIQUE (kind, target)
) STRICT;
-- Hyphens separate words: OSM-S-106 is found by itself (as a phrase), by "S-106" and by "106".
CREATE VIRTUAL TABLE search USING fts5 (code, title, text, tokenize = 'unicode61 remove_diacritics 2');

-- Records whose state may differ from what was published last; a superset of what is to be published, kept small.
CREATE TABLE changed (
    kind     INTEGER NOT NULL,
    record   BLOB NOT NULL CHECK (length(record) = 16),
    revision INTEGER NOT NULL, -- by which it came here
    PRIMARY KEY (kind, record)
) STRICT, WITHOUT ROWID;

-- What is public, as of which revision, under which name.
CREATE TABLE published (
    kind     INTEGER NOT NULL,
    record   BLOB NOT NULL CHECK (length(record) = 16),
    revision INTEGER NOT NULL,
    code     TEXT NOT NULL,
    title    TEXT NOT NULL,
    PRIMARY KEY (kind, record)
) STRICT, WITHOUT ROWID;

CREATE TABLE publication (
    number    INTEGER PRIMARY KEY AUTOINCREMENT,
    commit_id TEXT NOT NULL UNIQUE,
    at        INTEGER NOT NULL,
    revision  INTEGER NOT NULL,
    pushed_to TEXT NOT NULL
) STRICT;
