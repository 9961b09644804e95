//! The header of a generated file.

use super::effect::FIELDS;
use super::genome::CHROMOSOMES;
use super::text::Text;

/// Header lines before the contigs.
const LINES: &str = "\
##fileformat=VCFv4.2
##source=samsyn generate-vcf
##synthetic=All genes, transcripts, identifiers, reads and reference bases of this file are invented
##FILTER=<ID=PASS,Description=\"All filters passed\">
##FILTER=<ID=base_qual,Description=\"Median base quality of the alternate reads is low\">
##FILTER=<ID=clustered_events,Description=\"Several events close to each other\">
##FILTER=<ID=germline,Description=\"Inherited rather than somatic\">
##FILTER=<ID=normal_artifact,Description=\"Artefact that is also seen in the normal\">
##FILTER=<ID=panel_of_normals,Description=\"Seen in unrelated normals\">
##FILTER=<ID=slippage,Description=\"Contraction or expansion of a short tandem repeat\">
##FILTER=<ID=strand_bias,Description=\"Alternate reads lie on one strand\">
##FILTER=<ID=weak_evidence,Description=\"Likelihood below the threshold\">
##INFO=<ID=DP,Number=1,Type=Integer,Description=\"Read depth of all samples\">
##INFO=<ID=ECNT,Number=1,Type=Integer,Description=\"Events on this haplotype\">
##INFO=<ID=GERMQ,Number=1,Type=Integer,Description=\"Phred-scaled probability that the allele is not germline\">
##INFO=<ID=MBQ,Number=R,Type=Integer,Description=\"Median base quality of each allele\">
##INFO=<ID=MMQ,Number=R,Type=Integer,Description=\"Median mapping quality of each allele\">
##INFO=<ID=MPOS,Number=A,Type=Integer,Description=\"Median distance of the allele from the end of the read\">
##INFO=<ID=POPAF,Number=A,Type=Float,Description=\"Negative log 10 population frequency of the allele\">
##INFO=<ID=SOMATIC,Number=0,Type=Flag,Description=\"Absent from the normal\">
##INFO=<ID=TLOD,Number=A,Type=Float,Description=\"Log 10 likelihood ratio of the allele being there\">
##FORMAT=<ID=GT,Number=1,Type=String,Description=\"Genotype\">
##FORMAT=<ID=AD,Number=R,Type=Integer,Description=\"Reads of each allele\">
##FORMAT=<ID=AF,Number=A,Type=Float,Description=\"Fraction of the reads that carry the allele\">
##FORMAT=<ID=DP,Number=1,Type=Integer,Description=\"Read depth\">
##normal_sample=NORMAL
##tumor_sample=TUMOR
";

/// Writes the header.
pub fn write(text: &mut Text) {
    text.put(LINES);
    text.put("##INFO=<ID=CSQ,Number=.,Type=String,Description=\"Consequence annotations from Ensembl VEP. Format: ");
    text.put(FIELDS).put("\">\n");
    for (chrom, length) in CHROMOSOMES {
        text.put("##contig=<ID=").put(chrom).put(",length=").number(length).put(">\n");
    }
    text.put("#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tNORMAL\tTUMOR\n");
}
