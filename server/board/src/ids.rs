//! Identifiers: one type per noun, all of them UUIDv7, so that they sort by when they were made.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::Timestamp;

/// Sixty-four random bits and more, given in by the caller: the domain draws none itself.
pub type Randomness = [u8; 10];

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ts_rs::TS, utoipa::ToSchema,
        )]
        #[serde(transparent)]
        #[ts(export, type = "string")]
        #[schema(value_type = String, format = Uuid)]
        pub struct $name(pub Uuid);

        impl $name {
            /// A new identifier for something made at `at`.
            pub fn at(at: Timestamp, randomness: Randomness) -> Self {
                let millis = u64::try_from(at.micros() / 1000).unwrap_or(0);
                Self(uuid::Builder::from_unix_timestamp_millis(millis, &randomness).into_uuid())
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }
    )+};
}

ids! {
    /// A person who uses the system or takes part in a board.
    PersonId,
    /// A patient, by pseudonym; the identity lies apart.
    PatientId,
    /// One tumour disease of a patient.
    DiseaseId,
    /// A dated event of a disease: diagnosis, relapse, second primary, transformation.
    DiseaseEventId,
    /// A piece of tumour or germline material.
    SpecimenId,
    /// One assay by one laboratory on specimens.
    AnalysisId,
    /// A file on its way in, not placed yet.
    UploadId,
    /// An uploaded VCF of an analysis.
    VariantFileId,
    /// One alteration of a specimen, its calls merged.
    VariantId,
    /// A biomarker value of a specimen or disease.
    BiomarkerId,
    /// A document of a case.
    DocumentId,
    /// A statement from a knowledge source.
    EvidenceId,
    /// A referral of a patient to a board.
    CaseId,
    /// A standing board.
    BoardId,
    /// One meeting of a board.
    SessionId,
    /// A case in a session.
    AgendaItemId,
    /// A recommendation of a decision.
    RecommendationId,
    /// A ballot.
    BallotId,
    /// A frozen statement of a board on a case.
    DecisionId,
    /// A signature over a decision's content hash.
    SignatureId,
    /// An answer handed over to somebody.
    DeliveryId,
    /// A request to sign a listed series of decisions.
    SigningRequestId,
    /// A trial referral tracked to its outcome.
    TrialReferralId,
    /// A follow-up of a recommendation.
    FollowUpId,
    /// Something a named person must do by a date.
    TaskId,
    /// A command sent by a client, chosen there, so that a resend is recognised.
    CommandId,
    /// An entry of the journal, seen from outside.
    EventId,
}
