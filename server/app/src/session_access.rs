//! A session for a caller: members of its board, and those whose own case is on its agenda.

use std::sync::Arc;

use board::access::{Action, Relation};
use board::ids::SessionId;
use board::session::State;
use store::sessions::{self, Session};
use store::{Stream, Unit, rights};

use crate::auth::Caller;
use crate::problem::Problem;
use crate::session_commands::Folded;
use crate::state::App;
use crate::transact;

/// The relation of the caller to the session.
///
/// # Errors
/// The store cannot be read.
pub async fn relation(app: &App, caller: &Caller, session: &Session) -> Result<Relation, Problem> {
    let standing = rights::in_session(app.db(), session.id, &[caller.session], app.now()).await?;
    Ok(standing.first().map_or(Relation::None, |standing| standing.relation))
}

/// The session, when the caller may do `action` with it.
///
/// # Errors
/// There is no such session, or not for this caller: both answer the same.
pub async fn allowed(app: &App, caller: &Caller, id: SessionId, action: Action) -> Result<Session, Problem> {
    let session = sessions::by_id(app.db(), id).await?.ok_or(Problem::NotFound)?;
    let relation = relation(app, caller, &session).await?;
    caller.must(relation, action)?;
    Ok(session)
}

/// The session as its events have made it, as the writer keeps it.
///
/// # Errors
/// It was never scheduled, or cannot be read.
pub async fn state_of(app: &App, id: SessionId) -> Result<Arc<State>, Problem> {
    let stream = Stream::session(id);
    let state =
        transact!(app, async move |unit: &mut Unit| Ok(unit.room::<Folded>(&stream).await?.0.clone()))?;
    state.ok_or(Problem::NotFound)
}
