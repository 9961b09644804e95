//! Evidence: a statement from a named release of a knowledge source, shown as it stands there.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;

use crate::ids::EvidenceId;

/// A statement about a variant, with where it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct Evidence {
    pub id: EvidenceId,
    /// The knowledge source, such as `CIViC`.
    pub source: String,
    /// The release of the source that the statement was read from.
    pub release: String,
    /// The statement's own number in that release.
    pub item: String,
    /// The statement, verbatim.
    pub statement: String,
    pub gene: String,
    /// The variant in the source's own words.
    pub variant: String,
    pub disease: Option<String>,
    /// The level in the source's own scale.
    pub level: Option<String>,
    /// The publication, as PubMed number or DOI.
    pub citation: Option<String>,
}
