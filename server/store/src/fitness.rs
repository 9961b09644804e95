//! What must hold before anything is written: the keys are those of this database, and the journal is at least the
//! one that was signed last. Cheap, whatever the size; [`Journal::verify`] looks at everything.

use tlog::{Checkpoint, Frontier, Note, frontier_nodes};
use uuid::Uuid;

use crate::journal::Journal;
use crate::on;
use crate::seal::Unsealable;
use crate::tree;
use crate::trouble::Trouble;

/// Why a journal may not be written on.
#[derive(Debug, thiserror::Error)]
pub enum Unfit {
    /// It could not be read.
    #[error("the journal could not be read")]
    Unreadable(#[from] Trouble),
    /// The database was encrypted under a master key that the keys directory lacks.
    #[error("master key {version} is missing from the keys directory")]
    MasterKeyMissing {
        /// Its version.
        version: i64,
    },
    /// The keys directory holds another master key of this version than the database was encrypted under.
    #[error("master key {version} is not the one of this database")]
    MasterKeyDiffers {
        /// Its version.
        version: i64,
    },
    /// The latest checkpoint was signed by another key or for another log.
    #[error("the checkpoint over {size} entries was not signed by this key for this log")]
    CheckpointKeyDiffers {
        /// Its size.
        size: u64,
    },
    /// The journal is not the one that was signed: entries are gone or were changed. An older backup put in place
    /// looks like this.
    #[error("the journal has {size} entries, and not those that were signed as the first {signed}")]
    NotAsSigned {
        /// Entries there are.
        size: u64,
        /// Entries that were signed.
        signed: u64,
    },
}

impl Journal {
    /// Compares the keys directory with the newest data key of each master key.
    pub(crate) async fn check_keys(&self) -> Result<(), Unfit> {
        let wrapped: Vec<(Uuid, i64, Vec<u8>)> = on!(&self.db, pool => {
            sqlx::query_as(
                "SELECT id, master_version, wrapped FROM data_key k WHERE wrapped IS NOT NULL AND NOT EXISTS (SELECT 1 \
                 FROM data_key n WHERE n.master_version = k.master_version AND n.wrapped IS NOT NULL \
                 AND (n.created_at > k.created_at OR (n.created_at = k.created_at AND n.id > k.id)))",
            )
            .fetch_all(pool)
            .await
        })
        .map_err(Trouble::from)?;
        for (id, version, wrapped) in wrapped {
            match self.keys.unwrap(id, version, &wrapped) {
                Ok(_) => {}
                Err(Unsealable::NoMasterKey { version }) => return Err(Unfit::MasterKeyMissing { version }),
                Err(_) => return Err(Unfit::MasterKeyDiffers { version }),
            }
        }
        Ok(())
    }

    /// Compares the latest checkpoint with our key and with the stored tree of its size.
    pub(crate) async fn check_latest_checkpoint(&self) -> Result<(), Unfit> {
        let Some(signed) = self.latest_checkpoint().await? else { return Ok(()) };
        let by_us = [self.keys.signing().verifying_key().clone()];
        let opened = Note::parse(&signed.note)
            .ok()
            .and_then(|note| Checkpoint::open(&note, self.keys.origin(), &by_us).ok())
            .ok_or(Unfit::CheckpointKeyDiffers { size: signed.size })?;
        let size = self.size().await?;
        let nodes = frontier_nodes(opened.size());
        let stored = tree::nodes(&self.db, &nodes).await?;
        let subtrees = nodes.iter().filter_map(|node| stored.get(node).copied()).collect();
        let root = Frontier::restore(opened.size(), subtrees).map(|tree| tree.root());
        if size < opened.size() || root != Ok(opened.root()) {
            return Err(Unfit::NotAsSigned { size, signed: opened.size() });
        }
        Ok(())
    }
}
