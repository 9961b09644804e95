//! Consequences as Sequence Ontology terms, most severe first.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A Sequence Ontology term as the annotation wrote it. Terms that are not in the table are kept and sort last.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ts_rs::TS, utoipa::ToSchema)]
#[serde(transparent)]
#[ts(export, type = "string")]
pub struct Consequence(String);

/// Terms by severity, in the order that Ensembl publishes for its own annotation ("Calculated variant consequences",
/// ensembl.org/info/genome/variation/prediction/predicted_data.html, as also kept in Clinical-Genomics/reference-files), with
/// the terms that SnpEff uses beside them set next to the Ensembl term of the same meaning.
const TERMS: [&str; 66] = [
    "transcript_ablation",
    "exon_loss_variant",
    "splice_acceptor_variant",
    "splice_donor_variant",
    "stop_gained",
    "frameshift_variant",
    "stop_lost",
    "start_lost",
    "initiator_codon_variant",
    "gene_fusion",
    "bidirectional_gene_fusion",
    "rare_amino_acid_variant",
    "transcript_amplification",
    "feature_elongation",
    "feature_truncation",
    "disruptive_inframe_insertion",
    "disruptive_inframe_deletion",
    "conservative_inframe_insertion",
    "conservative_inframe_deletion",
    "inframe_insertion",
    "inframe_deletion",
    "missense_variant",
    "protein_altering_variant",
    "splice_donor_5th_base_variant",
    "splice_region_variant",
    "splice_donor_region_variant",
    "splice_polypyrimidine_tract_variant",
    "incomplete_terminal_codon_variant",
    "start_retained_variant",
    "stop_retained_variant",
    "synonymous_variant",
    "coding_sequence_variant",
    "mature_miRNA_variant",
    "5_prime_UTR_premature_start_codon_gain_variant",
    "5_prime_UTR_variant",
    "3_prime_UTR_variant",
    "structural_interaction_variant",
    "protein_protein_contact",
    "exon_variant",
    "non_coding_transcript_exon_variant",
    "non_coding_exon_variant",
    "conserved_intron_variant",
    "intron_variant",
    "NMD_transcript_variant",
    "non_coding_transcript_variant",
    "nc_transcript_variant",
    "coding_transcript_variant",
    "transcript_variant",
    "upstream_gene_variant",
    "downstream_gene_variant",
    "TFBS_ablation",
    "TFBS_amplification",
    "TF_binding_site_variant",
    "regulatory_region_ablation",
    "regulatory_region_amplification",
    "regulatory_region_variant",
    "gene_variant",
    "intragenic_variant",
    "conserved_intergenic_variant",
    "intergenic_variant",
    "intergenic_region",
    "chromosome_number_variation",
    "duplication",
    "inversion",
    "chromosome",
    "sequence_variant",
];

impl Consequence {
    /// The term `term`.
    pub fn new(term: &str) -> Self {
        Self(term.to_owned())
    }

    /// The term as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Severity, 0 the most severe; nothing for a term that is not in the table.
    pub fn rank(&self) -> Option<usize> {
        Self::rank_of(&self.0)
    }

    /// Severity of `term`, 0 the most severe; nothing for a term that is not in the table.
    pub fn rank_of(term: &str) -> Option<usize> {
        TERMS.iter().position(|known| *known == term)
    }
}

impl fmt::Display for Consequence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The rank of the most severe of several terms; unknown terms and no term at all come last.
pub fn most_severe(terms: &[Consequence]) -> usize {
    terms.iter().filter_map(Consequence::rank).min().unwrap_or(TERMS.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stop_is_more_severe_than_a_missense_and_a_missense_than_an_intron_change() {
        let rank = |term| Consequence::new(term).rank().unwrap();
        assert!(rank("stop_gained") < rank("missense_variant"));
        assert!(rank("missense_variant") < rank("splice_region_variant"));
        assert!(rank("synonymous_variant") < rank("intron_variant"));
        assert!(rank("upstream_gene_variant") < rank("intergenic_variant"));
    }

    #[test]
    fn the_terms_of_ensembl_stand_in_its_published_order() {
        let published = [
            "transcript_ablation",
            "splice_acceptor_variant",
            "splice_donor_variant",
            "stop_gained",
            "frameshift_variant",
            "stop_lost",
            "start_lost",
            "transcript_amplification",
            "feature_elongation",
            "feature_truncation",
            "inframe_insertion",
            "inframe_deletion",
            "missense_variant",
            "protein_altering_variant",
            "splice_donor_5th_base_variant",
            "splice_region_variant",
            "splice_donor_region_variant",
            "splice_polypyrimidine_tract_variant",
            "incomplete_terminal_codon_variant",
            "start_retained_variant",
            "stop_retained_variant",
            "synonymous_variant",
            "coding_sequence_variant",
            "mature_miRNA_variant",
            "5_prime_UTR_variant",
            "3_prime_UTR_variant",
            "non_coding_transcript_exon_variant",
            "intron_variant",
            "NMD_transcript_variant",
            "non_coding_transcript_variant",
            "coding_transcript_variant",
            "upstream_gene_variant",
            "downstream_gene_variant",
            "TFBS_ablation",
            "TFBS_amplification",
            "TF_binding_site_variant",
            "regulatory_region_ablation",
            "regulatory_region_amplification",
            "regulatory_region_variant",
            "intergenic_variant",
            "sequence_variant",
        ];
        let ranks: Vec<usize> = published.iter().map(|term| Consequence::new(term).rank().unwrap()).collect();
        assert!(ranks.is_sorted(), "{ranks:?}");
    }

    #[test]
    fn an_unknown_term_is_kept_and_sorts_after_all_others() {
        let unknown = Consequence::new("moonlight_variant");
        assert_eq!(unknown.rank(), None);
        assert_eq!(unknown.to_string(), "moonlight_variant");
        assert!(most_severe(&[unknown]) > most_severe(&[Consequence::new("sequence_variant")]));
    }
}
