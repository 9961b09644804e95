//! The people who may sign in and the boards they sit on, as the configuration enters them.

use board::person::{Discipline, Role};
use board::standing::{DisciplineRule, MemberKind, Office, Policy};
use serde::{Deserialize, Serialize};

/// A person under `[[people]]`. Taking the block out changes nothing; `left = true` takes the person's access away.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PersonConfig {
    /// The issuer that vouches for the person; may be left out when there is one provider.
    pub issuer: Option<String>,
    /// The issuer's name for the person: the value of the provider's `person_claim`.
    pub subject: String,
    /// Given name and family name, as printed under a signature.
    pub name: String,
    /// What the person may do.
    pub roles: Vec<Role>,
    pub discipline: Discipline,
    /// The care unit, as the journal names it.
    pub unit: String,
    /// The care provider that the unit belongs to.
    pub organisation: String,
    /// The city or centre, as the screens show it.
    pub place: String,
    /// The person has left: signs in no more, and browsers are signed out at the next start.
    #[serde(default)]
    pub left: bool,
}

/// A board under `[[boards]]`, known by its name.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BoardConfig {
    pub name: String,
    /// The centre that chairs the board.
    pub centre: String,
    /// When the board may decide.
    pub quorum: QuorumConfig,
    /// What the board has settled beside: whether who is recused may read, and who signs beside the chair.
    #[serde(default)]
    pub policy: Policy,
    /// The members, in the order in which they are listed.
    pub members: Vec<MemberConfig>,
}

/// When a board may decide.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuorumConfig {
    /// Voting members of any discipline.
    pub at_least: u8,
    /// Voting members of certain disciplines.
    #[serde(default)]
    pub disciplines: Vec<DisciplineRule>,
}

/// A member of a board: somebody under `[[people]]`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MemberConfig {
    /// As in `[[people]]`.
    pub issuer: Option<String>,
    /// As in `[[people]]`.
    pub subject: String,
    /// `voting`, `adviser`, `guest` or `observer`.
    pub kind: MemberKind,
    /// `chair`, `deputy`, `secretary` or `member`.
    #[serde(default = "member")]
    pub office: Office,
}

fn member() -> Office {
    Office::Member
}
