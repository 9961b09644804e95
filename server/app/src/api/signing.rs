//! Signing: a fresh sign-in in a second window covers a listed series of decisions.

use board::Timestamp;
use board::decision::{ContentHash, Dissent, Reached, SignatureMeaning};
use board::ids::{AgendaItemId, DecisionId, PersonId, SessionId, SigningRequestId};
use board::recommendation::Recommendation;
use board::session::Refusal;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;

use super::people::Mode;

/// One decision to sign: exactly this content.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct ToSign {
    pub item: AgendaItemId,
    pub decision: DecisionId,
    pub content_sha256: ContentHash,
}

/// `POST /api/v1/sessions/{id}/signing-requests`; answers 201 with a [`SigningRequest`].
#[derive(Debug, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct NewSigningRequest {
    pub decisions: Vec<ToSign>,
    pub meaning: SignatureMeaning,
}

/// What became of one decision of the request.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, ToSchema)]
#[serde(tag = "outcome", rename_all = "snake_case")]
#[ts(export)]
pub enum SigningOutcome {
    Waiting,
    Signed {
        at: Timestamp,
    },
    /// For instance because the content changed meanwhile: nothing was signed.
    Refused {
        #[schema(value_type = Object)]
        refusal: Refusal,
    },
}

/// A decision of a signing request as the second window lists it.
#[derive(Debug, Clone, Serialize, TS, ToSchema)]
#[ts(export)]
pub struct SigningItem {
    #[serde(flatten)]
    pub to_sign: ToSign,
    pub pseudonym: String,
    pub version: u32,
    pub recommendations: Vec<Recommendation>,
    /// How the decision was reached; none when there is no decision any more.
    pub reached: Option<Reached>,
    pub dissents: Vec<Dissent>,
    #[serde(flatten)]
    pub outcome: SigningOutcome,
}

/// `GET /api/v1/signing-requests/{id}`. Sign-in: in demo mode `POST /api/v1/signing-requests/{id}/confirm` with
/// [`ConfirmAsPersona`]; with OpenID Connect the browser goes to `/api/v1/signing-requests/{id}/authorize` and comes
/// back to `/sign/{id}`.
#[derive(Debug, Clone, Serialize, TS, ToSchema)]
#[ts(export)]
pub struct SigningRequest {
    pub id: SigningRequestId,
    pub session: SessionId,
    pub signer: PersonId,
    pub signer_name: String,
    pub meaning: SignatureMeaning,
    pub expires_at: Timestamp,
    pub mode: Mode,
    pub items: Vec<SigningItem>,
}

/// The demo's step-up: choosing the persona again.
#[derive(Debug, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct ConfirmAsPersona {
    pub person: PersonId,
}
