//! Who may be in a session's room.

use board::access::Relation;
use board::ids::SessionId;
use board::standing::MemberKind;

use crate::auth::Caller;
use crate::problem::Problem;
use crate::state::App;

/// How the caller relates to a session: as a member of its board, or through a case on its agenda.
///
/// # Errors
/// There is no such session.
pub async fn relation(app: &App, caller: &Caller, session: SessionId) -> Result<Relation, Problem> {
    let person = caller.person.id;
    let session = store::sessions::by_id(app.db(), session).await?.ok_or(Problem::NotFound)?;
    let board = store::boards::by_id(app.db(), session.board).await?.ok_or(Problem::NotFound)?;
    if board.member(person).is_some_and(|member| member.kind != MemberKind::Guest) {
        return Ok(Relation::Board);
    }
    for item in store::sessions::agenda(app.db(), &session, app.now().date()).await? {
        if store::cases::relation(app.db(), item.case.case.id, person).await? == Relation::CaseTeam {
            return Ok(Relation::CaseTeam);
        }
    }
    Ok(Relation::None)
}
