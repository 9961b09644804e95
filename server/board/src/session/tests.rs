//! Sessions, as clinical sentences.
