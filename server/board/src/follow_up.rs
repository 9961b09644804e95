//! What became of a recommendation.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;

use crate::ids::{FollowUpId, RecommendationId, TrialReferralId};
use crate::{Date, Timestamp};

/// Why a recommendation was not carried out; the categories that studies of boards report
/// (doi:10.1038/s41416-022-01922-3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum NotImplementedReason {
    Deterioration,
    Death,
    PatientChoice,
    NoAccess,
    TrialClosed,
    OtherTreatmentResponds,
    LostToFollowUp,
}

/// Whether a recommendation was carried out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(tag = "state", rename_all = "snake_case")]
#[ts(export)]
pub enum Implementation {
    Started { on: Date },
    NotStarted { reason: NotImplementedReason },
}

/// A follow-up of one recommendation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct FollowUp {
    pub id: FollowUpId,
    pub recommendation: RecommendationId,
    #[serde(flatten)]
    pub implementation: Implementation,
    pub recorded_at: Timestamp,
}

/// Where a referral to a trial stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum TrialReferralState {
    /// Decided by the board, the site not yet contacted.
    Decided,
    Contacted,
    Screening,
    ScreenFailure,
    Enrolled,
    Declined,
    TrialClosed,
}

/// A referral to a trial, tracked to its outcome.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct TrialReferral {
    pub id: TrialReferralId,
    pub recommendation: RecommendationId,
    /// The registry's identifier, such as an EU CT number or NCT number.
    pub trial: String,
    pub site: String,
    pub state: TrialReferralState,
}
