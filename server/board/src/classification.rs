//! Levels of evidence that a board may write beside a recommendation. People choose them; nothing here computes one.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;

/// ESMO Scale for Clinical Actionability of molecular Targets (doi:10.1093/annonc/mdy263, table 2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub enum Escat {
    /// Prospective randomised trials in this tumour type show a better survival end point.
    #[serde(rename = "I-A")]
    IA,
    /// Prospective, not randomised trials in this tumour type show a clinically meaningful benefit.
    #[serde(rename = "I-B")]
    IB,
    /// Trials across tumour types show a similar benefit in each.
    #[serde(rename = "I-C")]
    IC,
    /// Retrospective data show a benefit against patients without the alteration.
    #[serde(rename = "II-A")]
    IIA,
    /// Prospective data show more responses, survival unknown.
    #[serde(rename = "II-B")]
    IIB,
    /// Benefit as in I or II, in another tumour type.
    #[serde(rename = "III-A")]
    IIIA,
    /// A similar predicted effect as a tier I alteration of the gene or pathway, no clinical data.
    #[serde(rename = "III-B")]
    IIIB,
    /// Preclinical sensitivity to the drug.
    #[serde(rename = "IV-A")]
    IVA,
    /// Predicted by computation.
    #[serde(rename = "IV-B")]
    IVB,
    /// Responses without a better outcome: to be combined.
    V,
    /// No evidence that the alteration is actionable.
    X,
}

/// Tiers and levels of AMP, ASCO and CAP (doi:10.1016/j.jmoldx.2016.10.002, table 3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub enum Amp {
    /// Strong significance: approved or in guidelines for this tumour.
    #[serde(rename = "I-A")]
    IA,
    /// Strong significance: well-powered studies with consensus.
    #[serde(rename = "I-B")]
    IB,
    /// Potential significance: approved for another tumour, or inclusion criterion of a trial.
    #[serde(rename = "II-C")]
    IIC,
    /// Potential significance: preclinical, or case reports.
    #[serde(rename = "II-D")]
    IID,
    /// Unknown significance.
    III,
    /// Benign or likely benign.
    IV,
}

/// Levels of the NCT and the DKTK, as German boards write them (doi:10.1002/ijc.32358): `m1` in this tumour type, `m2`
/// in another one, `m3` before clinical use, `m4` by a biological rationale.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub enum Nct {
    #[serde(rename = "m1A")]
    M1A,
    #[serde(rename = "m1B")]
    M1B,
    #[serde(rename = "m1C")]
    M1C,
    #[serde(rename = "m2A")]
    M2A,
    #[serde(rename = "m2B")]
    M2B,
    #[serde(rename = "m2C")]
    M2C,
    #[serde(rename = "m3")]
    M3,
    #[serde(rename = "m4")]
    M4,
}

/// What the board takes as the level of evidence, by whichever schemes it uses.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct LevelOfEvidence {
    pub escat: Option<Escat>,
    pub amp: Option<Amp>,
    /// Statements frozen before this was told have none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub nct: Option<Nct>,
}
