//! Rows of tables of copy number and fusions.
#![no_main]

#[path = "../properties.rs"]
#[expect(dead_code, reason = "the others belong to the other targets")]
mod properties;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| properties::tables(bytes));
