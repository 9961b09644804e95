//! The routes, one file per noun. A handler reads, authorises, calls the domain and the store, and answers.

pub mod amending;
pub mod audit;
pub mod cases;
pub mod changes;
pub mod downloads;
pub mod findings;
pub mod health;
pub mod judging;
pub mod minutes;
pub mod patients;
pub mod people;
pub mod placing;
pub mod regions;
pub mod results;
pub mod sessions;
pub mod signing;
pub mod uploads;
pub mod variants;
