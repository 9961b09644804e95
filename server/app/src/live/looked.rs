//! Looks of a live session: journalled before a case first reaches a person's screen, once per person, case, extent
//! and session. What could not be journalled is not sent.

use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

use board::ids::{CaseId, PatientId, PersonId, SessionId};
use store::{Entry, Kind, Scope, Stream};
use tokio::sync::Mutex as AsyncMutex;

use super::wire::{Extent, Shown};
use crate::auth::Caller;
use crate::looks::CARE;
use crate::problem::Problem;
use crate::state::App;

/// Persons in sessions remembered before all are forgotten: forgetting costs an entry more, never one less.
const REMEMBERED: usize = 10_000;

/// What a person was shown in a session; locked while a look at it is being written.
type Seen = Arc<AsyncMutex<BTreeSet<Shown>>>;

/// What everybody was shown.
#[derive(Default)]
pub struct Looked(Mutex<HashMap<(SessionId, PersonId), Seen>>);

impl Looked {
    /// Journals the looks at `shows` that are new. Only then may the text leave.
    ///
    /// # Errors
    /// The journal could not be written.
    pub async fn ensure(
        &self,
        app: &App,
        caller: &Caller,
        session: SessionId,
        shows: &[Shown],
    ) -> Result<(), Problem> {
        if shows.is_empty() {
            return Ok(());
        }
        let seen = self.of(session, caller.person.id);
        // Held while the journal is written: a second screen of the same person waits for the first one's entry.
        let mut seen = seen.lock().await;
        for extent in [Extent::Agenda, Extent::Case] {
            let is_new = |shown: &&Shown| shown.extent == extent && !seen.contains(*shown);
            let new: BTreeSet<Shown> = shows.iter().filter(is_new).copied().collect();
            if new.is_empty() {
                continue;
            }
            let cases = with_patients(app, &new).await?;
            app.writer().look(entry(caller, session, extent, &cases)).await?;
            seen.extend(new);
        }
        Ok(())
    }

    fn of(&self, session: SessionId, person: PersonId) -> Seen {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if all.len() >= REMEMBERED {
            all.clear();
        }
        all.entry((session, person)).or_default().clone()
    }
}

async fn with_patients(app: &App, shown: &BTreeSet<Shown>) -> Result<Vec<(CaseId, PatientId)>, Problem> {
    let mut cases = Vec::new();
    for shown in shown {
        let case = store::cases::by_id(app.db(), shown.case).await?.ok_or(Problem::NotFound)?;
        cases.push((case.id, case.patient));
    }
    Ok(cases)
}

/// One entry for all cases that come onto the screen at once.
fn entry(caller: &Caller, session: SessionId, extent: Extent, cases: &[(CaseId, PatientId)]) -> Entry {
    let (stream, scope) = match cases {
        [(case, _)] => (Stream::look(*case), Scope::case(*case)),
        _ => (Stream::single("looks"), Scope::installation()),
    };
    let (kind, category) = match extent {
        Extent::Agenda => (Kind("agenda.looked_at"), "agenda"),
        Extent::Case => (Kind("case.looked_at"), "case"),
    };
    let mut entry = Entry::new(stream, kind, caller.who(), CARE).sealed_for(scope).category(category);
    for (case, patient) in cases {
        entry = entry.about(case.0).about(patient.0);
    }
    entry.about(session.0).about(caller.person.id.0)
}
