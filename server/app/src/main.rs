//! Samsyn: a molecular tumour board collaboration server.

mod api;

fn main() {}
