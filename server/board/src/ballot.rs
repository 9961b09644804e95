//! A ballot: how a contested question is settled.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;

use crate::Timestamp;
use crate::ids::{BallotId, PersonId, RecommendationId};

/// What a result needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Method {
    /// More votes than any other option.
    SimpleMajority,
    /// More than two thirds of the votes cast for an option.
    QualifiedMajority,
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

/// A vote; a later one of the same member replaces it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct Vote {
    pub voter: PersonId,
    pub at: Timestamp,
    /// Hidden from other members while a blind ballot is open.
    pub choice: Option<Choice>,
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
}

impl Ballot {
    /// Whether votes are taken.
    pub fn is_open(&self) -> bool {
        self.result.is_none()
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
        };
        (alone && enough).then(|| u8::try_from(index).ok()).flatten()
    }

    /// The ballot as `viewer` may see it: while a blind ballot is open, who has voted but not what, own vote excepted.
    pub fn seen_by(&self, viewer: PersonId) -> Self {
        let mut seen = self.clone();
        if self.blind && self.is_open() {
            for vote in seen.votes.iter_mut().filter(|vote| vote.voter != viewer) {
                vote.choice = None;
            }
        }
        seen
    }
}
