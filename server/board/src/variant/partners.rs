//! The two genes of a fusion.

use serde::{Deserialize, Serialize};

/// Which gene begins the joined transcript and which ends it; never told by the order of the ends in the file alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS, utoipa::ToSchema)]
#[ts(export)]
pub struct FusionPartners {
    /// Symbol of the gene at the 5' end.
    pub five_prime: String,
    /// Symbol of the gene at the 3' end.
    pub three_prime: String,
}

impl FusionPartners {
    /// `EML4::ALK`, as the HUGO Gene Nomenclature Committee writes a fusion.
    pub fn name(&self) -> String {
        format!("{}::{}", self.five_prime, self.three_prime)
    }
}
