-- A row says that an import has a call, of which allele, and whether it would have it were the file a very large one. What
-- else is known of the call stands in the import's table for the browser and in the file's bytes; a second copy of it
-- here, read by nothing, took most of the time of an import. SQLite: ../variants/0003.

ALTER TABLE call
    DROP COLUMN kind, DROP COLUMN chrom, DROP COLUMN pos, DROP COLUMN reference, DROP COLUMN alternate, DROP COLUMN gene,
    DROP COLUMN hgvs_c, DROP COLUMN hgvs_p, DROP COLUMN consequence, DROP COLUMN filter, DROP COLUMN origin,
    DROP COLUMN allele_fraction, DROP COLUMN depth;
-- The first 64 bits of the allele's digest; unknown of rows from before it was kept.
ALTER TABLE call ADD COLUMN allele BIGINT;
