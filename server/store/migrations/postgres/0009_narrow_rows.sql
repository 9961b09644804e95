-- A row holds what lists and searches need; the whole call is read from the file's bytes again. The parts of an import are
-- the tables for the browser and the index of places in the file. SQLite: ../variants/0002.

ALTER TABLE call DROP COLUMN body;
-- Sequence Ontology terms on the shown transcript, joined by &.
ALTER TABLE call ADD COLUMN consequence TEXT;
ALTER TABLE call ADD COLUMN origin TEXT NOT NULL DEFAULT 'undetermined';
ALTER TABLE call ADD COLUMN depth BIGINT;
-- Whether the import policy keeps it in a file with very many.
ALTER TABLE call ADD COLUMN by_policy BOOLEAN NOT NULL DEFAULT TRUE;
ALTER TABLE call ALTER COLUMN origin DROP DEFAULT;
ALTER TABLE call ALTER COLUMN by_policy DROP DEFAULT;

CREATE TABLE import_part (
    import_id UUID NOT NULL,
    -- shown, germline or index
    part TEXT NOT NULL,
    etag TEXT NOT NULL,
    bytes BYTEA NOT NULL,
    PRIMARY KEY (import_id, part)
);
INSERT INTO import_part SELECT import_id, 'shown', etag, bytes FROM variant_table;
DROP TABLE variant_table;
