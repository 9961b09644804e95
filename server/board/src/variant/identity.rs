//! Who a file's sample is, by its inherited variants: sex, a genotype fingerprint, and whether tumour and normal look swapped.
//!
//! [`IdentityEvidence`] gathers it allele by allele while a file is read, in parts that are merged in any order; [`Identity`] is what
//! it comes to. Nothing here names a person: it says whether two files can be of one, and whether a recorded sex fits.

mod evidence;
mod fingerprint;
mod genotype;
mod regions;
mod sex;
mod swap;

use serde::{Deserialize, Serialize};

pub use self::evidence::IdentityEvidence;
pub use self::fingerprint::{Comparison, Fingerprint, GenotypeSite, Verdict, compare};
pub use self::genotype::{Observed, Seen};
pub use self::sex::{SexByGenotype, SexFound};
pub use self::swap::SwapSuspicion;

/// Which sample told the inherited variants.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum IdentitySource {
    /// The normal.
    Normal,
    /// The tumour of a file without a normal: weaker, because a tumour loses alleles and gains others.
    Tumour,
}

/// Who the sample of a file is, as far as its genotypes tell.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS, utoipa::ToSchema)]
#[ts(export)]
pub struct Identity {
    /// Empty when no sample had a genotype.
    pub source: Option<IdentitySource>,
    pub sex: SexFound,
    pub fingerprint: Fingerprint,
    pub swap: SwapSuspicion,
}

#[cfg(test)]
mod tests;
