-- Symbolic alleles of one place are told apart by their other end or their length; empty for alleles that are spelled out.
ALTER TABLE variant ADD COLUMN extent TEXT NOT NULL DEFAULT '';
ALTER TABLE variant DROP CONSTRAINT variant_specimen_assembly_chrom_pos_reference_alternate_key;
ALTER TABLE variant ADD UNIQUE (specimen, assembly, chrom, pos, reference, alternate, extent);
