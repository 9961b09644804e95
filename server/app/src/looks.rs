//! Looks at patient data are journalled before the answer leaves. Repeated looks of one person at one case and one
//! category within five minutes are one entry.

use std::collections::HashMap;
use std::sync::Mutex;

use board::Timestamp;
use board::ids::{CaseId, PatientId, PersonId};
use store::{Entry, Kind, Purpose, Scope, Stream, Writer};
use uuid::Uuid;

use crate::auth::Caller;
use crate::problem::Problem;

/// How long a look covers the next ones at the same, in seconds.
const WINDOW: i64 = 5 * 60;

/// Looks remembered before the oldest are forgotten: forgetting one costs an entry more, never one less.
const REMEMBERED: usize = 50_000;

/// The care of the patient: the purpose of everybody who prepares, meets on or carries out a case.
pub const CARE: Purpose = Purpose("care");
/// Reviewing what was done.
pub const AUDIT: Purpose = Purpose("audit");

/// A look to be journalled.
pub struct Look<'a> {
    pub kind: Kind,
    pub purpose: Purpose,
    /// The cases shown, with their patients.
    pub cases: &'a [(CaseId, PatientId)],
    /// A patient shown outside any case.
    pub patient: Option<PatientId>,
    pub categories: &'a [&'static str],
}

/// What was looked at lately.
#[derive(Default)]
pub struct Looks(Mutex<HashMap<(PersonId, Uuid, &'static str), Timestamp>>);

impl Looks {
    /// Journals `look` of `caller`, unless the same was journalled within the window. Only then may the data leave.
    ///
    /// # Errors
    /// The journal could not be written: the answer must not leave.
    pub async fn record(
        &self,
        writer: &Writer,
        caller: &Caller,
        look: Look<'_>,
        now: Timestamp,
    ) -> Result<(), Problem> {
        if !self.is_new(caller, &look, now) {
            return Ok(());
        }
        let stream = match (look.cases, look.patient) {
            ([(case, _)], _) => Stream::look(*case),
            (_, Some(patient)) => Stream::of("look", patient.0),
            _ => Stream::single("looks"),
        };
        let scope = match look.cases {
            [(case, _)] => Scope::case(*case),
            _ => Scope::installation(),
        };
        let mut entry = Entry::new(stream, look.kind, caller.who(), look.purpose).sealed_for(scope);
        for (case, patient) in look.cases {
            entry = entry.about(case.0).about(patient.0);
        }
        if let Some(patient) = look.patient {
            entry = entry.about(patient.0);
        }
        entry = entry.about(caller.person.id.0);
        for category in look.categories {
            entry = entry.category(category);
        }
        if let Err(failed) = writer.look(entry).await {
            self.forget(caller, &look);
            return Err(failed.into());
        }
        Ok(())
    }

    fn is_new(&self, caller: &Caller, look: &Look<'_>, now: Timestamp) -> bool {
        let mut seen = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if seen.len() > REMEMBERED {
            seen.clear();
        }
        let mut new = false;
        for key in keys(caller, look) {
            let known = seen.get(&key).is_some_and(|at| now < at.plus_seconds(WINDOW));
            if !known {
                seen.insert(key, now);
                new = true;
            }
        }
        new
    }

    fn forget(&self, caller: &Caller, look: &Look<'_>) {
        let mut seen = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        for key in keys(caller, look) {
            seen.remove(&key);
        }
    }
}

fn keys(caller: &Caller, look: &Look<'_>) -> Vec<(PersonId, Uuid, &'static str)> {
    let subjects = look.cases.iter().map(|(case, _)| case.0).chain(look.patient.map(|patient| patient.0));
    subjects
        .flat_map(|subject| {
            look.categories.iter().map(move |category| (caller.person.id, subject, *category))
        })
        .collect()
}
