//! The co-edited texts of agenda items: Yjs updates, each sealed under its case's key and taken in through the writer
//! without a leaf of the journal. What an update means is for others to say: here it is bytes with an author.

mod hints;
mod read;

use board::ids::{AgendaItemId, CaseId, PatientId, PersonId, SessionId};
use uuid::Uuid;

use crate::entry::Scope;
use crate::reader::{Reader, read as reading};
use crate::scope_key;
use crate::seal;
use crate::trouble::{Stop, Trouble};
use crate::unit::Unit;
use crate::within;

pub use hints::{Hints, tell};
pub use read::{Opened, Stored, after, authors, opened, opened_in};

/// Where a document belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Document {
    /// The agenda item, by which the document is called.
    pub item: AgendaItemId,
    pub session: SessionId,
    pub case: CaseId,
    pub patient: PatientId,
}

/// The document of an agenda item; none when there is no such item.
pub async fn document(from: impl Into<Reader<'_>>, item: AgendaItemId) -> Result<Option<Document>, Trouble> {
    let row: Option<(Uuid, Uuid, Uuid)> = reading!(&mut from.into(), c => {
        sqlx::query_as(
            "SELECT a.session, a.\"case\", k.patient FROM agenda_item a JOIN \"case\" k ON k.id = a.\"case\" WHERE a.id = $1",
        )
        .bind(item.0)
        .fetch_optional(c)
        .await
    })?;
    Ok(row.map(|(session, case, patient)| Document {
        item,
        session: SessionId(session),
        case: CaseId(case),
        patient: PatientId(patient),
    }))
}

/// An update to be stored.
#[derive(Clone, Debug)]
pub struct NewUpdate {
    pub document: Document,
    pub person: PersonId,
    /// The Yjs clients under which it inserts something.
    pub clients: Vec<i64>,
    /// The statement that is being worked towards.
    pub version: u32,
    /// The update as it came.
    pub bytes: Vec<u8>,
}

/// The Yjs client belongs to another person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotTheirs;

/// Stores an update and gives its number. Its clients are its author's from now on.
///
/// # Errors
/// Something in it is written under another person's client.
pub async fn append(unit: &mut Unit, new: &NewUpdate) -> Result<i64, Stop<NotTheirs>> {
    for client in &new.clients {
        bind(unit, new, *client).await?;
    }
    let item = new.document.item.0;
    let n: i64 = within!(&mut unit.conn, c => {
        sqlx::query_scalar("SELECT coalesce(max(n), 0) + 1 FROM text_update WHERE document = $1")
            .bind(item)
            .fetch_one(&mut *c)
            .await
    })?;
    let key = scope_key::of(unit, &Scope::case(new.document.case)).await?;
    let sealed = seal::seal(&key.key, &read::place(UPDATE, item, n, key.id), &new.bytes)?;
    let at = unit.now().micros();
    within!(&mut unit.conn, c => {
        sqlx::query(
            "INSERT INTO text_update (document, n, person, version, at, key_id, ciphertext) \
             VALUES ($1, $2, $3, $4, $5, $6, $7)",
        )
        .bind(item)
        .bind(n)
        .bind(new.person.0)
        .bind(i64::from(new.version))
        .bind(at)
        .bind(key.id)
        .bind(sealed)
        .execute(&mut *c)
        .await
        .map(|_| ())
    })?;
    Ok(n)
}

/// Tables that sealed bytes are bound to.
const UPDATE: &[u8] = b"text_update\0";
const SNAPSHOT: &[u8] = b"text_snapshot\0";

async fn bind(unit: &mut Unit, new: &NewUpdate, client: i64) -> Result<(), Stop<NotTheirs>> {
    let item = new.document.item.0;
    let owner: Option<Uuid> = within!(&mut unit.conn, c => {
        sqlx::query_scalar("SELECT person FROM text_client WHERE document = $1 AND client = $2")
            .bind(item)
            .bind(client)
            .fetch_optional(&mut *c)
            .await
    })?;
    match owner {
        Some(owner) if owner == new.person.0 => return Ok(()),
        Some(_) => return Err(Stop::Refused(NotTheirs)),
        None => {}
    }
    within!(&mut unit.conn, c => {
        sqlx::query("INSERT INTO text_client (document, client, person) VALUES ($1, $2, $3)")
            .bind(item)
            .bind(client)
            .bind(new.person.0)
            .execute(&mut *c)
            .await
            .map(|_| ())
    })?;
    Ok(())
}

/// Keeps the updates up to `n` as one, unless a later one is kept.
pub async fn compact(unit: &mut Unit, document: &Document, n: i64, whole: &[u8]) -> Result<(), Trouble> {
    let item = document.item.0;
    let key = scope_key::of(unit, &Scope::case(document.case)).await?;
    let sealed = seal::seal(&key.key, &read::place(SNAPSHOT, item, n, key.id), whole)?;
    within!(&mut unit.conn, c => {
        sqlx::query(
            "INSERT INTO text_snapshot (document, n, key_id, ciphertext) VALUES ($1, $2, $3, $4) \
             ON CONFLICT (document) DO UPDATE SET n = excluded.n, key_id = excluded.key_id, \
             ciphertext = excluded.ciphertext WHERE text_snapshot.n < excluded.n",
        )
        .bind(item)
        .bind(n)
        .bind(key.id)
        .bind(sealed)
        .execute(&mut *c)
        .await
        .map(|_| ())
    })?;
    Ok(())
}
