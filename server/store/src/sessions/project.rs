//! The rows of each event of a session.

use board::Timestamp;
use board::case::CaseState;
use board::ids::{AgendaItemId, SessionId};
use board::session::{Attendance, Event, ItemState, Phase};

use super::{ballots, course, decided};
use crate::change::change;
use crate::columns::{Number, Word};
use crate::entry::Placed;
use crate::trouble::Trouble;
use crate::unit::Unit;

/// Writes what an event of a session changes in the rows; `placed` is the event's entry in the journal. Events come once
/// each, in the order of the stream, each in the unit of work that appends it.
pub async fn project(
    unit: &mut Unit,
    session: SessionId,
    event: &Event,
    placed: Placed,
) -> Result<(), Trouble> {
    match event {
        Event::Scheduled { .. } => scheduled(unit, event).await,
        Event::ItemAdded { .. } => added(unit, session, event).await,
        Event::Reordered { order } => reordered(unit, session, order).await,
        Event::Started { .. }
        | Event::Paused { .. }
        | Event::Resumed { .. }
        | Event::Cancelled { .. }
        | Event::Reopened { .. }
        | Event::Closed { .. } => course::write(unit, session, event).await,
        Event::Joined { .. } | Event::Left { .. } | Event::ConflictDeclared { .. } => {
            attended(unit, session, event).await
        }
        Event::Presented { .. }
        | Event::SetDown { .. }
        | Event::WishesSpoken { .. }
        | Event::Deferred { .. }
        | Event::Requeued { .. }
        | Event::CaseWithdrawn { .. }
        | Event::Amended { .. } => moved(unit, event).await,
        Event::Proposed { .. } | Event::Revised { .. } | Event::Withdrawn { .. } => {
            decided::drafted(unit, event).await
        }
        Event::DissentRecorded { .. } | Event::DissentWithdrawn { .. } => decided::dissent(unit, event).await,
        Event::BallotOpened { .. }
        | Event::VoteCast { .. }
        | Event::BallotClosed { .. }
        | Event::BallotVoided { .. } => ballots::write(unit, event).await,
        Event::DecisionFrozen { item, content_sha256, statement, .. } => {
            decided::frozen(unit, *item, content_sha256, statement, placed).await
        }
        Event::DecisionWithdrawn { item, .. } => decided::withdrawn(unit, *item).await,
        Event::Signed { item, signature, completes } => {
            decided::signed(unit, *item, signature, *completes, placed).await
        }
        // Kept in the journal alone.
        Event::AgendaPublished { .. }
        | Event::ReopeningAsked { .. }
        | Event::AddendumAdded { .. }
        | Event::ChairOffered { .. }
        | Event::ChairAbsenceNoted { .. }
        | Event::ChairKept { .. }
        | Event::ChairChanged { .. }
        | Event::OpinionGiven { .. }
        | Event::PresenterSet { .. }
        | Event::NoteAdded { .. }
        | Event::ExplainedSpoken { .. }
        | Event::ReadBackBegun { .. }
        | Event::ReadBackEnded { .. } => Ok(()),
    }
}

/// Who takes part, and in which cases not.
async fn attended(unit: &mut Unit, session: SessionId, event: &Event) -> Result<(), Trouble> {
    match event {
        Event::Joined { attendance } => joined(unit, session, attendance).await?,
        Event::Left { person, at } => {
            change!(
                unit,
                "UPDATE attendance SET left_at = $1 WHERE session = $2 AND person = $3 AND left_at IS NULL",
                [at.micros(), session.0, person.0]
            )?;
        }
        Event::ConflictDeclared { item, person, recused } => {
            change!(unit, "DELETE FROM recusal WHERE item = $1 AND person = $2", [item.0, person.0])?;
            if *recused {
                change!(unit, "INSERT INTO recusal (item, person) VALUES ($1, $2)", [item.0, person.0])?;
            }
        }
        _ => {}
    }
    Ok(())
}

/// Where a case stands on the agenda.
async fn moved(unit: &mut Unit, event: &Event) -> Result<(), Trouble> {
    match event {
        Event::Presented { item, at, .. } => {
            presented(unit, *item, *at).await?;
            item_state(unit, *item, ItemState::Presenting).await
        }
        Event::Amended { item, at, .. } => {
            presented(unit, *item, *at).await?;
            item_state(unit, *item, ItemState::Presenting).await?;
            case_state(unit, *item, CaseState::OnAgenda).await
        }
        Event::SetDown { item } => item_state(unit, *item, ItemState::Queued).await,
        Event::WishesSpoken { item, at } => {
            change!(
                unit,
                "UPDATE agenda_item SET wishes_spoken_at = $1 WHERE id = $2",
                [at.micros(), item.0]
            )?;
            Ok(())
        }
        Event::Deferred { item, .. } => {
            item_state(unit, *item, ItemState::Deferred).await?;
            case_state(unit, *item, CaseState::Deferred).await
        }
        Event::Requeued { item } => {
            item_state(unit, *item, ItemState::Queued).await?;
            case_state(unit, *item, CaseState::OnAgenda).await
        }
        Event::CaseWithdrawn { item, .. } => decided::off_the_agenda(unit, *item).await,
        _ => Ok(()),
    }
}

async fn presented(unit: &mut Unit, item: AgendaItemId, at: Timestamp) -> Result<(), Trouble> {
    change!(unit, "UPDATE agenda_item SET presented_at = $1 WHERE id = $2", [at.micros(), item.0])?;
    Ok(())
}

/// Moves an item on.
pub(super) async fn item_state(unit: &mut Unit, item: AgendaItemId, state: ItemState) -> Result<(), Trouble> {
    change!(unit, "UPDATE agenda_item SET state = $1 WHERE id = $2", [Word(state), item.0])?;
    Ok(())
}

/// Moves the case of an item on.
pub(super) async fn case_state(unit: &mut Unit, item: AgendaItemId, state: CaseState) -> Result<(), Trouble> {
    change!(
        unit,
        "UPDATE \"case\" SET state = $1 WHERE id = (SELECT \"case\" FROM agenda_item WHERE id = $2)",
        [Word(state), item.0]
    )?;
    Ok(())
}

async fn scheduled(unit: &mut Unit, event: &Event) -> Result<(), Trouble> {
    let Event::Scheduled { session, board, starts_at, planned_minutes, video_link, .. } = event else {
        return Ok(());
    };
    change!(
        unit,
        "INSERT INTO session (id, board, starts_at, planned_minutes, video_link, phase) VALUES ($1, $2, $3, $4, $5, $6)",
        [
            session.0,
            board.id.0,
            starts_at.micros(),
            Number(*planned_minutes),
            video_link.as_deref(),
            Word(Phase::Scheduled)
        ]
    )?;
    Ok(())
}

async fn added(unit: &mut Unit, session: SessionId, event: &Event) -> Result<(), Trouble> {
    let Event::ItemAdded { item, case, planned_minutes, .. } = event else { return Ok(()) };
    change!(
        unit,
        "INSERT INTO agenda_item (id, session, \"case\", position, planned_minutes, state) VALUES ($1, $2, $3, \
         (SELECT coalesce(max(position), 0) + 1 FROM agenda_item WHERE session = $2), $4, $5)",
        [item.0, session.0, case.0, Number(*planned_minutes), Word(ItemState::Queued)]
    )?;
    case_state(unit, *item, CaseState::OnAgenda).await
}

/// Positions are unique within a session at every moment, so they go by way of negative ones.
async fn reordered(unit: &mut Unit, session: SessionId, order: &[AgendaItemId]) -> Result<(), Trouble> {
    for (place, item) in (1_i64..).zip(order) {
        change!(unit, "UPDATE agenda_item SET position = $1 WHERE id = $2", [-place, item.0])?;
    }
    change!(
        unit,
        "UPDATE agenda_item SET position = -position WHERE session = $1 AND position < 0",
        [session.0]
    )?;
    Ok(())
}

async fn joined(unit: &mut Unit, session: SessionId, one: &Attendance) -> Result<(), Trouble> {
    change!(
        unit,
        "INSERT INTO attendance (session, position, person, name, discipline, place, kind, office, how, joined_at, left_at) \
         VALUES ($1, (SELECT coalesce(max(position), 0) + 1 FROM attendance WHERE session = $1), \
         $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        [
            session.0,
            one.person.map(|person| person.0),
            &one.name,
            Word(one.discipline),
            &one.place,
            Word(one.kind),
            Word(one.office),
            Word(one.how),
            one.joined_at.micros(),
            one.left_at.map(Timestamp::micros),
        ]
    )?;
    Ok(())
}
