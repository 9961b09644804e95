//! What the auditor and the bundle are shown of a case: its entries, and the decision with its signatures.

use std::collections::BTreeSet;

use board::decision::{Decision, Signature};
use board::ids::{AgendaItemId, CaseId, SessionId};
use board::session::Event;
use store::decisions::{self, DecisionRow};
use store::{Db, Journal, RawEntry, Stream, Trouble};

use super::leaf::Leaf;
use super::{Entry, Payload};

/// Entries read at a time.
const PAGE: i64 = 500;

/// An entry with its leaf read.
pub struct Held {
    pub raw: RawEntry,
    pub leaf: Leaf,
}

impl Held {
    /// The event, when this is one about the item in the session and its body is not erased.
    pub fn event(&self, session: SessionId, item: AgendaItemId) -> Option<Event> {
        if self.leaf.stream != Stream::session(session).as_str() {
            return None;
        }
        let event: Event = serde_json::from_slice(&self.raw.payload.as_ref()?.body).ok()?;
        (event.item() == Some(item)).then_some(event)
    }

    /// Whether the body may be shown with the decision: what was said of the item. A vote's own entry is left out:
    /// the ballot's end holds all votes, and a ballot may be open still.
    pub fn is_shown(&self, session: SessionId, item: AgendaItemId) -> bool {
        self.event(session, item).is_some_and(|event| !matches!(event, Event::VoteCast { .. }))
    }
}

/// Every entry about the case and every one of its own streams, in order, of the first `size` of the journal.
///
/// # Errors
/// The journal cannot be read.
pub async fn entries(journal: &Journal, case: CaseId, size: u64) -> Result<Vec<Held>, Trouble> {
    let mut seqs = BTreeSet::new();
    let mut before = Some(size.cast_signed());
    loop {
        let page = journal.about(case.0, before, PAGE).await?;
        seqs.extend(page.iter().map(|entry| entry.placed.seq));
        before = page.last().map(|entry| entry.placed.seq);
        if before.is_none() {
            break;
        }
    }
    for stream in [Stream::case(case), Stream::look(case)] {
        let mut after = 0;
        loop {
            let page = journal.stream_after(&stream, after, PAGE).await?;
            let Some(last) = page.last() else { break };
            after = last.placed.stream_seq;
            seqs.extend(page.iter().map(|entry| entry.placed.seq).filter(|seq| seq.unsigned_abs() < size));
        }
    }
    let mut entries = Vec::with_capacity(seqs.len());
    for seq in seqs {
        entries.extend(held(journal, seq).await?);
    }
    Ok(entries)
}

/// One entry.
///
/// # Errors
/// The journal cannot be read.
pub async fn held(journal: &Journal, seq: i64) -> Result<Option<Held>, Trouble> {
    let Some(raw) = journal.raw_entry(seq).await? else { return Ok(None) };
    let leaf = Leaf::parse(&raw.leaf)?;
    Ok(Some(Held { raw, leaf }))
}

/// The entries as a bundle under a checkpoint of `size` entries holds them.
///
/// # Errors
/// The journal cannot be read.
pub async fn bundled(
    journal: &Journal,
    entries: Vec<Held>,
    row: &DecisionRow,
    size: u64,
) -> Result<Vec<Entry>, Trouble> {
    let mut bundled = Vec::with_capacity(entries.len());
    for entry in entries {
        let shown = entry.is_shown(row.session, row.item);
        let seq = entry.leaf.seq;
        let payload = entry.raw.payload.filter(|_| shown);
        bundled.push(Entry {
            seq,
            leaf: entry.raw.leaf,
            payload: payload.map(|salted| Payload { salt: salted.salt, body: salted.body }),
            inclusion: journal.inclusion_proof(seq, size).await?,
        });
    }
    Ok(bundled)
}

/// The decision as it stands, with the statement from the journal; none when that was erased.
///
/// # Errors
/// The store cannot be read.
pub async fn decision(db: &Db, journal: &Journal, row: &DecisionRow) -> Result<Option<Decision>, Trouble> {
    let Some(entry) = held(journal, row.frozen_seq.cast_signed()).await? else { return Ok(None) };
    let Some(Event::DecisionFrozen { statement, content_sha256, .. }) = entry.event(row.session, row.item)
    else {
        return Ok(None);
    };
    let given = decisions::signatures(db, row.id).await?.into_iter().map(|row| row.signature);
    let (signatures, voided): (Vec<Signature>, Vec<Signature>) =
        given.partition(|signature| signature.content_sha256 == content_sha256);
    Ok(Some(Decision { id: row.id, content_sha256, statement, signatures, voided }))
}
