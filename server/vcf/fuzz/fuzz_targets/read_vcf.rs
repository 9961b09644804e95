//! Whole files, plain, gzip or BGZF.
#![no_main]

#[path = "../properties.rs"]
#[expect(dead_code, reason = "the others belong to the other targets")]
mod properties;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| properties::read_vcf(bytes));
