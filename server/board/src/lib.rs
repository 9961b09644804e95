//! The domain of a molecular tumour board: nouns, rules and states, without any input or output.
//!
//! A patient has diseases; specimens are taken and analysed; a laboratory's variant files become variants. A
//! referrer brings a case to a board, which meets in a session, discusses each agenda item, proposes
//! recommendations and decides by consensus or ballot. A decision is frozen, signed and never edited.

pub mod access;
pub mod ballot;
pub mod biomarker;
pub mod case;
pub mod classification;
pub mod clock;
pub mod decision;
pub mod delivery;
pub mod disease;
pub mod document;
pub mod evidence;
pub mod follow_up;
pub mod ids;
pub mod minutes;
pub mod patient;
pub mod person;
pub mod quorum;
pub mod recommendation;
pub mod result;
pub mod session;
pub mod specimen;
pub mod standing;
pub mod task;
pub mod text;
pub mod variant;
pub mod words;

pub use clock::{Age, Clock, Date, Timestamp};
