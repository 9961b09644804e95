-- The rows of variant files. They are many and an import takes long, so they are written past the journal's writer and its
-- lock; nobody sees those of an import before variant_file.import_id names it. SQLite has the same tables and columns in
-- a file of their own, ../variants.

CREATE TABLE import (
    id UUID PRIMARY KEY
);

CREATE TABLE call (
    import_id UUID NOT NULL,
    -- Line of the file, 1-based, and allele on it, from 1.
    line BIGINT NOT NULL,
    allele_index BIGINT NOT NULL,
    kind TEXT NOT NULL,
    chrom TEXT NOT NULL,
    pos BIGINT NOT NULL,
    reference TEXT NOT NULL,
    alternate TEXT NOT NULL,
    gene TEXT,
    hgvs_c TEXT,
    hgvs_p TEXT,
    filter TEXT NOT NULL,
    allele_fraction DOUBLE PRECISION,
    -- The whole call.
    body TEXT NOT NULL,
    PRIMARY KEY (import_id, line, allele_index)
);

-- The columns of a file as the browser takes them, made once per import.
CREATE TABLE variant_table (
    import_id UUID PRIMARY KEY,
    etag TEXT NOT NULL,
    bytes BYTEA NOT NULL
);
