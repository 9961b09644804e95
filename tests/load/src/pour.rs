//! Fifty screens that send at a rate, in open loop.

use std::net::SocketAddr;
use std::time::Duration;

use futures_util::future::join_all;
use hdrhistogram::Histogram;
use tokio::time::Instant;

use crate::screen::{Plan, Screen, Seen, Speech};

/// Screens of a session.
const SCREENS: usize = 50;
/// Everybody is connected and quiet for this long before the first message.
const SETTLE: Duration = Duration::from_millis(500);

/// How much is sent, by all screens together.
#[derive(Clone, Copy, Debug)]
pub struct Rate {
    pub a_second: u32,
    pub length: Duration,
    pub warm: Duration,
}

/// What all screens saw.
pub struct Poured {
    pub latency: Histogram<u64>,
    pub sent: u64,
    pub arrived: u64,
    /// Arrivals that there should be. ShareDB does not show a sender its own message.
    pub expected: u64,
    pub refused: u64,
    pub resyncs: u64,
}

/// Opens fifty screens, taking these ways in turn, and has them send.
pub async fn pour(ways: &[(SocketAddr, Speech)], rate: Rate) -> Poured {
    let mut screens = Vec::new();
    for at in 0..SCREENS {
        let (address, speech) = &ways[at % ways.len()];
        screens.push(Screen::open(*address, speech.clone()).await);
    }
    let start = Instant::now() + SETTLE;
    let every = Duration::from_secs_f64(SCREENS as f64 / f64::from(rate.a_second));
    let running = screens.into_iter().enumerate().map(|(at, screen)| {
        let first = every.mul_f64(at as f64 / SCREENS as f64);
        tokio::spawn(screen.run(Plan { start, first, every, length: rate.length, warm: rate.warm }))
    });
    let seen: Vec<Seen> =
        join_all(running.collect::<Vec<_>>()).await.into_iter().map(Result::unwrap).collect();
    let mut latency = Histogram::new_with_bounds(1, 60_000_000, 3).unwrap();
    for one in &seen {
        latency.add(&one.latency).unwrap();
    }
    let sum = |of: fn(&Seen) -> u64| seen.iter().map(of).sum::<u64>();
    let sent = sum(|one| one.sent);
    let others = if matches!(ways[0].1, Speech::ShareDb) { SCREENS - 1 } else { SCREENS };
    Poured {
        latency,
        sent,
        arrived: sum(|one| one.arrived),
        expected: sent * others as u64,
        refused: sum(|one| one.refused),
        resyncs: sum(|one| one.resyncs),
    }
}
