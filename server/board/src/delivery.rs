//! The answer on its way back: handed over to somebody, and acknowledged by whoever decides with the patient.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;

use crate::Timestamp;
use crate::decision::ContentHash;
use crate::ids::{DecisionId, DeliveryId, PersonId};

/// How the answer reached its recipient.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum DeliveryWay {
    /// Pasted into the patient's record.
    PatientRecord,
    /// A message in a system made for patient data.
    Message,
    Letter,
    Phone,
    InPerson,
}

/// An answer that was handed over. It names the content, so that a later version is not taken for delivered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct Delivery {
    pub id: DeliveryId,
    pub decision: DecisionId,
    pub content_sha256: ContentHash,
    /// To whom, in the words of who delivered it: a person, a clinic.
    pub to: String,
    pub way: DeliveryWay,
    pub by: PersonId,
    pub by_name: String,
    pub at: Timestamp,
}

/// Whoever brought the case, or treats the patient, has taken note of the answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct Acknowledgement {
    pub decision: DecisionId,
    pub content_sha256: ContentHash,
    pub by: PersonId,
    pub by_name: String,
    pub at: Timestamp,
}
