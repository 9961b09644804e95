//! Reading a document back: its snapshot and the updates after it.

use std::collections::HashMap;

use board::ids::{AgendaItemId, PersonId};
use uuid::Uuid;

use super::{SNAPSHOT, UPDATE};
use crate::db::Db;
use crate::keys::Keys;
use crate::reader::{Reader, read};
use crate::seal;
use crate::trouble::Trouble;
use crate::unit::Unit;

/// A stored update.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stored {
    /// Its number in the document, from 1.
    pub n: i64,
    pub person: PersonId,
    /// The update as it came; none when the case's key was erased.
    pub bytes: Option<Vec<u8>>,
}

/// A document as it is stored.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Opened {
    /// The updates up to a number as one.
    pub snapshot: Option<(i64, Vec<u8>)>,
    /// Those after it.
    pub updates: Vec<Stored>,
}

/// What sealed bytes are bound to: their table, their row and their key.
pub(super) fn place(table: &[u8], item: Uuid, n: i64, key: Uuid) -> Vec<u8> {
    [table, item.as_bytes(), &n.to_be_bytes(), key.as_bytes()].concat()
}

#[derive(sqlx::FromRow)]
struct Row {
    n: i64,
    person: Uuid,
    key_id: Uuid,
    ciphertext: Vec<u8>,
    master_version: i64,
    wrapped: Option<Vec<u8>>,
}

impl Row {
    fn open(self, keys: &Keys, table: &[u8], item: AgendaItemId) -> Result<Stored, Trouble> {
        let bytes = match &self.wrapped {
            Some(wrapped) => {
                let key = keys.unwrap(self.key_id, self.master_version, wrapped)?;
                Some(seal::open(&key, &place(table, item.0, self.n, self.key_id), &self.ciphertext)?)
            }
            None => None,
        };
        Ok(Stored { n: self.n, person: PersonId(self.person), bytes })
    }
}

/// The document as it is stored now.
pub async fn opened(db: &Db, keys: &Keys, item: AgendaItemId) -> Result<Opened, Trouble> {
    both(db.into(), keys, item).await
}

/// The same within a unit of work.
pub async fn opened_in(unit: &mut Unit, item: AgendaItemId) -> Result<Opened, Trouble> {
    let keys = unit.keys.clone();
    both(unit.into(), &keys, item).await
}

async fn both(mut reader: Reader<'_>, keys: &Keys, item: AgendaItemId) -> Result<Opened, Trouble> {
    let row: Option<Row> = read!(&mut reader, c => {
        sqlx::query_as(
            "SELECT t.n, t.document AS person, t.key_id, t.ciphertext, k.master_version, k.wrapped \
             FROM text_snapshot t JOIN data_key k ON k.id = t.key_id WHERE t.document = $1",
        )
        .bind(item.0)
        .fetch_optional(c)
        .await
    })?;
    let snapshot = row.map(|row| row.open(keys, SNAPSHOT, item)).transpose()?;
    let snapshot = snapshot.and_then(|stored| stored.bytes.map(|bytes| (stored.n, bytes)));
    let from = snapshot.as_ref().map_or(0, |(n, _)| *n);
    let updates = later(reader, keys, item, from).await?;
    Ok(Opened { snapshot, updates })
}

/// The updates after the number `n`.
pub async fn after(db: &Db, keys: &Keys, item: AgendaItemId, n: i64) -> Result<Vec<Stored>, Trouble> {
    later(db.into(), keys, item, n).await
}

async fn later(
    mut reader: Reader<'_>,
    keys: &Keys,
    item: AgendaItemId,
    n: i64,
) -> Result<Vec<Stored>, Trouble> {
    let rows: Vec<Row> = read!(&mut reader, c => {
        sqlx::query_as(
            "SELECT t.n, t.person, t.key_id, t.ciphertext, k.master_version, k.wrapped \
             FROM text_update t JOIN data_key k ON k.id = t.key_id WHERE t.document = $1 AND t.n > $2 ORDER BY t.n",
        )
        .bind(item.0)
        .bind(n)
        .fetch_all(c)
        .await
    })?;
    rows.into_iter().map(|row| row.open(keys, UPDATE, item)).collect()
}

/// Whose the Yjs clients of a document are.
pub async fn authors(
    from: impl Into<Reader<'_>>,
    item: AgendaItemId,
) -> Result<HashMap<i64, PersonId>, Trouble> {
    let rows: Vec<(i64, Uuid)> = read!(&mut from.into(), c => {
        sqlx::query_as("SELECT client, person FROM text_client WHERE document = $1")
            .bind(item.0)
            .fetch_all(c)
            .await
    })?;
    Ok(rows.into_iter().map(|(client, person)| (client, PersonId(person))).collect())
}
