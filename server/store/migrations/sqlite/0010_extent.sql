-- Symbolic alleles of one place are told apart by their other end or their length; empty for alleles that are spelled out. A
-- constraint of a table cannot be changed, so it is made anew with those that point at it.
CREATE TABLE variant_with_extent (
    id BLOB PRIMARY KEY,
    specimen BLOB NOT NULL REFERENCES specimen (id),
    assembly TEXT NOT NULL,
    chrom TEXT NOT NULL,
    pos INTEGER NOT NULL,
    reference TEXT NOT NULL,
    alternate TEXT NOT NULL,
    extent TEXT NOT NULL,
    UNIQUE (specimen, assembly, chrom, pos, reference, alternate, extent)
) STRICT;
INSERT INTO variant_with_extent SELECT id, specimen, assembly, chrom, pos, reference, alternate, '' FROM variant;

CREATE TABLE finding_of_extent (
    "case" BLOB NOT NULL REFERENCES "case" (id),
    file BLOB NOT NULL REFERENCES variant_file (id),
    line INTEGER NOT NULL,
    allele_index INTEGER NOT NULL,
    variant BLOB NOT NULL REFERENCES variant_with_extent (id),
    -- The call as the file told it.
    snapshot TEXT NOT NULL,
    note TEXT NOT NULL,
    position INTEGER NOT NULL,
    marked_by BLOB NOT NULL REFERENCES person (id),
    marked_at INTEGER NOT NULL,
    PRIMARY KEY ("case", file, line, allele_index)
) STRICT;
INSERT INTO finding_of_extent
    SELECT "case", file, line, allele_index, variant, snapshot, note, position, marked_by, marked_at FROM finding;

CREATE TABLE same_of_extent (
    "case" BLOB NOT NULL REFERENCES "case" (id),
    a BLOB NOT NULL REFERENCES variant_with_extent (id),
    b BLOB NOT NULL REFERENCES variant_with_extent (id),
    said_by BLOB NOT NULL REFERENCES person (id),
    said_at INTEGER NOT NULL,
    PRIMARY KEY ("case", a, b)
) STRICT, WITHOUT ROWID;
INSERT INTO same_of_extent SELECT "case", a, b, said_by, said_at FROM same_variant;

DROP TABLE same_variant;
DROP TABLE finding;
DROP TABLE variant;
ALTER TABLE variant_with_extent RENAME TO variant;
ALTER TABLE finding_of_extent RENAME TO finding;
ALTER TABLE same_of_extent RENAME TO same_variant;
