-- The rows of variant files. They are many and an import takes long, so they are written past the journal's writer, into
-- a file of their own, whose lock is not the journal's; nobody sees those of an import before variant_file.import_id in
-- the main file names it. PostgreSQL has the same tables and columns beside the others, ../postgres.

CREATE TABLE import (
    id BLOB PRIMARY KEY
) STRICT;

CREATE TABLE call (
    import_id BLOB NOT NULL,
    -- Line of the file, 1-based, and allele on it, from 1.
    line INTEGER NOT NULL,
    allele_index INTEGER NOT NULL,
    kind TEXT NOT NULL,
    chrom TEXT NOT NULL,
    pos INTEGER NOT NULL,
    reference TEXT NOT NULL,
    alternate TEXT NOT NULL,
    gene TEXT,
    hgvs_c TEXT,
    hgvs_p TEXT,
    filter TEXT NOT NULL,
    allele_fraction REAL,
    -- The whole call.
    body TEXT NOT NULL,
    PRIMARY KEY (import_id, line, allele_index)
) STRICT;

-- The columns of a file as the browser takes them, made once per import.
CREATE TABLE variant_table (
    import_id BLOB PRIMARY KEY,
    etag TEXT NOT NULL,
    bytes BLOB NOT NULL
) STRICT;
