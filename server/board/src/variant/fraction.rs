//! Allele fractions, with how each was computed.

use serde::{Deserialize, Serialize};

use super::SampleRole;

/// How an allele fraction was computed from the values of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum FractionMethod {
    /// `AD[alt] / sum(AD)`.
    AdOverSum,
    /// Strelka2 SNV, tier 1: `ALT U[0] / (ALT U[0] + REF U[0])`.
    StrelkaSnvTier1,
    /// Strelka2 indel, tier 1: `TIR[0] / (TIR[0] + TAR[0])`.
    StrelkaIndelTier1,
    /// VarDict: `VD / DP`, where DP includes the reads of other alleles.
    VdOverDp,
    /// FreeBayes: `AO[alt] / (RO + sum(AO))`.
    AoOverRoPlusAo,
    /// Torrent Variant Caller: `FAO[alt] / FDP`, the depth of the flow evaluator.
    FaoOverFdp,
    /// VarScan: `AD / (RD + AD)`, where AD counts the variant allele alone.
    VarscanAdOverRdPlusAd,
    /// Read pairs and split reads: `(PR[alt] + SR[alt]) / (sum(PR) + sum(SR))`.
    PairsAndSplitReads,
    /// Delly, precise: `RV / (RR + RV)`, reads across the junction.
    JunctionReads,
    /// Delly, imprecise: `DV / (DR + DV)`, read pairs; of Sniffles, reads.
    VariantPairs,
    /// GRIDSS: `VF / (VF + REF + REFPAIR)`; BVF for a single breakend, and without REFPAIR in an event shorter than a fragment.
    GridssFragments,
    /// CaVEMan: counts of the alternate base on both strands, of those of all bases.
    BasesByStrand,
    /// SomaticSniper: `BCOUNT[alt] / sum(BCOUNT)`.
    BcountOverSum,
    /// `(DP4[2] + DP4[3]) / sum(DP4)`.
    Dp4,
    /// The count of the allele of DP, where the line counts no reads of the reference.
    AltOverDp,
    /// INFO `TVAF` as it stands, with depth INFO `TDP`, of a column that merges tumour and control.
    TvafTdp,
    /// PURPLE: a fraction adjusted for purity and copy number; it is no share of reads.
    PurityAdjusted,
    /// The caller's own figure; the line has no counts to check it with.
    CallerFigure,
}

/// The share of reads that carry an allele in one sample.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, ts_rs::TS, utoipa::ToSchema)]
#[ts(export)]
pub struct AlleleFraction {
    /// From 0 to 1: of the counts when there are counts, else the caller's figure.
    pub value: f64,
    /// Reads with the allele: the numerator.
    pub alt_count: Option<u64>,
    /// Reads counted: the denominator.
    pub depth: Option<u64>,
    pub method: FractionMethod,
    /// The caller's own figure, from 0 to 1, as far as the line has one.
    pub caller_value: Option<f64>,
    /// The caller's figure and the counts differ by more than [`AlleleFraction::TOLERANCE`].
    pub differs: bool,
}

impl AlleleFraction {
    /// How far the caller's figure may lie from the counts before it is flagged: callers round to two decimals and
    /// estimate by models, which for an ordinary call stay within this distance.
    pub const TOLERANCE: f64 = 0.02;

    /// The fraction `alt_count / depth`; nothing when no read was counted or the counts contradict each other.
    #[inline]
    pub fn of_counts(
        method: FractionMethod,
        alt_count: u64,
        depth: u64,
        caller_value: Option<f64>,
    ) -> Option<Self> {
        if depth == 0 || alt_count > depth {
            return None;
        }
        let value = alt_count as f64 / depth as f64;
        let differs = caller_value.is_some_and(|caller| (caller - value).abs() > Self::TOLERANCE);
        Some(Self { value, alt_count: Some(alt_count), depth: Some(depth), method, caller_value, differs })
    }

    /// The caller's own figure, with the read depth when it is known; nothing when it lies outside 0 to 1.
    #[inline]
    pub fn of_caller(method: FractionMethod, value: f64, depth: Option<u64>) -> Option<Self> {
        (0.0..=1.0).contains(&value).then_some(Self {
            value,
            alt_count: None,
            depth,
            method,
            caller_value: Some(value),
            differs: false,
        })
    }
}

/// One sample's values of a call.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ts_rs::TS, utoipa::ToSchema)]
#[ts(export)]
pub struct SampleCall {
    /// Name of the column.
    pub sample: String,
    pub role: Option<SampleRole>,
    /// From 0 to 1; see [`AlleleFraction::value`].
    pub allele_fraction: Option<f64>,
    /// Numerator of the fraction.
    pub alt_count: Option<u64>,
    /// Denominator of the fraction; without a fraction, the caller's read depth.
    pub depth: Option<u64>,
    pub method: Option<FractionMethod>,
    /// The caller's own figure of the fraction, from 0 to 1.
    pub caller_value: Option<f64>,
    /// The caller's figure and the counts differ.
    pub differs: bool,
    /// The caller's read depth at the position (FORMAT DP), which may count other reads than the fraction does.
    pub read_depth: Option<u64>,
    /// Genotype as written.
    pub genotype: Option<String>,
}

impl SampleCall {
    /// The values of a sample whose fraction is `fraction`.
    pub fn new(
        sample: &str,
        role: Option<SampleRole>,
        fraction: Option<AlleleFraction>,
        read_depth: Option<u64>,
        genotype: Option<&str>,
    ) -> Self {
        Self {
            sample: sample.to_owned(),
            role,
            allele_fraction: fraction.map(|fraction| fraction.value),
            alt_count: fraction.and_then(|fraction| fraction.alt_count),
            depth: fraction.and_then(|fraction| fraction.depth).or(read_depth),
            method: fraction.map(|fraction| fraction.method),
            caller_value: fraction.and_then(|fraction| fraction.caller_value),
            differs: fraction.is_some_and(|fraction| fraction.differs),
            read_depth,
            genotype: genotype.map(str::to_owned),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_caller_figure_two_hundredths_away_is_let_pass_and_three_hundredths_is_flagged() {
        let near = AlleleFraction::of_counts(FractionMethod::AdOverSum, 50, 100, Some(0.519)).unwrap();
        let far = AlleleFraction::of_counts(FractionMethod::AdOverSum, 50, 100, Some(0.53)).unwrap();
        assert_eq!((near.value, near.differs), (0.5, false));
        assert_eq!((far.value, far.differs), (0.5, true));
    }

    #[test]
    fn no_reads_give_no_fraction() {
        assert_eq!(AlleleFraction::of_counts(FractionMethod::AdOverSum, 0, 0, None), None);
        assert_eq!(AlleleFraction::of_counts(FractionMethod::VdOverDp, 9, 8, None), None);
    }

    #[test]
    fn a_percentage_is_no_fraction() {
        assert_eq!(AlleleFraction::of_caller(FractionMethod::CallerFigure, 48.7, None), None);
    }
}
