//! Reads tumour variant files so that no line is lost in silence.
//!
//! [`survey`] looks at the header and says what has to be asked; [`read`] hands out one [`Call`](board::variant::Call) after the other and
//! accounts for every line; [`raw_line`] gives one line back as it was written. All of them stream: memory is
//! bounded by [`Limits`], not by the file. They block: call them where blocking is allowed.

mod adjacency;
mod annotation;
mod builds;
mod caller;
mod check;
mod fields;
mod fraction;
mod header;
pub mod hgvs;
mod issues;
mod limits;
mod lines;
mod origin;
mod reader;
mod record;
mod repeats;
mod roles;
mod sniff;
mod structural;
mod tally;
mod validate;
pub mod vrs;

use board::variant::Assembly;

pub use self::limits::Limits;
pub use self::reader::{Progress, raw_line, read, survey};

/// What a person answered to the questions of a survey.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    /// Name of the tumour's column.
    pub tumour: Option<String>,
    /// Name of the normal's column.
    pub normal: Option<String>,
    pub assembly: Option<Assembly>,
}
