//! Reads the test files that accompany the VCF specification and compares what readers say about them with what
//! `hts-specs.tsv` expects. The files lie outside the repository; where they are absent there is nothing to compare.

pub mod bcftools;
pub mod corpus;
pub mod expected;
pub mod noodles;
pub mod ours;
pub mod table;
