//! Who is signed in, who can sign in, and whom one can name.

use board::ids::PersonId;
use board::person::{Discipline, Role};
use board::standing::Board;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;

/// How people sign in here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Mode {
    /// By choosing a persona, on this computer only.
    Demo,
    /// By OpenID Connect.
    Oidc,
}

/// `GET /api/v1/me`: the signed-in person.
#[derive(Debug, Clone, Serialize, TS, ToSchema)]
#[ts(export)]
pub struct Me {
    pub person: PersonId,
    pub name: String,
    pub initials: String,
    pub roles: Vec<Role>,
    pub discipline: Discipline,
    pub unit: String,
    pub organisation: String,
    pub place: String,
    pub mode: Mode,
}

/// How a persona's mark is drawn: what the person does on a board.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum PersonaMark {
    Chair,
    Votes,
    Advises,
    Records,
    Other,
}

/// What a persona of the demo would do first; the web words it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum FirstTask {
    PrepareSession,
    UploadFile,
    ChairSession,
    FollowAndVote,
    Record,
    Refer,
    Advise,
    Audit,
}

/// A person of the demo.
#[derive(Debug, Clone, Serialize, TS, ToSchema)]
#[ts(export)]
pub struct Persona {
    pub person: PersonId,
    pub name: String,
    pub initials: String,
    /// Host label of the persona's own address, `<slug>.localhost`.
    pub slug: String,
    pub roles: Vec<Role>,
    pub discipline: Discipline,
    pub place: String,
    pub mark: PersonaMark,
    pub first_task: FirstTask,
}

/// An OpenID Connect provider to sign in with.
#[derive(Debug, Clone, Serialize, TS, ToSchema)]
#[ts(export)]
pub struct Provider {
    pub id: String,
    pub name: String,
}

/// `GET /api/v1/sign-in/options`.
#[derive(Debug, Clone, Serialize, TS, ToSchema)]
#[serde(tag = "mode", rename_all = "snake_case")]
#[ts(export)]
pub enum SignInOptions {
    Demo { personas: Vec<Persona> },
    Oidc { providers: Vec<Provider> },
}

/// `POST /api/v1/demo/sign-in`.
#[derive(Debug, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct DemoSignIn {
    pub person: PersonId,
}

/// `GET /api/v1/boards`: the boards and their members.
#[derive(Debug, Clone, Serialize, TS, ToSchema)]
#[ts(export)]
pub struct Boards {
    pub boards: Vec<Board>,
}

/// A person one can name as referrer or owner.
#[derive(Debug, Clone, Serialize, TS, ToSchema)]
#[ts(export)]
pub struct PersonListed {
    pub person: PersonId,
    pub name: String,
    pub discipline: Discipline,
    pub place: String,
    pub roles: Vec<Role>,
}

/// `GET /api/v1/people`.
#[derive(Debug, Clone, Serialize, TS, ToSchema)]
#[ts(export)]
pub struct People {
    pub people: Vec<PersonListed>,
}
