//! The journal's promises, each told on both databases.

mod entries;
mod notes;
