-- A row says that an import has a call, of which allele, and whether it would have it were the file a very large one. What
-- else is known of the call stands in the import's table for the browser and in the file's bytes; a second copy of it
-- here, read by nothing, took most of the time of an import. PostgreSQL: ../postgres/0014.

CREATE TABLE place (
    import_id BLOB NOT NULL,
    -- Line of the file, 1-based, and allele on it, from 1.
    line INTEGER NOT NULL,
    allele_index INTEGER NOT NULL,
    -- The first 64 bits of the allele's digest; unknown of rows from before it was kept.
    allele INTEGER,
    -- Whether the import policy keeps it in a file with very many.
    by_policy INTEGER NOT NULL,
    PRIMARY KEY (import_id, line, allele_index)
) STRICT, WITHOUT ROWID;
INSERT INTO place SELECT import_id, line, allele_index, NULL, by_policy FROM call;
DROP TABLE call;
ALTER TABLE place RENAME TO call;
