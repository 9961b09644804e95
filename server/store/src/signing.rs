//! Signing requests: a fresh sign-in that is to cover a listed series of decisions.

use board::Timestamp;
use board::decision::{ContentHash, SignatureMeaning};
use board::ids::{AgendaItemId, DecisionId, PersonId, SessionId, SigningRequestId};
use board::session::Refusal;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::change::change;
use crate::columns::{Json, Moment, Word};
use crate::reader::{Reader, read};
use crate::trouble::Trouble;
use crate::unit::Unit;

/// What became of one decision of a request.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "outcome", rename_all = "snake_case")]
pub enum Outcome {
    Waiting,
    Signed {
        at: Timestamp,
    },
    /// Nothing was signed.
    Refused {
        refusal: Refusal,
    },
}

/// One decision to sign: exactly this content.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ToSign {
    pub item: AgendaItemId,
    pub decision: DecisionId,
    pub content_sha256: ContentHash,
    #[serde(flatten)]
    pub outcome: Outcome,
}

/// A request to sign a listed series of decisions.
#[derive(Clone, Debug, PartialEq)]
pub struct SigningRequest {
    pub id: SigningRequestId,
    pub session: SessionId,
    pub signer: PersonId,
    pub meaning: SignatureMeaning,
    pub items: Vec<ToSign>,
    pub created_at: Timestamp,
    pub expires_at: Timestamp,
    /// When it was signed or refused; it is used up then.
    pub settled_at: Option<Timestamp>,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    session: Uuid,
    signer: Uuid,
    meaning: Word<SignatureMeaning>,
    items: Json<Vec<ToSign>>,
    created_at: Moment,
    expires_at: Moment,
    settled_at: Option<Moment>,
}

/// The request with this id.
pub async fn by_id(
    from: impl Into<Reader<'_>>,
    id: SigningRequestId,
) -> Result<Option<SigningRequest>, Trouble> {
    let row: Option<Row> = read!(&mut from.into(), c => {
        sqlx::query_as(
            "SELECT id, session, signer, meaning, items, created_at, expires_at, settled_at FROM signing_request \
             WHERE id = $1",
        )
        .bind(id.0)
        .fetch_optional(c)
        .await
    })?;
    Ok(row.map(|row| SigningRequest {
        id: SigningRequestId(row.id),
        session: SessionId(row.session),
        signer: PersonId(row.signer),
        meaning: row.meaning.0,
        items: row.items.0,
        created_at: row.created_at.0,
        expires_at: row.expires_at.0,
        settled_at: row.settled_at.map(|at| at.0),
    }))
}

/// Keeps a new request.
pub async fn make(unit: &mut Unit, request: &SigningRequest) -> Result<(), Trouble> {
    change!(
        unit,
        "INSERT INTO signing_request (id, session, signer, meaning, items, created_at, expires_at, settled_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        [
            request.id.0,
            request.session.0,
            request.signer.0,
            Word(request.meaning),
            Json(&request.items),
            request.created_at.micros(),
            request.expires_at.micros(),
            request.settled_at.map(Timestamp::micros),
        ]
    )?;
    Ok(())
}

/// Uses a request up, with what became of each decision. Whether it was unused and in time; otherwise nothing changes,
/// and nothing may be signed by it.
pub async fn settle(unit: &mut Unit, id: SigningRequestId, items: &[ToSign]) -> Result<bool, Trouble> {
    let now = unit.now().micros();
    let settled = change!(
        unit,
        "UPDATE signing_request SET items = $1, settled_at = $2 \
         WHERE id = $3 AND settled_at IS NULL AND expires_at > $2",
        [Json(items), now, id.0]
    )?;
    Ok(settled == 1)
}
