//! What an import takes of each call: a row for the database and the further columns of the browser's table.

use board::variant::policy::{self, Verdict};
use board::variant::{Caller, Consequence, FactSource, FilterStatus, FractionMethod};
use store::CallRow;
use vcf::Sight;

/// One call as an import takes it.
pub struct Taken {
    pub row: CallRow,
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
        let own = |text: Option<std::borrow::Cow<'_, str>>| text.map(std::borrow::Cow::into_owned);
        let tumour = sight.tumour().and_then(vcf::SampleSight::fraction);
        let normal = sight.normal().and_then(vcf::SampleSight::fraction);
        let consequence = sight.consequence().collect::<Vec<_>>().join("&");
        let rank = sight.consequence().filter_map(Consequence::rank_of).min();
        let gnomad = sight.facts().into_iter().find(|fact| fact.source == FactSource::GnomAd);
        let row = CallRow {
            line: sight.line(),
            allele_index: sight.allele_index(),
            kind: sight.kind(),
            chrom: sight.chrom().to_owned(),
            pos: sight.pos(),
            reference: sight.reference().into_owned(),
            alternate: sight.alt().into_owned(),
            gene: own(sight.gene()),
            hgvs_c: own(sight.hgvs_c()),
            hgvs_p: own(sight.hgvs_p()),
            consequence: (!consequence.is_empty()).then_some(consequence),
            filter: sight.filter().to_owned(),
            origin: sight.origin(),
            allele_fraction: tumour.map(|fraction| fraction.value),
            depth: sight.tumour().and_then(vcf::SampleSight::depth),
            by_policy: matches!(verdict, Verdict::Kept(_)),
        };
        Self {
            row,
            transcript: own(sight.transcript()).unwrap_or_default(),
            severity: rank.and_then(|rank| u8::try_from(rank).ok()).unwrap_or(u8::MAX),
            filter_status: sight.filter_status(),
            caller: sight.caller(),
            alt_count: tumour.and_then(|fraction| fraction.alt_count),
            method: tumour.map(|fraction| fraction.method),
            normal_fraction: normal.map(|fraction| fraction.value),
            gnomad: gnomad.map(|fact| fact.value).unwrap_or_default(),
            mate: sight.mate().unwrap_or_default().to_owned(),
            sv_length: sight.sv_length(),
            mane: sight.mane(),
            copy_number: sight.copy_number(),
            half_pair: sight.awaits_its_other_end(),
        }
    }
}
