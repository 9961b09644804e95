//! What a board recommends for a case. Every kind but "none" has an owner and a due date.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;

use crate::classification::LevelOfEvidence;
use crate::ids::{PersonId, RecommendationId, VariantId};
use crate::{Date, Timestamp};

/// A drug by name, with its code in the WHO's ATC classification where known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct Drug {
    pub name: String,
    pub atc: Option<String>,
}

/// How the use relates to the drug's approved label.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum LabelUse {
    InLabel,
    OffLabel,
    /// Licence for a named patient (*licensförskrivning*).
    NamedPatient,
    CompassionateUse,
}

/// A variant that supports a recommendation, with its name as it stood when proposed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct TargetedVariant {
    pub variant: VariantId,
    /// Gene and change, such as `BRAF p.Val600Glu`.
    pub name: String,
}

/// Who carries a recommendation out, and by when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct Owner {
    pub person: PersonId,
    pub name: String,
    pub due: Date,
}

/// Whether a trial has room, as somebody confirmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum SlotState {
    Open,
    Waiting,
    Closed,
    Unknown,
}

/// Why the board recommends nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum NoRecommendationReason {
    NoActionableFinding,
    StandardTreatmentFirst,
    InsufficientMaterial,
    PatientCondition,
    PatientDeclines,
    TreatmentNotAvailable,
    Other,
}

/// The content of a recommendation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[ts(export)]
pub enum RecommendationContent {
    Treatment {
        /// Given together when several.
        drugs: Vec<Drug>,
        label_use: LabelUse,
        targets: Vec<TargetedVariant>,
        evidence: LevelOfEvidence,
        /// Published sources, as DOI or PubMed number.
        citations: Vec<String>,
        rationale: String,
        owner: Owner,
    },
    TrialReferral {
        /// The registry's identifier, such as an EU CT number or NCT number.
        trial: String,
        title: String,
        arm: Option<String>,
        site: String,
        slot: SlotState,
        targets: Vec<TargetedVariant>,
        reason: String,
        owner: Owner,
    },
    FurtherTest {
        test: String,
        reason: String,
        owner: Owner,
    },
    GermlineReferral {
        reason: String,
        owner: Owner,
    },
    OtherBoard {
        board: String,
        reason: String,
        owner: Owner,
    },
    /// No recommendation, because.
    NoRecommendation {
        reason: NoRecommendationReason,
        explanation: String,
    },
}

/// What a recommendation still lacks before it can be proposed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum RecommendationField {
    Drugs,
    Rationale,
    Trial,
    Site,
    Reason,
    Test,
    Board,
    Explanation,
    Owner,
}

impl RecommendationContent {
    /// Who carries it out, and by when; nobody where nothing is recommended.
    pub fn owner(&self) -> Option<&Owner> {
        match self {
            Self::Treatment { owner, .. }
            | Self::TrialReferral { owner, .. }
            | Self::FurtherTest { owner, .. }
            | Self::GermlineReferral { owner, .. }
            | Self::OtherBoard { owner, .. } => Some(owner),
            Self::NoRecommendation { .. } => None,
        }
    }

    /// The first field that is still empty.
    pub fn lacks(&self) -> Option<RecommendationField> {
        use RecommendationField as Field;
        let needs: Vec<(Field, &str)> = match self {
            Self::Treatment { drugs, rationale, .. } => {
                if drugs.is_empty() {
                    return Some(Field::Drugs);
                }
                let names = drugs.iter().map(|drug| (Field::Drugs, drug.name.as_str()));
                names.chain([(Field::Rationale, rationale.as_str())]).collect()
            }
            Self::TrialReferral { trial, site, reason, .. } => {
                vec![(Field::Trial, trial), (Field::Site, site), (Field::Reason, reason)]
            }
            Self::FurtherTest { test, reason, .. } => vec![(Field::Test, test), (Field::Reason, reason)],
            Self::GermlineReferral { reason, .. } => vec![(Field::Reason, reason)],
            Self::OtherBoard { board, reason, .. } => vec![(Field::Board, board), (Field::Reason, reason)],
            Self::NoRecommendation { explanation, .. } => vec![(Field::Explanation, explanation)],
        };
        let empty = needs.into_iter().find(|(_, text)| text.trim().is_empty()).map(|(field, _)| field);
        let ownerless = self.owner().is_some_and(|owner| owner.name.trim().is_empty());
        empty.or(ownerless.then_some(Field::Owner))
    }
}

/// A recommendation on the board's draft or in its statement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct Recommendation {
    pub id: RecommendationId,
    /// 1 at the first proposal, one more at each revision.
    pub revision: u32,
    pub proposed_by: PersonId,
    pub proposed_at: Timestamp,
    pub content: RecommendationContent,
}
