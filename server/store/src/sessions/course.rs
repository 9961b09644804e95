//! From planned to closed.

use board::Timestamp;
use board::case::CaseState;
use board::ids::{AgendaItemId, SessionId};
use board::session::{Event, ItemState, Phase};

use super::project::{case_state, item_state};
use crate::change::change;
use crate::columns::Word;
use crate::trouble::Trouble;
use crate::unit::Unit;

pub(super) async fn write(unit: &mut Unit, session: SessionId, event: &Event) -> Result<(), Trouble> {
    match event {
        Event::Started { at } => {
            change!(
                unit,
                "UPDATE session SET phase = $1, started_at = $2 WHERE id = $3",
                [Word(Phase::Live), at.micros(), session.0]
            )?;
            Ok(())
        }
        Event::Paused { .. } => phase(unit, session, Phase::Paused).await,
        Event::Resumed { .. } => phase(unit, session, Phase::Live).await,
        Event::Reopened { .. } => phase(unit, session, Phase::Reopened).await,
        Event::Cancelled { .. } => cancelled(unit, session).await,
        Event::Closed { at, carried_over } => closed(unit, session, *at, carried_over).await,
        _ => Ok(()),
    }
}

async fn phase(unit: &mut Unit, session: SessionId, phase: Phase) -> Result<(), Trouble> {
    change!(unit, "UPDATE session SET phase = $1 WHERE id = $2", [Word(phase), session.0])?;
    Ok(())
}

/// Before the start nothing but waiting cases is on an agenda, beside those taken off it.
async fn cancelled(unit: &mut Unit, session: SessionId) -> Result<(), Trouble> {
    change!(
        unit,
        "UPDATE \"case\" SET state = $1 WHERE id IN \
         (SELECT \"case\" FROM agenda_item WHERE session = $2 AND state = $3)",
        [Word(CaseState::Accepted), session.0, Word(ItemState::Queued)]
    )?;
    change!(
        unit,
        "UPDATE agenda_item SET state = $1 WHERE session = $2 AND state = $3",
        [Word(ItemState::CarriedOver), session.0, Word(ItemState::Queued)]
    )?;
    phase(unit, session, Phase::Cancelled).await
}

/// What is carried over waits for a session again.
async fn closed(
    unit: &mut Unit,
    session: SessionId,
    at: Timestamp,
    carried_over: &[AgendaItemId],
) -> Result<(), Trouble> {
    change!(
        unit,
        "UPDATE session SET phase = $1, closed_at = $2 WHERE id = $3",
        [Word(Phase::Closed), at.micros(), session.0]
    )?;
    for item in carried_over {
        item_state(unit, *item, ItemState::CarriedOver).await?;
        case_state(unit, *item, CaseState::Accepted).await?;
    }
    Ok(())
}
