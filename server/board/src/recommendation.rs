//! What a board recommends for a case. Every kind but "none" has an owner and a due date.

mod number;

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;

use crate::classification::LevelOfEvidence;
use crate::ids::{PersonId, RecommendationId, VariantId};
use crate::{Date, Timestamp};

pub use number::{TrialRegistry, is_atc};

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

/// Who said whether a trial has room, and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct SlotConfirmation {
    /// In the words of who proposed: a person or a site.
    pub by: String,
    pub on: Date,
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
        /// Biomarkers that support it, as people write them. Statements frozen before these were told have none of
        /// what is optional here.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        #[ts(as = "Option<Vec<String>>", optional)]
        biomarkers: Vec<String>,
        /// The line of treatment that it would be, from 1.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        line: Option<u8>,
        /// Which to try first when there are several, from 1.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        priority: Option<u8>,
        evidence: LevelOfEvidence,
        /// Published sources, as DOI or PubMed number.
        citations: Vec<String>,
        rationale: String,
        owner: Owner,
    },
    TrialReferral {
        /// The registry's identifier, such as an EU CT number or NCT number; see [`TrialRegistry::of()`].
        trial: String,
        title: String,
        arm: Option<String>,
        site: String,
        slot: SlotState,
        /// Who confirmed the slot's state, and when; none while it is unknown.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        confirmed: Option<SlotConfirmation>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        priority: Option<u8>,
        targets: Vec<TargetedVariant>,
        reason: String,
        owner: Owner,
    },
    FurtherTest {
        test: String,
        reason: String,
        owner: Owner,
    },
    /// New tissue, because what there is does not answer.
    Rebiopsy {
        /// Where it is to be taken.
        site: String,
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

/// What a recommendation still lacks, or has in a form that cannot be right, before it can be proposed.
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
    /// An ATC code of another form than the classification has.
    Atc,
    /// Neither a registry's number nor a name that could not be taken for one.
    TrialNumber,
    /// Who said that the slot is open or not, and when.
    SlotConfirmation,
    /// Not from 1 to [`PRIORITIES`].
    Priority,
    /// Not from 1 to [`TREATMENT_LINES`].
    Line,
}

/// The highest priority that can be given.
pub const PRIORITIES: u8 = 12;

/// The highest line of treatment.
pub const TREATMENT_LINES: u8 = 20;

impl RecommendationContent {
    /// Who carries it out, and by when; nobody where nothing is recommended.
    pub fn owner(&self) -> Option<&Owner> {
        match self {
            Self::Treatment { owner, .. }
            | Self::TrialReferral { owner, .. }
            | Self::FurtherTest { owner, .. }
            | Self::Rebiopsy { owner, .. }
            | Self::GermlineReferral { owner, .. }
            | Self::OtherBoard { owner, .. } => Some(owner),
            Self::NoRecommendation { .. } => None,
        }
    }

    /// The first field that is still empty, or has what cannot be right.
    pub fn lacks(&self) -> Option<RecommendationField> {
        self.empty().or_else(|| self.malformed())
    }

    fn malformed(&self) -> Option<RecommendationField> {
        use RecommendationField as Field;
        let out_of = |given: Option<u8>, most: u8| given.is_some_and(|given| !(1..=most).contains(&given));
        let wrong = match self {
            Self::Treatment { drugs, line, priority, .. } => vec![
                (drugs.iter().filter_map(|drug| drug.atc.as_deref()).any(|code| !is_atc(code)), Field::Atc),
                (out_of(*line, TREATMENT_LINES), Field::Line),
                (out_of(*priority, PRIORITIES), Field::Priority),
            ],
            Self::TrialReferral { trial, slot, confirmed, priority, .. } => {
                let said = confirmed.as_ref().is_some_and(|one| !one.by.trim().is_empty());
                vec![
                    (TrialRegistry::of(trial).is_none(), Field::TrialNumber),
                    (*slot != SlotState::Unknown && !said, Field::SlotConfirmation),
                    (out_of(*priority, PRIORITIES), Field::Priority),
                ]
            }
            _ => Vec::new(),
        };
        wrong.into_iter().find(|(is_wrong, _)| *is_wrong).map(|(_, field)| field)
    }

    fn empty(&self) -> Option<RecommendationField> {
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
            Self::Rebiopsy { site, reason, .. } => vec![(Field::Site, site), (Field::Reason, reason)],
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
