//! Reads tumour variant files so that no line is lost in silence.
//!
//! [`survey()`] looks at the header and says what has to be asked; [`read()`] shows every allele as a [`Sight`] and accounts
//! for every line; [`raw_line()`], [`calls_of_lines()`] and [`calls_in_region()`] read parts of a file again by the sparse
//! index that reading it gave. All of them stream: memory is bounded by [`Limits`], not by the file. They block: call
//! them where blocking is allowed.

mod account;
mod adjacency;
mod annotation;
mod back;
mod belt;
mod builds;
mod caller;
mod cells;
mod check;
mod fields;
mod fraction;
mod header;
pub mod hgvs;
mod how;
mod issues;
mod limits;
mod lines;
mod memory;
mod names;
mod order;
mod origin;
mod reader;
mod record;
mod remembered;
mod repeats;
mod roles;
mod seam;
mod sight;
mod sniff;
mod source;
mod structural;
mod tables;
mod tally;
mod text;
mod validate;
pub mod vrs;

pub use self::account::{ChunkIndex, Span};
pub use self::back::{Region, calls_in_region, calls_of_lines, header_and_lines, map_lines, raw_line};
pub use self::how::{Answers, How};
pub use self::limits::Limits;
pub use self::reader::{Part, Progress, read, survey, survey_known};
pub use self::record::SampleSight;
pub use self::sight::Sight;
pub use self::text::Place;
