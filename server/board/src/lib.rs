//! The domain of a molecular tumour board: nouns, rules and states, without any input or output.
//!
//! A patient has diseases; specimens are taken and analysed; a laboratory's variant files become variants. A
//! referrer brings a case to a board, which meets in a session, discusses each agenda item, proposes
//! recommendations and decides by consensus or ballot. A decision is frozen, signed and never edited.

pub mod clock;
pub mod ids;

pub use clock::{Clock, Date, Timestamp};
