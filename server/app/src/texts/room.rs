//! The people at one document: what is stored is merged and handed on to each of them in its order, and to nobody
//! before it is stored. Who may write follows from the session's own entries.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use axum::body::Bytes as Frame;
use board::ids::PersonId;
use board::session::State;
use store::{Recorded, Stream, Trouble, texts};
use tokio::sync::broadcast::error::RecvError;
use tokio::sync::{mpsc, oneshot};
use uuid::Uuid;

use super::Texts;
use super::carets::{self, Carets, Shown};
use super::closing::Closing;
use super::document::{Document, Unfit};
use super::post::Post;
use super::screen::{Screened, screen};
use super::wire;

/// Updates after which they are kept as one.
const COMPACT: i64 = 500;
/// A room that nobody is in is kept this long.
const LINGER: Duration = Duration::from_secs(60);
/// Entries of the journal read at once.
const PAGE: i64 = 500;

/// What a room is told.
#[derive(Debug)]
pub enum Ask {
    /// Which version of the texts is there to be read; nothing for whom it is hidden from.
    May {
        person: PersonId,
        reply: oneshot::Sender<Option<u32>>,
    },
    Enter(Guest),
    Leave {
        connection: Uuid,
    },
    /// A client wants what it lacks.
    Lacks {
        connection: Uuid,
        known: Vec<(u64, u32)>,
    },
    /// A client has typed.
    Offer {
        connection: Uuid,
        update: Frame,
        reply: oneshot::Sender<Verdict>,
    },
    /// It is on disk.
    Stored {
        n: i64,
        update: Frame,
    },
    /// It is not, or not surely.
    NotStored,
    Carets {
        connection: Uuid,
        shown: Vec<Shown>,
    },
    AllCarets {
        connection: Uuid,
    },
    /// Something may have been stored elsewhere.
    CatchUp,
    /// Carets on another node.
    Elsewhere {
        shown: Vec<Shown>,
    },
}

/// A connection that enters.
#[derive(Debug)]
pub struct Guest {
    pub connection: Uuid,
    pub person: PersonId,
    pub name: String,
    /// The version that it goes on from.
    pub version: u32,
    pub post: Post,
}

/// What is to be done with an update.
#[derive(Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Everything in it is on disk already.
    Known,
    /// To be stored; new in it is what these Yjs clients inserted.
    Store {
        clients: Vec<i64>,
        version: u32,
    },
    Refused(Closing),
}

struct Member {
    person: PersonId,
    name: String,
    version: u32,
    writes: bool,
    post: Post,
}

/// The room of a document.
pub struct Room {
    hub: Texts,
    place: texts::Document,
    /// The session, folded up to its entry of this number.
    state: Option<State>,
    seen: i64,
    /// What is stored, up to this number, of which so much is kept as one.
    stored: Document,
    n: i64,
    kept: i64,
    /// The same with what is being stored: an update that does not fit is found out here.
    trial: Document,
    authors: HashMap<i64, PersonId>,
    members: HashMap<Uuid, Member>,
    carets: Carets,
}

impl Room {
    /// A room that has read nothing yet.
    pub fn new(hub: Texts, place: texts::Document) -> Self {
        Self {
            hub,
            place,
            state: None,
            seen: 0,
            stored: Document::empty(),
            n: 0,
            kept: 0,
            trial: Document::empty(),
            authors: HashMap::new(),
            members: HashMap::new(),
            carets: Carets::default(),
        }
    }

    /// Reads what there is, then goes on until nobody has been in for a while.
    pub async fn run(mut self, mut inbox: mpsc::Receiver<Ask>) {
        let mut committed = self.hub.0.feed.subscribe();
        let mut readable = self.open().await;
        let mut poll = tokio::time::interval(self.hub.poll());
        while readable.is_ok() {
            readable = tokio::select! {
                ask = inbox.recv() => match ask {
                    Some(ask) => self.hear(ask).await,
                    None => break,
                },
                entry = committed.recv() => match entry {
                    Ok(entry) => self.committed(entry).await,
                    Err(RecvError::Lagged(_)) => self.catch_up_session().await,
                    Err(RecvError::Closed) => break,
                },
                () = self.carets.due() => self.hand_on_carets().await,
                _ = poll.tick() => self.catch_up().await,
                () = tokio::time::sleep(LINGER), if self.members.is_empty() => break,
            };
        }
        if let Err(trouble) = readable {
            tracing::error!(%trouble, document = %self.place.item, "a document cannot be read");
        }
        inbox.close();
        self.hub.forget(self.place.item);
        self.members.values().for_each(|member| member.post.close(Closing::TryLater));
        while let Some(ask) = inbox.recv().await {
            if let Ask::Enter(guest) = ask {
                guest.post.close(Closing::TryLater);
            }
        }
    }

    async fn open(&mut self) -> Result<(), Trouble> {
        self.catch_up_session().await?;
        let shared = self.hub.0.clone();
        self.authors = texts::authors(&shared.db, self.place.item).await?;
        let opened = texts::opened(&shared.db, &shared.keys, self.place.item).await?;
        self.kept = opened.snapshot.as_ref().map_or(0, |(n, _)| *n);
        self.n = opened.updates.last().map_or(self.kept, |last| last.n);
        self.stored = Document::opened(&opened);
        self.try_anew();
        Ok(())
    }

    fn try_anew(&mut self) {
        self.trial = Document::empty();
        self.trial.take_in(&self.stored.whole());
    }

    async fn hear(&mut self, ask: Ask) -> Result<(), Trouble> {
        match ask {
            Ask::May { person, reply } => drop(reply.send(self.version_for(person))),
            Ask::Enter(guest) => self.enter(guest),
            Ask::Leave { connection } => {
                self.members.remove(&connection);
                self.carets.leave(connection);
            }
            Ask::Lacks { connection, known } => {
                if let Some(member) = self.members.get(&connection) {
                    member.post.send(wire::step_2(&self.stored.since(&known)));
                }
            }
            Ask::Offer { connection, update, reply } => {
                drop(reply.send(self.offered(connection, &update).await?));
            }
            Ask::Stored { n, update } => self.taken_in(n, &update).await?,
            Ask::NotStored => {
                self.catch_up().await?;
                self.try_anew();
            }
            Ask::Carets { connection, shown } => {
                if let Some(member) = self.members.get(&connection) {
                    self.carets.show(connection, (member.person, &member.name), shown);
                }
            }
            Ask::AllCarets { connection } => self.show_carets(connection),
            Ask::CatchUp => self.catch_up().await?,
            Ask::Elsewhere { shown } => self.send_to_all(&carets::frame(&shown)),
        }
        Ok(())
    }

    /// The version of the texts, for somebody who may read them.
    fn version_for(&self, person: PersonId) -> Option<u32> {
        let state = self.state.as_ref()?;
        let item = state.item(self.place.item)?;
        (!state.hides(item, person)).then(|| item.texts_version())
    }

    fn writes(&self, person: PersonId) -> bool {
        self.state.as_ref().is_some_and(|state| state.writes(self.place.item, person).is_ok())
    }

    fn enter(&mut self, guest: Guest) {
        let Guest { connection, person, name, version, post } = guest;
        match self.version_for(person) {
            None => return post.close(Closing::Revoked),
            Some(present) if present != version => return post.close(Closing::OtherVersion),
            Some(_) => {}
        }
        let writes = self.writes(person);
        post.send(wire::may_write(writes));
        post.send(wire::step_1(&self.stored.state_vector()));
        self.members.insert(connection, Member { person, name, version, writes, post });
        self.show_carets(connection);
    }

    fn show_carets(&self, connection: Uuid) {
        if let (Some(member), Some(all)) = (self.members.get(&connection), self.carets.all()) {
            member.post.send(all);
        }
    }

    fn send_to_all(&self, frame: &Frame) {
        self.members.values().for_each(|member| member.post.send(frame.clone()));
    }

    async fn hand_on_carets(&mut self) -> Result<(), Trouble> {
        let shown = self.carets.take();
        self.send_to_all(&carets::frame(&shown));
        self.hub.tell(self.place.item, Some(&shown)).await;
        Ok(())
    }

    /// What becomes of an update.
    async fn offered(&mut self, connection: Uuid, update: &Frame) -> Result<Verdict, Trouble> {
        let Some(member) = self.members.get(&connection) else {
            return Ok(Verdict::Refused(Closing::TryLater));
        };
        let (person, version, writes) = (member.person, member.version, member.writes);
        let Ok(screened) = screen(update) else { return Ok(Verdict::Refused(Closing::Malformed)) };
        if self.new_in(&screened).is_empty() && (!screened.deletes || self.stored.has_deleted(update)) {
            return Ok(Verdict::Known);
        }
        if !writes {
            return Ok(Verdict::Refused(Closing::ReadOnly));
        }
        let mut refused = self.fits(&screened, update, person);
        if matches!(refused, Err(Closing::NotTheirs | Closing::Malformed)) {
            // It may go on from what another node has stored.
            self.catch_up().await?;
            self.authors = texts::authors(&self.hub.0.db, self.place.item).await?;
            self.try_anew();
            refused = self.fits(&screened, update, person);
        }
        match refused {
            Ok(()) => Ok(Verdict::Store { clients: self.new_in(&screened), version }),
            Err(closing) => {
                self.try_anew();
                Ok(Verdict::Refused(closing))
            }
        }
    }

    /// The clients that insert what is not stored.
    fn new_in(&self, screened: &Screened) -> Vec<i64> {
        let new = screened.inserts.iter().filter(|insert| !self.stored.knows(insert));
        new.map(|insert| insert.client.cast_signed()).collect()
    }

    fn fits(&self, screened: &Screened, update: &[u8], person: PersonId) -> Result<(), Closing> {
        let theirs = |client: &i64| self.authors.get(client).is_none_or(|author| *author == person);
        if !self.new_in(screened).iter().all(theirs) {
            return Err(Closing::NotTheirs);
        }
        self.trial.apply(update).map_err(|unfit| match unfit {
            Unfit::Malformed | Unfit::Missing => Closing::Malformed,
            Unfit::TooLong => Closing::TooLong,
        })
    }

    /// Takes in the update with this number. It may be known already, or others before it may be missing.
    async fn taken_in(&mut self, n: i64, update: &[u8]) -> Result<(), Trouble> {
        if n == self.n + 1 {
            self.next(n, Some(update));
        } else if n > self.n {
            self.catch_up().await?;
        }
        Ok(())
    }

    async fn catch_up(&mut self) -> Result<(), Trouble> {
        let shared = self.hub.0.clone();
        for stored in texts::after(&shared.db, &shared.keys, self.place.item, self.n).await? {
            self.next(stored.n, stored.bytes.as_deref());
        }
        Ok(())
    }

    fn next(&mut self, n: i64, update: Option<&[u8]>) {
        self.n = n;
        if let Some(update) = update {
            self.stored.take_in(update);
            self.trial.take_in(update);
            self.send_to_all(&wire::update(update));
        }
        if self.n - self.kept >= COMPACT {
            self.kept = self.n;
            self.hub.compact(self.place, self.n, self.stored.whole());
        }
    }

    async fn committed(&mut self, entry: Arc<Recorded>) -> Result<(), Trouble> {
        if entry.stream != Stream::session(self.place.session) || entry.placed.stream_seq <= self.seen {
            return Ok(());
        }
        if entry.placed.stream_seq > self.seen + 1 {
            return self.catch_up_session().await;
        }
        self.fold(&entry);
        self.look_at_rights();
        Ok(())
    }

    async fn catch_up_session(&mut self) -> Result<(), Trouble> {
        let stream = Stream::session(self.place.session);
        loop {
            let entries = self.hub.0.journal.stream_after(&stream, self.seen, PAGE).await?;
            if entries.is_empty() {
                self.look_at_rights();
                return Ok(());
            }
            entries.iter().for_each(|entry| self.fold(entry));
        }
    }

    fn fold(&mut self, entry: &Recorded) {
        self.seen = entry.placed.stream_seq;
        if let Some(event) = crate::session_commands::event_of(entry) {
            self.state = State::evolve(self.state.take(), &event);
        }
    }

    /// Tells each who may write from now on, and closes those who may not read, or read another version.
    fn look_at_rights(&mut self) {
        let mut gone = Vec::new();
        for (connection, member) in &self.members {
            match self.version_for(member.person) {
                None => member.post.close(Closing::Revoked),
                Some(version) if version != member.version => member.post.close(Closing::OtherVersion),
                Some(_) => continue,
            }
            gone.push(*connection);
        }
        for connection in gone {
            self.members.remove(&connection);
            self.carets.leave(connection);
        }
        let people: Vec<(Uuid, bool)> = self
            .members
            .iter()
            .map(|(connection, member)| (*connection, self.writes(member.person)))
            .collect();
        for (connection, writes) in people {
            if let Some(member) = self.members.get_mut(&connection).filter(|member| member.writes != writes) {
                member.writes = writes;
                member.post.send(wire::may_write(writes));
            }
        }
    }
}
