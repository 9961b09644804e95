//! `make bench-live`: rounds of every subject in turn, so that whatever else the machine does meets all of them, and the
//! median of the rounds with the least and the most beside it.

#![expect(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a measurement that cannot go on stops where it is"
)]

mod crowd;
mod pour;
mod screen;
mod subject;
mod table;
mod thousand;

use std::io::Write;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use board::Clock;
use board::ids::{CommandId, Randomness};
use chaos::cluster::Cluster;
use chaos::place::Place;

use pour::{Rate, pour};
use screen::Speech;
use subject::{Samsyn, ShareDb};
use table::Rounds;

/// Rounds of everything, unless the command line says how many.
const ROUNDS: usize = 5;
/// Slow and fast: messages a second of all screens together, and how long.
const RATES: [Rate; 2] = [
    Rate { a_second: 20, length: Duration::from_secs(6), warm: Duration::from_secs(1) },
    Rate { a_second: 1000, length: Duration::from_secs(10), warm: Duration::from_secs(1) },
];
/// Limits of the server that the load keeps to.
const LIMITS: &str = "limits in force: 20 commands a second and line, 40 at once; 32 without an answer; 5 lines a \
    person; 256 entries or 256 KiB may wait for one line";

#[tokio::main]
async fn main() {
    let rounds_asked = std::env::args().nth(1).and_then(|word| word.parse().ok()).unwrap_or(ROUNDS);
    let cluster = Arc::new(Cluster::start());
    let sqlite = Samsyn::start(Place::sqlite(), 1).await;
    let postgres = Samsyn::start(Place::postgres(&cluster).await, 1).await;
    let two = Samsyn::start(Place::postgres(&cluster).await, 2).await;
    let ours = [
        ("Samsyn, SQLite", &sqlite),
        ("Samsyn, PostgreSQL", &postgres),
        ("Samsyn, two servers, PostgreSQL", &two),
    ];
    say(LIMITS);
    say(&table::heading());
    for rate in RATES {
        let mut rounds: Vec<(String, Rounds)> =
            ours.iter().map(|(name, _)| ((*name).to_owned(), Rounds::default())).collect();
        rounds.push(("ShareDB 7.0.0, in memory, not durable".to_owned(), Rounds::default()));
        for _ in 0..rounds_asked {
            for ((_, samsyn), (_, rounds)) in ours.iter().zip(&mut rounds) {
                rounds.add(&talk(samsyn, rate).await);
            }
            let share = ShareDb::start().await;
            let screens = [(share.address, Speech::ShareDb)];
            if let Some((_, rounds)) = rounds.last_mut() {
                rounds.add(&pour(&screens, rate).await);
            }
        }
        for (name, rounds) in &rounds {
            say(&rounds.row(name, rate.a_second));
        }
    }
    drop((sqlite, postgres, two));
    for (name, place) in [("SQLite", Place::sqlite()), ("PostgreSQL", Place::postgres(&cluster).await)] {
        for line in thousand::measure(name, place, rounds_asked).await {
            say(&line);
        }
    }
}

/// Fifty screens in a new session.
async fn talk(samsyn: &Samsyn, rate: Rate) -> pour::Poured {
    let (session, item) = samsyn.talk().await;
    let addresses = samsyn.addresses();
    let screens: Vec<_> = samsyn.crowd.boards[0]
        .1
        .iter()
        .enumerate()
        .map(|(at, someone)| {
            let cookie = someone.cookie.clone();
            let speech = Speech::Samsyn { cookie, session: session.clone(), item: item.clone() };
            (addresses[at % addresses.len()], speech)
        })
        .collect();
    pour(&screens, rate).await
}

/// A new identifier of a command or a client.
fn fresh() -> uuid::Uuid {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    let mut bytes = Randomness::default();
    bytes[2..].copy_from_slice(&COUNT.fetch_add(1, Ordering::Relaxed).to_be_bytes());
    CommandId::at(Clock::System.now(), bytes).0
}

fn say(words: &str) {
    drop(writeln!(std::io::stdout(), "{words}"));
}
