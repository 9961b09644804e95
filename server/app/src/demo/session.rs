//! A session of the paediatric board that is about to begin, so that the chair can start at once.

use std::collections::HashMap;

use board::Timestamp;
use board::ids::{AgendaItemId, BoardId, CommandId, SessionId};
use board::person::Person;
use board::session::{Command, SessionKind};
use store::cases::{self, Filter};
use store::{Failed, boards};

use super::seed::{NotSeeded, entered};
use crate::problem::Problem;
use crate::session_commands::{Given, run};
use crate::state::{App, randomness};

/// The agenda, in this order.
const AGENDA: [&str; 4] = ["Aspen 7714", "Willow 2846", "Linden 2205", "Maple 0562"];

/// Plans the session as the coordinator.
pub async fn plan(app: &App, people: &HashMap<String, Person>, known: &[BoardId]) -> Result<(), NotSeeded> {
    let (Some(coordinator), Some(board)) = (people.get("sara"), known.first()) else { return Ok(()) };
    let trouble = |trouble: store::Trouble| entered("a session")(trouble.into());
    let Some(board) = boards::by_id(app.db(), *board).await.map_err(trouble)? else { return Ok(()) };
    let filter = Filter { board: Some(board.id), ..Filter::default() };
    let session = SessionId::at(app.now(), randomness()?);
    let starts_at = next_half_hour(app.now());
    let schedule = Command::Schedule {
        session,
        board,
        starts_at,
        planned_minutes: 60,
        video_link: None,
        kind: SessionKind::Regular,
        deadline: None,
    };
    give(app, coordinator, session, schedule).await?;
    let listed = cases::list(app.db(), &filter, app.now().date()).await.map_err(trouble)?;
    for pseudonym in AGENDA {
        let Some(case) = listed.iter().find(|one| one.snapshot.patient.pseudonym == pseudonym) else {
            continue;
        };
        let item = AgendaItemId::at(app.now(), randomness()?);
        let add = Command::AddItem {
            item,
            case: case.case.id,
            pseudonym: pseudonym.to_owned(),
            question: case.snapshot.question.clone(),
            planned_minutes: 10,
            urgent: false,
        };
        give(app, coordinator, session, add).await?;
    }
    Ok(())
}

/// The next full or half hour that is ten minutes away or more.
fn next_half_hour(now: Timestamp) -> Timestamp {
    const HALF_HOUR: i64 = 30 * 60 * 1_000_000;
    let soonest = now.plus_seconds(600).micros();
    Timestamp::from_micros((soonest / HALF_HOUR + 1) * HALF_HOUR)
}

async fn give(app: &App, by: &Person, session: SessionId, command: Command) -> Result<(), NotSeeded> {
    let id = CommandId::at(app.now(), randomness()?);
    let done: Result<_, Failed<_>> = run(app, Given::by(by, id, session, command)).await;
    done.map(|_| ()).map_err(|failed| entered("a session")(Problem::from(failed)))
}
