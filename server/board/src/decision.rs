//! A decision: the board's frozen statement on a case, identified by the hash of its exact bytes.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use ts_rs::TS;
use utoipa::ToSchema;

use crate::Timestamp;
use crate::ballot::Ballot;
use crate::case::CaseSnapshot;
use crate::ids::{AgendaItemId, BoardId, DecisionId, PersonId, SessionId, SignatureId};
use crate::person::Discipline;
use crate::quorum::Quorum;
use crate::recommendation::Recommendation;
use crate::session::{How, Opinion};
use crate::standing::{CoSigner, MemberKind, Office};

/// Who took part in the decision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct Participant {
    /// None for a person who sat in the room and has no account.
    pub person: Option<PersonId>,
    pub name: String,
    pub discipline: Discipline,
    pub kind: MemberKind,
    /// Left the case for a conflict of interest.
    pub recused: bool,
    /// The office held in the session; statements frozen before this was told have none of what follows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub office: Option<Office>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub how: Option<How>,
    /// When they joined the session.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub joined_at: Option<Timestamp>,
    /// When they left, having heard part of the case: no longer there when it was decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub left_at: Option<Timestamp>,
}

/// The signed version that a later one takes the place of. It stays as it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct Supersedes {
    pub decision: DecisionId,
    pub version: u32,
    pub content_sha256: ContentHash,
    /// Why the board took the case up again.
    pub reason: String,
}

/// A member's recorded disagreement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct Dissent {
    pub person: PersonId,
    pub name: String,
    pub reason: String,
    pub at: Timestamp,
}

/// How a decision was reached.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(tag = "how", rename_all = "snake_case")]
#[ts(export)]
#[expect(clippy::large_enum_variant, reason = "there is one in a statement")]
pub enum Reached {
    /// Read back, dissent asked for, none stood.
    Consensus { read_back_at: Timestamp },
    /// A contested question went to a ballot.
    Ballot { ballot: Ballot },
}

/// The statement itself: all that a signature vouches for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct Statement {
    /// The form of this document; a reader refuses a form it does not know.
    pub form: StatementForm,
    pub decision: DecisionId,
    /// 1 for the first statement on the case in this session.
    pub version: u32,
    pub board: BoardId,
    pub board_name: String,
    pub session: SessionId,
    pub item: AgendaItemId,
    /// The case exactly as it was presented.
    pub case: CaseSnapshot,
    pub participants: Vec<Participant>,
    pub quorum: Quorum,
    pub recommendations: Vec<Recommendation>,
    pub reached: Reached,
    pub dissents: Vec<Dissent>,
    pub decided_at: Timestamp,
    pub decided_by: PersonId,
    /// Given in writing by members, most of whom could not attend.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<Opinion>>", optional)]
    pub opinions: Vec<Opinion>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub supersedes: Option<Supersedes>,
    /// Who must approve beside the chair.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<CoSigner>>", optional)]
    pub co_signers: Vec<CoSigner>,
    /// Why, in the board's own words; empty where it wrote none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[ts(as = "Option<String>", optional)]
    pub rationale: String,
}

/// The form of a [`Statement`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub enum StatementForm {
    #[serde(rename = "samsyn/statement/v1")]
    V1,
}

impl Statement {
    /// The exact bytes that are hashed and signed: RFC 8785 canonical JSON.
    ///
    /// # Errors
    /// A number that JSON cannot hold (not finite).
    pub fn bytes(&self) -> Result<Vec<u8>, serde_json::Error> {
        serde_jcs::to_vec(self)
    }
}

/// SHA-256 of a statement's bytes, in hexadecimal.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS, ToSchema)]
#[serde(transparent)]
#[ts(export, type = "string")]
pub struct ContentHash(String);

impl ContentHash {
    /// The hash of `bytes`.
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect())
    }

    /// The 64 hexadecimal digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What a signature says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum SignatureMeaning {
    /// For the board: by the chair, and by those whom its policy names.
    Approved,
    Reviewed,
    /// Proposed a recommendation that the statement makes.
    Authored,
    /// Vouches for the statement that has the signer's own dissent in it.
    Dissent,
}

/// A signature over one content hash, shown with printed name, time and meaning (21 CFR 11.50).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct Signature {
    pub id: SignatureId,
    pub decision: DecisionId,
    pub content_sha256: ContentHash,
    pub signer: PersonId,
    pub printed_name: String,
    pub discipline: Discipline,
    pub meaning: SignatureMeaning,
    pub at: Timestamp,
    /// When the signer proved who they are, for this signature.
    pub authenticated_at: Timestamp,
    /// How: the provider's authentication context, or `demo`.
    pub authentication: String,
}

/// A decision as it stands: the frozen statement and its signatures.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct Decision {
    pub id: DecisionId,
    pub content_sha256: ContentHash,
    pub statement: Statement,
    /// Signatures over the present content.
    pub signatures: Vec<Signature>,
    /// Signatures that a later change made void.
    pub voided: Vec<Signature>,
}
