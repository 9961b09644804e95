//! SQLite and PostgreSQL behind one SQL text, and the journal: the one append-only record of every act and every
//! look, which is the audit trail, the event stream of live sessions and a Merkle log at once.
//!
//! [`Store::open`] gives a [`Db`] for reading, a [`Writer`] for everything that changes, a [`Journal`] for reading the
//! record and a [`Feed`] of what was just committed.
//!
//! ```no_run
//! use store::{Command, Entry, Failed, Kind, Purpose, Scope, Stop, Store, Stream, Unit, Who, on, within};
//! # use board::ids::CaseId;
//! # #[derive(Debug, serde::Serialize, serde::Deserialize)] struct AlreadyClosed;
//! # async fn close(store: &Store, case: CaseId, who: Who, command: Command) -> Result<(), Failed<AlreadyClosed>> {
//! let work = async move |unit: &mut Unit| {
//!     let act = |kind| Entry::new(Stream::case(case), Kind(kind), who.clone(), Purpose("board")).about(case.0);
//!     unit.append_if_refused(act("case.close.refused"));
//!     let changed = within!(&mut unit.conn, c => {
//!         sqlx::query("UPDATE \"case\" SET state = 'closed' WHERE id = $1 AND state <> 'closed'")
//!             .bind(case.0)
//!             .execute(&mut *c)
//!             .await
//!             .map(|done| done.rows_affected())
//!     })?;
//!     if changed == 0 {
//!         return Err(Stop::Refused(AlreadyClosed));
//!     }
//!     unit.append(act("case.closed").sealed_for(Scope::case(case)).body(&"why")?).await?;
//!     Ok(())
//! };
//! let ((), receipt) = store.writer.command(command, work).await?; // on disk now
//! # drop(receipt);
//! let open: sqlx::Result<i64> = on!(&store.db, pool => {
//!     sqlx::query_scalar("SELECT count(*) FROM \"case\" WHERE state <> 'closed'").fetch_one(pool).await
//! });
//! # drop(open);
//! # Ok(())
//! # }
//! ```

mod append;
mod batch;
mod change;
mod checkpoint;
mod columns;
mod command;
mod db;
mod entry;
mod feed;
mod fitness;
mod insert;
mod job;
mod journal;
mod keys;
mod leaf;
mod lock;
mod opening;
mod reader;
mod rooms;
mod rows;
mod scope_key;
mod seal;
#[cfg(feature = "testing")]
pub mod testing;
mod tree;
mod trouble;
mod unit;
mod verify;
mod whispers;
mod writer;

pub mod analyses;
pub mod boards;
pub mod browser_sessions;
pub mod calls;
pub mod cases;
pub mod consents;
pub mod decisions;
pub mod deliveries;
pub mod diseases;
pub mod findings;
pub mod fingerprints;
pub mod follow_ups;
pub mod identities;
pub mod patients;
pub mod people;
pub mod rights;
pub mod sessions;
pub mod signing;
pub mod snapshots;
pub mod specimens;
pub mod tasks;
pub mod texts;
pub mod uploads;
pub mod variant_files;

pub use calls::{CallRow, Calls, Part, PartOf};
pub use checkpoint::Signed;
pub use command::{Command, answered};
pub use db::{Conn, Db, NotAPlace, NotDurable, Place};
pub use entry::{Entry, Kind, Outcome, Placed, Purpose, Recorded, Scope, Stream, Who};
pub use feed::Feed;
pub use fitness::Unfit;
pub use job::{Failed, Receipt};
pub use journal::{Journal, RawEntry};
pub use keys::{Keys, NoKeys};
pub use lock::{DataLock, NotLocked};
pub use opening::{CannotOpen, Settings, Store};
pub use reader::Reader;
pub use rooms::Room;
pub use seal::{Key, Salted, Unsealable, open, seal};
pub use trouble::{Stop, Trouble};
pub use unit::Unit;
pub use verify::Broken;
pub use whispers::{LONGEST as LONGEST_WHISPER, Whispers};
pub use writer::Writer;
