//! Commands that work on files, without a server.

pub mod generate_vcf;
mod output;
