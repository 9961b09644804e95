//! Commands that work on files, without a server.

pub mod generate_vcf;
pub mod inspect;
mod output;
