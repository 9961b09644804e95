-- A row holds what lists and searches need; the whole call is read from the file's bytes again. The parts of an import are
-- the tables for the browser and the index of places in the file. PostgreSQL: ../postgres/0009.

CREATE TABLE narrow_call (
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
    -- Sequence Ontology terms on the shown transcript, joined by &.
    consequence TEXT,
    filter TEXT NOT NULL,
    origin TEXT NOT NULL,
    allele_fraction REAL,
    depth INTEGER,
    -- Whether the import policy keeps it in a file with very many.
    by_policy INTEGER NOT NULL,
    PRIMARY KEY (import_id, line, allele_index)
) STRICT, WITHOUT ROWID;
INSERT INTO narrow_call
SELECT import_id, line, allele_index, kind, chrom, pos, reference, alternate, gene, hgvs_c, hgvs_p, NULL, filter,
       'undetermined', allele_fraction, NULL, 1 FROM call;
DROP TABLE call;
ALTER TABLE narrow_call RENAME TO call;

CREATE TABLE import_part (
    import_id BLOB NOT NULL,
    -- shown, germline or index
    part TEXT NOT NULL,
    etag TEXT NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (import_id, part)
) STRICT;
INSERT INTO import_part SELECT import_id, 'shown', etag, bytes FROM variant_table;
DROP TABLE variant_table;
