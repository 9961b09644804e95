//! The documents that go over HTTP and WebSocket: one file per noun, the only source of the web's types.

pub mod audit;
pub mod cases;
pub mod live;
pub mod patients;
pub mod people;
pub mod results;
pub mod sessions;
pub mod signing;
pub mod uploads;
pub mod variants;
