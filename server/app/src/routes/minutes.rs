//! The minutes of a session that is over.

use axum::Json;
use axum::extract::State;
use board::access::Action;
use board::ids::{AgendaItemId, SessionId};
use board::minutes::{Minutes, Timed, minutes};
use board::session::{Phase, Refusal};
use store::{Journal, Kind, Stream, Trouble, sessions};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::auth::Caller;
use crate::extract::Path;
use crate::looks::{CARE, Look};
use crate::problem::Problem;
use crate::session_access::allowed;
use crate::session_commands::event_of;
use crate::state::App;

/// Entries read at a time.
const PAGE: i64 = 500;

/// The routes of this file.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(view))
}

/// Who took part, what became of each case, and how long it was before the board.
#[utoipa::path(get, path = "/sessions/{session}/minutes", tag = "sessions", params(("session" = String, Path)),
    responses((status = 200, body = Minutes)))]
async fn view(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<SessionId>,
) -> Result<Json<Minutes>, Problem> {
    let session = allowed(&app, &caller, id, Action::ReadSession).await?;
    if !matches!(session.phase, Phase::Closed | Phase::Reopened) {
        let refusal = Refusal::SessionNot { phase: session.phase, needed: Phase::Closed };
        return Err(Problem::Refused(refusal));
    }
    let events = events(&app.store.journal, id).await?;
    let told = minutes(&events, caller.person.id).ok_or(Problem::NotFound)?;
    let shown: Vec<AgendaItemId> = told.cases.iter().filter(|one| !one.hidden).map(|one| one.item).collect();
    let agenda = sessions::agenda(app.db(), &session, app.now().date()).await?;
    let seen = agenda.iter().filter(|item| shown.contains(&item.id));
    let cases: Vec<_> = seen.map(|item| (item.case.case.id, item.case.case.patient)).collect();
    if !cases.is_empty() {
        let kind = Kind("minutes.looked_at");
        let look = Look { kind, purpose: CARE, cases: &cases, patient: None, categories: &["minutes"] };
        app.looks.record(app.writer(), &caller, look, app.now()).await?;
    }
    Ok(Json(told))
}

/// Every event of the session with when it was recorded.
async fn events(journal: &Journal, id: SessionId) -> Result<Vec<Timed>, Trouble> {
    let stream = Stream::session(id);
    let (mut events, mut after) = (Vec::new(), 0);
    loop {
        let page = journal.stream_after(&stream, after, PAGE).await?;
        let Some(last) = page.last() else { return Ok(events) };
        after = last.placed.stream_seq;
        let timed = |entry| event_of(entry).map(|event| Timed { at: entry.placed.at, event });
        events.extend(page.iter().filter_map(timed));
    }
}
