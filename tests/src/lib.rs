//! The real server, as its users meet it.
