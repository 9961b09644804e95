//! A case for a caller: authorised, and the look journalled, before any of it leaves.

use board::access::{Action, Relation};
use board::ids::CaseId;
use store::cases::{self, Listed};
use store::{Entry, Kind, Scope, Stream};

use crate::auth::Caller;
use crate::looks::{CARE, Look};
use crate::problem::Problem;
use crate::state::App;

/// The relation of the caller to the case, when it allows `action`.
///
/// # Errors
/// There is no such case, or not for this caller: both answer the same.
pub async fn allowed(app: &App, caller: &Caller, case: CaseId, action: Action) -> Result<Relation, Problem> {
    let relation = cases::relation(app.db(), case, caller.person.id).await?;
    caller.must(relation, action)?;
    Ok(relation)
}

/// The case, after the look at it is journalled.
///
/// # Errors
/// Not there or not allowed; or the look could not be journalled, and then nothing is shown.
pub async fn shown(
    app: &App,
    caller: &Caller,
    case: CaseId,
    categories: &[&'static str],
) -> Result<Listed, Problem> {
    allowed(app, caller, case, Action::ReadCase).await?;
    let listed = cases::with_id(app.db(), case, app.now().date()).await?.ok_or(Problem::NotFound)?;
    let cases = [(case, listed.case.patient)];
    let look = Look { kind: Kind("case.looked_at"), purpose: CARE, cases: &cases, patient: None, categories };
    app.looks.record(app.writer(), caller, look, app.now()).await?;
    Ok(listed)
}

/// An act on a case, sealed under the case's key.
pub fn act(caller: &Caller, kind: Kind, listed: &Listed, category: &'static str) -> Entry {
    let case = listed.case.id;
    Entry::new(Stream::case(case), kind, caller.who(), CARE)
        .about(case.0)
        .about(listed.case.patient.0)
        .about(caller.person.id.0)
        .category(category)
        .sealed_for(Scope::case(case))
}
