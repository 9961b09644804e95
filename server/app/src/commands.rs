//! Commands beside the server itself.

pub mod generate_vcf;
pub mod import;
pub mod inspect;
mod output;
