//! Commands that work without a running server.

pub mod generate_vcf;
pub mod import;
pub mod inspect;
mod output;
