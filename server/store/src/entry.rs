//! What is written into the journal: who did or saw what, for which purpose, about whom.

use std::fmt;
use std::sync::Arc;

use board::Timestamp;
use board::ids::{CaseId, EventId, PersonId, SessionId};
use serde::Serialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;

/// A sequence of entries that is read as one: a session, a case, the looks at a case.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stream(Arc<str>);

impl Stream {
    /// The stream of one thing of a kind, for example `("session", id)`.
    pub fn of(kind: &'static str, id: Uuid) -> Self {
        Self(format!("{kind}/{id}").into())
    }

    /// A stream there is one of in the installation, for example `keys`.
    pub fn single(name: &'static str) -> Self {
        Self(name.into())
    }

    /// The events of a live session.
    pub fn session(id: SessionId) -> Self {
        Self::of("session", id.0)
    }

    /// The acts on a case.
    pub fn case(id: CaseId) -> Self {
        Self::of("case", id.0)
    }

    /// The looks at a case. A stream of their own: in a session's stream they would tell everybody who looks.
    pub fn look(id: CaseId) -> Self {
        Self::of("look", id.0)
    }

    /// As stored.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub(crate) fn stored(name: String) -> Self {
        Self(name.into())
    }
}

impl fmt::Display for Stream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What happened, for example `case.opened`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Kind(pub &'static str);

/// Why patient data were used, for example `care` or `board`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Purpose(pub &'static str);

/// Whose key seals a body: erasing the scope's key makes all of its bodies unreadable.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Scope(Arc<str>);

impl Scope {
    /// The scope of one thing of a kind, for example `("patient", id)`.
    pub fn of(kind: &'static str, id: Uuid) -> Self {
        Self(format!("{kind}/{id}").into())
    }

    /// The scope of one case.
    pub fn case(id: CaseId) -> Self {
        Self::of("case", id.0)
    }

    /// What concerns no patient.
    pub fn installation() -> Self {
        Self("installation".into())
    }

    /// As stored.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Who acts or looks, and where they work: the fields that HSLF-FS 2016:40 asks of a log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Who {
    /// The person.
    pub actor: PersonId,
    /// For whom they act: a secretary for the chair.
    pub on_behalf_of: Option<PersonId>,
    /// The care unit the person is signed in at.
    pub unit: String,
    /// The care provider or other organisation of the unit.
    pub organisation: String,
}

impl Who {
    /// The server itself: timers, checks at start. Its person is the nil UUID.
    pub fn server() -> Self {
        Self {
            actor: PersonId(Uuid::nil()),
            on_behalf_of: None,
            unit: "samsyn".to_owned(),
            organisation: "samsyn".to_owned(),
        }
    }
}

/// How an act ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    /// It happened.
    #[default]
    Done,
    /// It was refused; the body says why.
    Refused,
}

/// One entry to be. Made with [`Entry::new`] and the methods that follow it.
#[derive(Clone, Debug)]
pub struct Entry {
    pub(crate) stream: Stream,
    pub(crate) kind: Kind,
    pub(crate) who: Who,
    pub(crate) purpose: Purpose,
    pub(crate) outcome: Outcome,
    pub(crate) about: Vec<Uuid>,
    pub(crate) categories: Vec<&'static str>,
    pub(crate) scope: Scope,
    pub(crate) body: Arc<[u8]>,
}

impl Entry {
    /// An entry about nobody yet, with the empty object for a body, sealed for the installation.
    pub fn new(stream: Stream, kind: Kind, who: Who, purpose: Purpose) -> Self {
        Self {
            stream,
            kind,
            who,
            purpose,
            outcome: Outcome::Done,
            about: Vec::new(),
            categories: Vec::new(),
            scope: Scope::installation(),
            body: (*b"{}").into(),
        }
    }

    /// Adds a subject, whose timeline will show the entry: a case, a patient, a person, a session.
    #[must_use]
    pub fn about(mut self, subject: Uuid) -> Self {
        if !self.about.contains(&subject) {
            self.about.push(subject);
        }
        self
    }

    /// Adds a category of the data that were used, for example `variants`.
    #[must_use]
    pub fn category(mut self, category: &'static str) -> Self {
        self.categories.push(category);
        self
    }

    /// Marks the entry as that of a refused act.
    #[must_use]
    pub fn refused(mut self) -> Self {
        self.outcome = Outcome::Refused;
        self
    }

    /// Seals the body under the key of `scope` instead of the installation's.
    #[must_use]
    pub fn sealed_for(mut self, scope: Scope) -> Self {
        self.scope = scope;
        self
    }

    /// What the entry says: personal text belongs here and nowhere else.
    pub fn body(self, body: &impl Serialize) -> Result<Self, serde_json::Error> {
        Ok(self.body_bytes(serde_json::to_vec(body)?))
    }

    /// A body whose exact bytes matter, such as those that were signed.
    #[must_use]
    pub fn body_bytes(mut self, bytes: impl Into<Arc<[u8]>>) -> Self {
        self.body = bytes.into();
        self
    }
}

/// Where an entry was put.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placed {
    /// Its place in the journal, from 0.
    pub seq: i64,
    /// Its place in its stream, from 1.
    pub stream_seq: i64,
    /// Its identifier outside.
    pub event_id: EventId,
    /// When it happened.
    pub at: Timestamp,
}

/// An entry read back, or handed on after its commit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recorded {
    /// Where it is.
    pub placed: Placed,
    /// Its stream.
    pub stream: Stream,
    /// What happened.
    pub kind: String,
    /// Who acted, and where they work.
    pub who: Who,
    /// Why patient data were used.
    pub purpose: String,
    /// The body; `None` when its key was erased.
    pub body: Option<Arc<[u8]>>,
}

impl Recorded {
    /// The body as a document; `None` when its key was erased.
    pub fn document<T: DeserializeOwned>(&self) -> Result<Option<T>, serde_json::Error> {
        self.body.as_deref().map(serde_json::from_slice).transpose()
    }
}
