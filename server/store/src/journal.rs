//! Reading the journal: streams, timelines, single entries, and proofs for those who trust nobody.

use std::sync::Arc;

use tlog::Hash;
use uuid::Uuid;

use crate::checkpoint::Signed;
use crate::db::Db;
use crate::entry::{Recorded, Stream};
use crate::keys::Keys;
use crate::on;
use crate::rows::{Row, Sealed, select};
use crate::seal::Salted;
use crate::tree;
use crate::trouble::Trouble;

/// The journal for reading. Cheap to clone.
#[derive(Clone)]
pub struct Journal {
    pub(crate) db: Db,
    pub(crate) keys: Arc<Keys>,
}

/// What a decision bundle holds of one entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RawEntry {
    /// Its place, which is the leaf's index.
    pub seq: i64,
    /// The exact bytes that were hashed.
    pub leaf: Vec<u8>,
    /// `SHA-256(0x00 || leaf)`.
    pub leaf_hash: Hash,
    /// Salt and body, which the leaf commits to; `None` when their key was erased.
    pub payload: Option<Salted>,
}

impl Journal {
    /// The stream's entries after the number `after` (0: from the first), at most `limit`.
    pub async fn stream_after(
        &self,
        stream: &Stream,
        after: i64,
        limit: i64,
    ) -> Result<Vec<Recorded>, Trouble> {
        let rows: Vec<Row> = on!(&self.db, pool => {
            sqlx::query_as(select!("WHERE j.stream = $1 AND j.stream_seq > $2 ORDER BY j.stream_seq LIMIT $3"))
                .bind(stream.as_str())
                .bind(after)
                .bind(limit)
                .fetch_all(pool)
                .await
        })?;
        rows.into_iter().map(|row| row.open(&self.keys)).collect()
    }

    /// Entries from the place `seq` on, at most `limit`.
    pub async fn entries_from(&self, seq: i64, limit: i64) -> Result<Vec<Recorded>, Trouble> {
        let rows: Vec<Row> = on!(&self.db, pool => {
            sqlx::query_as(select!("WHERE j.seq >= $1 ORDER BY j.seq LIMIT $2"))
                .bind(seq)
                .bind(limit)
                .fetch_all(pool)
                .await
        })?;
        rows.into_iter().map(|row| row.open(&self.keys)).collect()
    }

    /// The timeline of a subject, latest first, of entries before the place `before` (`None`: from the latest).
    pub async fn about(
        &self,
        subject: Uuid,
        before: Option<i64>,
        limit: i64,
    ) -> Result<Vec<Recorded>, Trouble> {
        let rows: Vec<Row> = on!(&self.db, pool => {
            sqlx::query_as(select!(
                "JOIN journal_about a ON a.seq = j.seq WHERE a.subject = $1 AND a.seq < $2 ORDER BY a.seq DESC LIMIT $3"
            ))
            .bind(subject)
            .bind(before.unwrap_or(i64::MAX))
            .bind(limit)
            .fetch_all(pool)
            .await
        })?;
        rows.into_iter().map(|row| row.open(&self.keys)).collect()
    }

    /// One entry.
    pub async fn entry(&self, seq: i64) -> Result<Option<Recorded>, Trouble> {
        Ok(self.entries_from(seq, 1).await?.pop().filter(|entry| entry.placed.seq == seq))
    }

    /// The bytes of one entry that a verifier needs.
    pub async fn raw_entry(&self, seq: i64) -> Result<Option<RawEntry>, Trouble> {
        let row: Option<RawRow> = on!(&self.db, pool => {
            sqlx::query_as(
                "SELECT j.leaf, j.leaf_hash, p.key_id, p.ciphertext, k.master_version, k.wrapped FROM journal j \
                 JOIN journal_payload p ON p.seq = j.seq JOIN data_key k ON k.id = p.key_id WHERE j.seq = $1",
            )
            .bind(seq)
            .fetch_optional(pool)
            .await
        })?;
        let Some(row) = row else { return Ok(None) };
        Ok(Some(RawEntry {
            seq,
            leaf_hash: Hash::try_from(row.leaf_hash.as_slice())?,
            leaf: row.leaf,
            payload: row.sealed.open(&self.keys, seq)?,
        }))
    }

    /// Entries in the journal.
    pub async fn size(&self) -> Result<u64, Trouble> {
        let size: i64 = on!(&self.db, pool => sqlx::query_scalar(tree::SIZE).fetch_one(pool).await)?;
        Ok(size.cast_unsigned())
    }

    /// The latest checkpoint; `None` before the first.
    pub async fn latest_checkpoint(&self) -> Result<Option<Signed>, Trouble> {
        let row: Option<Checkpointed> = on!(&self.db, pool => {
            sqlx::query_as("SELECT size, root, note FROM checkpoint ORDER BY size DESC LIMIT 1")
                .fetch_optional(pool)
                .await
        })?;
        row.map(signed).transpose()
    }

    /// The first checkpoint over the entry `seq`; `None` when there is none yet.
    pub async fn checkpoint_over(&self, seq: u64) -> Result<Option<Signed>, Trouble> {
        let row: Option<Checkpointed> = on!(&self.db, pool => {
            sqlx::query_as("SELECT size, root, note FROM checkpoint WHERE size > $1 ORDER BY size LIMIT 1")
                .bind(seq.cast_signed())
                .fetch_optional(pool)
                .await
        })?;
        row.map(signed).transpose()
    }

    /// The proof that the entry `seq` is in the tree of `size` entries.
    pub async fn inclusion_proof(&self, seq: u64, size: u64) -> Result<Vec<Hash>, Trouble> {
        let nodes = tree::nodes(&self.db, &tlog::inclusion_nodes(seq, size)?).await?;
        Ok(tlog::inclusion_proof(seq, size, |node| nodes.get(&node).copied())?)
    }

    /// The proof that the tree of `new` entries begins with the tree of `old` entries.
    pub async fn consistency_proof(&self, old: u64, new: u64) -> Result<Vec<Hash>, Trouble> {
        let nodes = tree::nodes(&self.db, &tlog::consistency_nodes(old, new)?).await?;
        Ok(tlog::consistency_proof(old, new, |node| nodes.get(&node).copied())?)
    }
}

/// Size, root and note.
type Checkpointed = (i64, Vec<u8>, String);

fn signed((size, root, note): Checkpointed) -> Result<Signed, Trouble> {
    Ok(Signed { size: size.cast_unsigned(), root: Hash::try_from(root.as_slice())?, note })
}

#[derive(sqlx::FromRow)]
struct RawRow {
    leaf: Vec<u8>,
    leaf_hash: Vec<u8>,
    #[sqlx(flatten)]
    sealed: Sealed,
}
