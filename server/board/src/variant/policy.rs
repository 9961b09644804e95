//! Which calls of a file with very many are kept as rows. Nothing is lost: every line is accounted for in the report, and
//! any call left out can be read from the file's bytes and kept by hand.

use serde::{Deserialize, Serialize};

use super::{FilterStatus, VariantKind};

/// Up to this many calls of a file are all shown; also how many are kept as rows when nothing else is configured.
pub const ALL_KEPT_UP_TO: u64 = 250_000;

/// Distance to a transcript's start within which a change counts as one of its promoter, in bases.
const PROMOTER: u64 = 1_000;

/// Why a call of a very large file is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Because {
    /// Changes a protein, or lies in its coding sequence.
    Coding,
    /// Lies in a splice site or its surroundings.
    Splice,
    /// Lies in a promoter or in the untranslated region before the coding sequence, as TERT c.-124C>T does.
    Promoter,
    /// A structural variant, a change of copy number or a fusion.
    Structural,
}

/// What became of a call under the policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    Kept(Because),
    /// The caller's own filters rejected it.
    Filtered,
    /// It lies in no place that the policy looks at, or nothing tells where it lies.
    Elsewhere,
}

/// Judges one call. `terms` are the Sequence Ontology terms of all its transcripts, each with the distance to the
/// transcript in bases where the annotation gives one.
pub fn judge<'a>(
    filter: FilterStatus,
    kind: VariantKind,
    terms: impl Iterator<Item = (&'a str, Option<u64>)>,
) -> Verdict {
    if filter == FilterStatus::Failed {
        return Verdict::Filtered;
    }
    if matches!(kind, VariantKind::Sv | VariantKind::Cnv | VariantKind::Fusion) {
        return Verdict::Kept(Because::Structural);
    }
    let mut best = Verdict::Elsewhere;
    for (term, distance) in terms {
        match place(term, distance) {
            Some(Because::Coding) => return Verdict::Kept(Because::Coding),
            Some(because) if best == Verdict::Elsewhere => best = Verdict::Kept(because),
            _ => {}
        }
    }
    best
}

fn place(term: &str, distance: Option<u64>) -> Option<Because> {
    match term {
        "transcript_ablation"
        | "exon_loss_variant"
        | "stop_gained"
        | "frameshift_variant"
        | "stop_lost"
        | "start_lost"
        | "initiator_codon_variant"
        | "rare_amino_acid_variant"
        | "transcript_amplification"
        | "feature_elongation"
        | "feature_truncation"
        | "inframe_insertion"
        | "inframe_deletion"
        | "disruptive_inframe_insertion"
        | "disruptive_inframe_deletion"
        | "conservative_inframe_insertion"
        | "conservative_inframe_deletion"
        | "missense_variant"
        | "protein_altering_variant"
        | "incomplete_terminal_codon_variant"
        | "start_retained_variant"
        | "stop_retained_variant"
        | "synonymous_variant"
        | "coding_sequence_variant" => Some(Because::Coding),
        "5_prime_UTR_variant" | "5_prime_UTR_premature_start_codon_gain_variant" => Some(Because::Promoter),
        "upstream_gene_variant" if distance.is_none_or(|distance| distance <= PROMOTER) => {
            Some(Because::Promoter)
        }
        _ if term.starts_with("splice_") => Some(Because::Splice),
        _ => None,
    }
}

/// How many calls were kept for what, and how many were left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS, utoipa::ToSchema)]
#[ts(export)]
pub struct PolicyCounts {
    pub coding: u64,
    pub splice: u64,
    pub promoter: u64,
    pub structural: u64,
    /// Left out: rejected by the caller's own filters.
    pub filtered: u64,
    /// Left out: elsewhere in the genome, or without an annotation that tells where.
    pub elsewhere: u64,
}

impl PolicyCounts {
    /// Counts one more call.
    pub fn add(&mut self, verdict: Verdict) {
        *match verdict {
            Verdict::Kept(Because::Coding) => &mut self.coding,
            Verdict::Kept(Because::Splice) => &mut self.splice,
            Verdict::Kept(Because::Promoter) => &mut self.promoter,
            Verdict::Kept(Because::Structural) => &mut self.structural,
            Verdict::Filtered => &mut self.filtered,
            Verdict::Elsewhere => &mut self.elsewhere,
        } += 1;
    }

    /// Number of calls kept.
    pub fn kept(&self) -> u64 {
        self.coding + self.splice + self.promoter + self.structural
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged(filter: FilterStatus, kind: VariantKind, terms: &[(&str, Option<u64>)]) -> Verdict {
        judge(filter, kind, terms.iter().copied())
    }

    #[test]
    fn a_missense_change_is_kept_and_an_intergenic_one_is_not() {
        let of = |term| judged(FilterStatus::Passed, VariantKind::Snv, &[(term, None)]);
        assert_eq!(of("missense_variant"), Verdict::Kept(Because::Coding));
        assert_eq!(of("splice_donor_5th_base_variant"), Verdict::Kept(Because::Splice));
        assert_eq!(of("intergenic_variant"), Verdict::Elsewhere);
        assert_eq!(judged(FilterStatus::NotApplied, VariantKind::Snv, &[]), Verdict::Elsewhere);
    }

    #[test]
    fn the_tert_promoter_is_kept_and_a_place_far_before_a_gene_is_not() {
        let of =
            |distance| judged(FilterStatus::Passed, VariantKind::Snv, &[("upstream_gene_variant", distance)]);
        assert_eq!(of(Some(66)), Verdict::Kept(Because::Promoter));
        assert_eq!(of(None), Verdict::Kept(Because::Promoter));
        assert_eq!(of(Some(4_200)), Verdict::Elsewhere);
    }

    #[test]
    fn the_most_telling_transcript_gives_the_reason() {
        let terms = [("intron_variant", None), ("5_prime_UTR_variant", None), ("stop_gained", None)];
        let verdict = judged(FilterStatus::Passed, VariantKind::Indel, &terms);
        assert_eq!(verdict, Verdict::Kept(Because::Coding));
    }

    #[test]
    fn a_structural_variant_is_kept_without_annotation_unless_its_caller_rejected_it() {
        assert_eq!(
            judged(FilterStatus::NotApplied, VariantKind::Sv, &[]),
            Verdict::Kept(Because::Structural)
        );
        assert_eq!(judged(FilterStatus::Failed, VariantKind::Cnv, &[]), Verdict::Filtered);
        assert_eq!(
            judged(FilterStatus::Failed, VariantKind::Snv, &[("stop_gained", None)]),
            Verdict::Filtered
        );
    }

    #[test]
    fn what_is_kept_and_what_is_left_out_adds_up() {
        let mut counts = PolicyCounts::default();
        for verdict in [Verdict::Kept(Because::Coding), Verdict::Kept(Because::Promoter), Verdict::Elsewhere]
        {
            counts.add(verdict);
        }
        assert_eq!((counts.kept(), counts.elsewhere), (2, 1));
    }
}
