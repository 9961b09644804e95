//! Whether an alteration arose in the tumour or was inherited.

use serde::{Deserialize, Serialize};

/// Origin of a call by the caller's own marks; a call of a tumour without a normal is undetermined unless it is
/// marked as germline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Origin {
    /// Arose in the tumour.
    Somatic,
    /// Inherited: seen by the laboratory that interprets it, by the board only after consent.
    Germline,
    /// The file does not say.
    Undetermined,
}

impl Origin {
    /// The name that documents and columns use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Somatic => "somatic",
            Self::Germline => "germline",
            Self::Undetermined => "undetermined",
        }
    }
}
