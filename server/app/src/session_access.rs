//! A session for a caller: members of its board, and those whose own case is on its agenda.

use board::access::{Action, Relation};
use board::ids::SessionId;
use store::rights;
use store::sessions::{self, Session};

use crate::auth::Caller;
use crate::problem::Problem;
use crate::state::App;

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
