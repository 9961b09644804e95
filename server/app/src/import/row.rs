//! What an import takes of each call: a row for the database and the columns of the browser's table.

use std::borrow::Cow;

use board::variant::policy::{self, Verdict};
use board::variant::{
    Caller, Consequence, FactSource, FilterStatus, FractionMethod, Origin, VariantKind, allele,
};
use store::CallRow;
use vcf::Sight;

use crate::tables::digest;

/// One call as an import takes it.
pub struct Taken {
    pub row: CallRow,
    pub kind: VariantKind,
    /// Name without `chr`, mitochondrion `MT`.
    pub chrom: String,
    /// 1-based, after trimming.
    pub pos: u64,
    pub reference: String,
    pub alternate: String,
    pub gene: String,
    pub hgvs_c: String,
    pub hgvs_p: String,
    /// Sequence Ontology terms on the shown transcript, joined by `&`.
    pub consequence: String,
    /// FILTER as written.
    pub filter: String,
    pub origin: Origin,
    /// Share of reads in the tumour, 0 to 1.
    pub allele_fraction: Option<f64>,
    /// Denominator of the share.
    pub depth: Option<u64>,
    pub transcript: String,
    /// Rank of the most severe term, 0 most severe; 255 when unknown or none.
    pub severity: u8,
    pub filter_status: FilterStatus,
    pub caller: Option<Caller>,
    pub alt_count: Option<u64>,
    pub method: Option<FractionMethod>,
    pub normal_fraction: Option<f64>,
    pub gnomad: String,
    pub mate: String,
    pub sv_length: Option<u64>,
    pub mane: bool,
    pub copy_number: Option<f64>,
    /// A breakend whose other end did not come yet.
    pub half_pair: bool,
}

/// What the import policy says of a call.
pub fn judge(sight: &Sight<'_>) -> Verdict {
    policy::judge(sight.filter_status(), sight.kind(), sight.effects())
}

impl Taken {
    /// Takes what is needed of `sight`.
    pub fn of(sight: &Sight<'_>, verdict: Verdict) -> Self {
        let own = |text: Option<Cow<'_, str>>| text.map(Cow::into_owned).unwrap_or_default();
        let tumour = sight.tumour().and_then(vcf::SampleSight::fraction);
        let normal = sight.normal().and_then(vcf::SampleSight::fraction);
        let rank = sight.consequence().filter_map(Consequence::rank_of).min();
        let (reference, alternate) = (sight.reference(), sight.alt());
        let extent = allele::extent(&alternate, sight.mate(), sight.sv_length());
        Self {
            row: CallRow {
                line: sight.line(),
                allele_index: sight.allele_index(),
                allele: digest(sight.chrom(), sight.pos(), [&reference, &alternate, &extent]),
                by_policy: matches!(verdict, Verdict::Kept(_)),
            },
            kind: sight.kind(),
            chrom: sight.chrom().to_owned(),
            pos: sight.pos(),
            reference: reference.into_owned(),
            alternate: alternate.into_owned(),
            gene: own(sight.gene()),
            hgvs_c: own(sight.hgvs_c()),
            hgvs_p: own(sight.hgvs_p()),
            consequence: sight.consequence().collect::<Vec<_>>().join("&"),
            filter: sight.filter().to_owned(),
            origin: sight.origin(),
            allele_fraction: tumour.map(|fraction| fraction.value),
            depth: sight.tumour().and_then(vcf::SampleSight::depth),
            transcript: own(sight.transcript()),
            severity: rank.and_then(|rank| u8::try_from(rank).ok()).unwrap_or(u8::MAX),
            filter_status: sight.filter_status(),
            caller: sight.caller(),
            alt_count: tumour.and_then(|fraction| fraction.alt_count),
            method: tumour.map(|fraction| fraction.method),
            normal_fraction: normal.map(|fraction| fraction.value),
            gnomad: own(sight.fact(FactSource::GnomAd)),
            mate: sight.mate().unwrap_or_default().to_owned(),
            sv_length: sight.sv_length(),
            mane: sight.mane(),
            copy_number: sight.copy_number(),
            half_pair: sight.awaits_its_other_end(),
        }
    }
}
