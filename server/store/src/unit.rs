//! A unit of work: domain statements and journal entries that are committed together or not at all.

use std::collections::HashMap;
use std::sync::Arc;

use board::ids::EventId;
use board::{Clock, Timestamp};
use tlog::Frontier;

use crate::db::{Conn, Interrupt};
use crate::entry::{Entry, Placed, Recorded, Scope, Stream};
use crate::keys::Keys;
use crate::rooms::{Room, Rooms};
use crate::rows::{Row, select};
use crate::scope_key::{self, ScopeKey};
use crate::seal;
use crate::tree;
use crate::trouble::Trouble;
use crate::within;

/// An entry with its place, not yet in the database.
pub(crate) struct Staged {
    pub(crate) entry: Entry,
    pub(crate) placed: Placed,
    /// Set when its scope was erased after it in the same batch: it is sealed under the key that went.
    pub(crate) erased: Option<Erased>,
}

/// A key that was erased, and the unit that did it, by its mark.
pub(crate) struct Erased {
    pub(crate) key: ScopeKey,
    mark: usize,
}

/// What a unit of work may use. It runs alone under the log's lock: keep it to a few statements, and never wait in
/// it for anything but the database.
pub struct Unit {
    /// Dropped before the connection is.
    _interrupt: Interrupt,
    /// The connection inside the transaction, for domain statements: `within!(&mut unit.conn, c => …)`.
    pub conn: Conn,
    pub(crate) keys: Arc<Keys>,
    pub(crate) clock: Clock,
    /// The tree of what is committed.
    pub(crate) tree: Frontier,
    /// The last `stream_seq` of streams met so far, staged entries included.
    pub(crate) streams: HashMap<Stream, i64>,
    /// The batch's entries, this unit's from `mark` on.
    pub(crate) staged: Vec<Staged>,
    pub(crate) if_refused: Vec<Entry>,
    pub(crate) wants_checkpoint: bool,
    mark: usize,
    now: Timestamp,
    rooms: Rooms,
}

/// Streams whose last number is remembered.
const STREAMS: usize = 100_000;

impl Unit {
    pub(crate) async fn new(mut conn: Conn, keys: Arc<Keys>, clock: Clock) -> Result<Self, Trouble> {
        let tree = tree::load(&mut conn).await?;
        let now = clock.now();
        Ok(Self {
            _interrupt: conn.interruptible().await?,
            conn,
            keys,
            clock,
            tree,
            streams: HashMap::new(),
            staged: Vec::new(),
            if_refused: Vec::new(),
            wants_checkpoint: false,
            mark: 0,
            now,
            rooms: Rooms::default(),
        })
    }

    /// The moment this unit began: the time of its entries.
    pub fn now(&self) -> Timestamp {
        self.now
    }

    /// Appends an entry, kept when the unit succeeds. Its number in the stream is final if the unit commits.
    pub async fn append(&mut self, entry: Entry) -> Result<Placed, Trouble> {
        let stream_seq = self.last(&entry.stream).await? + 1;
        let seq = (self.tree.size() + self.staged.len() as u64).cast_signed();
        let event_id = EventId::at(self.now, seal::random()?);
        let placed = Placed { seq, stream_seq, event_id, at: self.now };
        self.streams.insert(entry.stream.clone(), stream_seq);
        self.staged.push(Staged { entry, placed, erased: None });
        Ok(placed)
    }

    /// Gives an entry that is kept only when the unit is refused: a refusal of a clinical act is an act too.
    pub fn append_if_refused(&mut self, entry: Entry) {
        self.if_refused.push(entry.refused());
    }

    /// Asks for a signed checkpoint over the tree with this unit's entries, in the same transaction; it comes with
    /// the receipt.
    pub fn checkpoint(&mut self) {
        self.wants_checkpoint = true;
    }

    /// The number of the stream's last entry, those of this batch included; 0 when it has none.
    pub async fn last(&mut self, stream: &Stream) -> Result<i64, Trouble> {
        if let Some(last) = self.streams.get(stream) {
            return Ok(*last);
        }
        let last = within!(&mut self.conn, c => {
            sqlx::query_scalar("SELECT coalesce(max(stream_seq), 0) FROM journal WHERE stream = $1")
                .bind(stream.as_str())
                .fetch_one(&mut *c)
                .await
        })?;
        if self.streams.len() >= STREAMS {
            let staged = &self.staged;
            self.streams.retain(|known, _| staged.iter().any(|staged| staged.entry.stream == *known));
        }
        self.streams.insert(stream.clone(), last);
        Ok(last)
    }

    /// The stream's entries after the number `after`, those of this batch included.
    pub async fn history(&mut self, stream: &Stream, after: i64) -> Result<Vec<Recorded>, Trouble> {
        let rows: Vec<Row> = within!(&mut self.conn, c => {
            sqlx::query_as(select!("WHERE j.stream = $1 AND j.stream_seq > $2 ORDER BY j.stream_seq"))
                .bind(stream.as_str())
                .bind(after)
                .fetch_all(&mut *c)
                .await
        })?;
        let mut entries = rows.into_iter().map(|row| row.open(&self.keys)).collect::<Result<Vec<_>, _>>()?;
        entries.extend(self.staged_of(stream, after));
        Ok(entries)
    }

    /// The state of a stream, with every entry folded in: of this unit, of the batch, and of other nodes.
    pub async fn room<R: Room>(&mut self, stream: &Stream) -> Result<&R, Trouble> {
        let (folded, last) = (self.rooms.folded::<R>(stream), self.last(stream).await?);
        let staged: Vec<_> = self.staged_of(stream, folded).collect();
        let missing =
            if (staged.len() as i64) < last - folded { self.history(stream, folded).await? } else { staged };
        self.rooms.fold(stream, &missing).ok_or_else(|| Trouble::Database(sqlx::Error::RowNotFound))
    }

    /// Erases the key of a scope: everything sealed under it becomes unreadable, now and in whatever is copied from
    /// now on. Leaves and proofs stay valid. Later entries of the scope get a new key. Gives how many keys went.
    pub async fn erase(&mut self, scope: &Scope) -> Result<u64, Trouble> {
        let of_scope = |staged: &Staged| staged.entry.scope == *scope && staged.erased.is_none();
        if self.staged.iter().any(of_scope) {
            let key = scope_key::of(self, scope).await?;
            for staged in self.staged.iter_mut().filter(|staged| of_scope(staged)) {
                staged.erased = Some(Erased { key: key.clone(), mark: self.mark });
            }
        }
        let at = self.now.micros();
        Ok(within!(&mut self.conn, c => {
            sqlx::query("UPDATE data_key SET wrapped = NULL, erased_at = $1 WHERE scope = $2 AND wrapped IS NOT NULL")
                .bind(at)
                .bind(scope.as_str())
                .execute(&mut *c)
                .await
                .map(|done| done.rows_affected())
        })?)
    }

    fn staged_of(&self, stream: &Stream, after: i64) -> impl Iterator<Item = Recorded> {
        let of_stream =
            move |staged: &&Staged| staged.entry.stream == *stream && staged.placed.stream_seq > after;
        self.staged.iter().filter(of_stream).map(Staged::recorded)
    }

    /// Begins the next unit of the batch.
    pub(crate) fn start(&mut self) {
        self.mark = self.staged.len();
        self.now = self.clock.now();
        self.if_refused.clear();
        self.wants_checkpoint = false;
    }

    /// Takes back this unit's entries, as the savepoint took back its statements.
    pub(crate) fn roll_back(&mut self) {
        self.wants_checkpoint = false;
        for staged in &mut self.staged[..self.mark] {
            if staged.erased.as_ref().is_some_and(|erased| erased.mark == self.mark) {
                staged.erased = None;
            }
        }
        for staged in self.staged.drain(self.mark..).rev() {
            let last = staged.placed.stream_seq - 1;
            self.rooms.roll_back(&staged.entry.stream, last);
            self.streams.insert(staged.entry.stream, last);
        }
    }

    /// Where this unit's entries are.
    pub(crate) fn placed(&self) -> Vec<Placed> {
        self.staged[self.mark..].iter().map(|staged| staged.placed).collect()
    }
}

impl Staged {
    /// As it will be read back.
    pub(crate) fn recorded(&self) -> Recorded {
        Recorded {
            placed: self.placed,
            stream: self.entry.stream.clone(),
            kind: self.entry.kind.0.to_owned(),
            who: self.entry.who.clone(),
            purpose: self.entry.purpose.0.to_owned(),
            body: Some(self.entry.body.clone()),
        }
    }
}
