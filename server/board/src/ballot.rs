//! A ballot: how a contested question is settled.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use ts_rs::TS;
use utoipa::ToSchema;

use crate::Timestamp;
use crate::ids::{BallotId, CommandId, PersonId, RecommendationId};

/// What a result needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Method {
    /// More votes than any other option.
    SimpleMajority,
    /// More than two thirds of the votes cast for an option.
    QualifiedMajority,
    /// Nothing: it shows where members stand and carries no option.
    Advisory,
}

/// An option to vote for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct BallotOption {
    pub text: String,
    /// The recommendation that the option stands for; none for "neither" or "something else".
    pub recommendation: Option<RecommendationId>,
}

/// What a member chose. Options are numbered from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(tag = "choice", rename_all = "snake_case")]
#[ts(export)]
pub enum Choice {
    Option { index: u8 },
    Abstain,
}

/// What binds a blind vote to its choice before anybody may see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct Sealed {
    /// The command that cast the vote.
    pub command: CommandId,
    /// SHA-256 over salt, choice and command, in hexadecimal: see [`Sealed::over`].
    pub sha256: String,
    /// 16 random bytes in hexadecimal; hidden as long as the choice is.
    pub salt: Option<String>,
}

impl Sealed {
    /// Seals a choice. What is hashed are four lines of text: `samsyn/vote/v1`, the salt in hexadecimal, the command's
    /// id, and `option` with its number or `abstain`; each ends with a line feed.
    pub fn over(choice: Choice, salt: &[u8; 16], command: CommandId) -> Self {
        let salt = hexadecimal(salt);
        Self { command, sha256: commitment(choice, &salt, command), salt: Some(salt) }
    }

    /// Whether this is the seal of `choice`; not while the salt is hidden.
    pub fn opens(&self, choice: Choice) -> bool {
        self.salt.as_ref().is_some_and(|salt| commitment(choice, salt, self.command) == self.sha256)
    }
}

fn commitment(choice: Choice, salt: &str, command: CommandId) -> String {
    let choice = match choice {
        Choice::Option { index } => format!("option {index}"),
        Choice::Abstain => "abstain".to_owned(),
    };
    hexadecimal(&Sha256::digest(format!("samsyn/vote/v1\n{salt}\n{command}\n{choice}\n")))
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A vote; a later one of the same member replaces it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct Vote {
    pub voter: PersonId,
    pub at: Timestamp,
    /// Hidden from other members while a blind ballot is open.
    pub choice: Option<Choice>,
    /// In a blind ballot. Votes cast before there were seals have none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub sealed: Option<Sealed>,
}

impl Vote {
    /// The vote without what a blind ballot hides.
    #[must_use]
    pub fn hidden(&self) -> Self {
        let sealed = self.sealed.clone().map(|sealed| Sealed { salt: None, ..sealed });
        Self { voter: self.voter, at: self.at, choice: None, sealed }
    }
}

/// Why a ballot ended without a result.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct Voided {
    pub at: Timestamp,
    pub reason: String,
}

/// How a ballot ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct BallotResult {
    /// Votes for each option, in the ballot's order.
    pub counts: Vec<u32>,
    pub abstained: u32,
    pub not_voted: u32,
    /// The option that carried; none on a tie or a missed majority.
    pub carried: Option<u8>,
    pub closed_at: Timestamp,
    pub closed_by: PersonId,
    /// The chair's reason for closing before a quorum had voted.
    pub override_reason: Option<String>,
}

impl BallotResult {
    /// Votes for the option that carried, of all votes cast, abstentions included; none when nothing carried.
    pub fn agreement(&self) -> Option<(u32, u32)> {
        let carried = *self.counts.get(usize::from(self.carried?))?;
        Some((carried, self.counts.iter().sum::<u32>() + self.abstained))
    }
}

/// A ballot on an agenda item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct Ballot {
    pub id: BallotId,
    pub question: String,
    pub options: Vec<BallotOption>,
    pub method: Method,
    pub blind: bool,
    /// Who may vote, frozen at opening.
    pub electorate: Vec<PersonId>,
    pub opened_at: Timestamp,
    pub votes: Vec<Vote>,
    pub result: Option<BallotResult>,
    /// Ended without a result.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub voided: Option<Voided>,
}

impl Ballot {
    /// Whether votes are taken.
    pub fn is_open(&self) -> bool {
        self.result.is_none() && self.voided.is_none()
    }

    /// Votes for each option, in the ballot's order, and abstentions.
    pub fn count(&self) -> (Vec<u32>, u32) {
        let mut counts = vec![0; self.options.len()];
        let mut abstained = 0;
        for choice in self.votes.iter().filter_map(|vote| vote.choice) {
            match choice {
                Choice::Option { index } => {
                    if let Some(count) = counts.get_mut(usize::from(index)) {
                        *count += 1;
                    }
                }
                Choice::Abstain => abstained += 1,
            }
        }
        (counts, abstained)
    }

    /// The option that carries by the ballot's method, given the counts.
    pub fn carried(&self, counts: &[u32]) -> Option<u8> {
        let most = *counts.iter().max()?;
        let mut leading = counts.iter().enumerate().filter(|(_, count)| **count == most);
        let (index, _) = leading.next()?;
        let alone = leading.next().is_none() && most > 0;
        let enough = match self.method {
            Method::SimpleMajority => true,
            Method::QualifiedMajority => 3 * most > 2 * counts.iter().sum::<u32>(),
            Method::Advisory => false,
        };
        (alone && enough).then(|| u8::try_from(index).ok()).flatten()
    }

    /// The ballot as `viewer` may see it: while a blind ballot is open, who has voted but not what, own vote excepted.
    pub fn seen_by(&self, viewer: PersonId) -> Self {
        let mut seen = self.clone();
        // A ballot that was voided reveals nothing: it may be held again.
        if self.blind && self.result.is_none() {
            for vote in seen.votes.iter_mut().filter(|vote| vote.voter != viewer) {
                *vote = vote.hidden();
            }
        }
        seen
    }
}
