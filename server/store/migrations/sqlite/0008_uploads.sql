-- Files on their way in, and what may become of a placed file beside being read: held, released, taken back, replaced.
-- The same tables and columns exist in ../postgres.

-- A file that somebody sends in pieces and that is not placed yet. Its bytes lie in the data directory: under its id while
-- they come, then under their hash.
CREATE TABLE upload (
    id BLOB PRIMARY KEY,
    person BLOB NOT NULL REFERENCES person (id),
    -- The case on whose page it was dropped.
    "case" BLOB REFERENCES "case" (id),
    name TEXT NOT NULL,
    -- Bytes of the whole file, and those of them that are on disk.
    length INTEGER NOT NULL,
    received INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    -- Where it stands: receiving, waiting with its survey, or refused with the reason.
    state TEXT NOT NULL,
    -- Set while it waits.
    sha256 TEXT CHECK (length(sha256) = 64)
) STRICT;
CREATE INDEX upload_person ON upload (person);
CREATE INDEX upload_sha256 ON upload (sha256);

-- The import whose rows are there and shown to nobody until somebody has looked.
ALTER TABLE variant_file ADD COLUMN held BLOB;
CREATE UNIQUE INDEX variant_file_held ON variant_file (held);
-- The older file of the analysis whose place this one takes once it is read, and the newer one that took this one's.
ALTER TABLE variant_file ADD COLUMN replaces BLOB REFERENCES variant_file (id);
ALTER TABLE variant_file ADD COLUMN replaced_by BLOB REFERENCES variant_file (id);
-- The file whose quarantined lines, mended, this one holds.
ALTER TABLE variant_file ADD COLUMN mends BLOB REFERENCES variant_file (id);
-- Why a held file was let through, by whom and when.
ALTER TABLE variant_file ADD COLUMN released TEXT;
CREATE INDEX variant_file_sha256 ON variant_file (sha256);

-- Files do not wait for answers any more: uploads do. One that waited is taken back, and its bytes stay.
UPDATE variant_file SET import = '{"state":"withdrawn","reason":"Not answered; upload it again","by":"Samsyn","at":"'
    || strftime('%Y-%m-%dT%H:%M:%SZ', uploaded_at / 1000000, 'unixepoch') || '"}'
    WHERE import LIKE '{"state":"asks"%';

-- The inherited genotypes of a published file, as board::variant writes them: whose file it is can be compared with others.
CREATE TABLE genotype_fingerprint (
    file BLOB PRIMARY KEY REFERENCES variant_file (id),
    bytes BLOB NOT NULL
) STRICT;

-- Two findings of a case that somebody says are one variant, told on different assemblies or in different ways.
CREATE TABLE same_variant (
    "case" BLOB NOT NULL REFERENCES "case" (id),
    a BLOB NOT NULL REFERENCES variant (id),
    b BLOB NOT NULL REFERENCES variant (id),
    said_by BLOB NOT NULL REFERENCES person (id),
    said_at INTEGER NOT NULL,
    PRIMARY KEY ("case", a, b)
) STRICT, WITHOUT ROWID;
