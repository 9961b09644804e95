//! Ballots and their votes. What was voted is written when the ballot is closed, as everybody learns it then.

use board::ids::BallotId;
use board::session::{Event, ItemState};

use super::project::item_state;
use crate::change::change;
use crate::columns::{Json, Word};
use crate::trouble::Trouble;
use crate::unit::Unit;

pub(super) async fn write(unit: &mut Unit, event: &Event) -> Result<(), Trouble> {
    match event {
        Event::BallotOpened { item, ballot } => {
            change!(
                unit,
                "INSERT INTO ballot (id, item, question, options, method, blind, electorate, opened_at) \
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
                [
                    ballot.id.0,
                    item.0,
                    &ballot.question,
                    Json(&ballot.options),
                    Word(ballot.method),
                    ballot.blind,
                    Json(&ballot.electorate),
                    ballot.opened_at.micros(),
                ]
            )?;
            item_state(unit, *item, ItemState::Voting).await
        }
        Event::VoteCast { ballot, vote, .. } => voted(unit, *ballot, vote.voter.0, vote.at.micros()).await,
        Event::BallotClosed { item, ballot, votes, result } => {
            // A vote that became void by a conflict of interest is not among them.
            change!(unit, "DELETE FROM vote WHERE ballot = $1", [ballot.0])?;
            for vote in votes {
                voted(unit, *ballot, vote.voter.0, vote.at.micros()).await?;
                change!(
                    unit,
                    "UPDATE vote SET choice = $1 WHERE ballot = $2 AND voter = $3",
                    [vote.choice.map(Json), ballot.0, vote.voter.0]
                )?;
            }
            change!(
                unit,
                "UPDATE ballot SET result = $1, closed_at = $2 WHERE id = $3",
                [Json(result), result.closed_at.micros(), ballot.0]
            )?;
            item_state(unit, *item, ItemState::Presenting).await
        }
        // Without a result: what was voted is not written down here.
        Event::BallotVoided { item, ballot, at, .. } => {
            change!(unit, "UPDATE ballot SET closed_at = $1 WHERE id = $2", [at.micros(), ballot.0])?;
            item_state(unit, *item, ItemState::Presenting).await
        }
        _ => Ok(()),
    }
}

/// Notes that somebody voted, and when they did so last.
async fn voted(unit: &mut Unit, ballot: BallotId, voter: uuid::Uuid, at: i64) -> Result<(), Trouble> {
    change!(
        unit,
        "INSERT INTO vote (ballot, voter, voted_at) VALUES ($1, $2, $3) \
         ON CONFLICT (ballot, voter) DO UPDATE SET voted_at = excluded.voted_at",
        [ballot.0, voter, at]
    )?;
    Ok(())
}
