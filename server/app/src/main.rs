//! Samsyn: a molecular tumour board collaboration server.

mod api;
mod auth;
mod blobs;
mod bundle;
mod case_access;
mod changes;
mod cli;
mod commands;
mod config;
mod demo;
mod extract;
mod guard;
mod import;
mod live;
mod local;
mod looks;
mod problem;
mod pseudonym;
mod request_id;
mod router;
mod routes;
mod running;
mod server;
mod session_access;
mod session_commands;
mod signing;
mod state;
mod tables;
mod telemetry;
mod texts;
mod uploads;
mod verify;
mod web;

fn main() -> std::process::ExitCode {
    cli::run()
}
