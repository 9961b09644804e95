//! SQLite and PostgreSQL behind one SQL text, and the journal: the one append-only record of every act and every
//! look, which is the audit trail, the event stream of live sessions and a Merkle log at once.
//!
//! [`Store::open`] gives a [`Db`] for reading, a [`Writer`] for everything that changes, a [`Journal`] for reading the
//! record and a [`Feed`] of what was just committed.

mod append;
mod batch;
mod checkpoint;
mod command;
mod db;
mod entry;
mod feed;
mod insert;
mod job;
mod journal;
mod keys;
mod leaf;
mod lock;
mod opening;
mod rooms;
mod rows;
mod seal;
#[cfg(feature = "testing")]
pub mod testing;
mod tree;
mod trouble;
mod unit;
mod verify;
mod writer;

pub use checkpoint::Signed;
pub use command::Command;
pub use db::{Conn, Db, NotAPlace, NotDurable, Place};
pub use entry::{Entry, Kind, Outcome, Placed, Purpose, Recorded, Scope, Stream, Who};
pub use feed::Feed;
pub use job::{Failed, Receipt};
pub use journal::{Journal, RawEntry};
pub use keys::{Keys, NoKeys};
pub use lock::{DataLock, NotLocked};
pub use opening::{CannotOpen, Settings, Store};
pub use rooms::Room;
pub use seal::{Key, Salted, Unsealable, open, seal};
pub use trouble::{Stop, Trouble};
pub use unit::Unit;
pub use verify::Broken;
pub use writer::Writer;
