//! Kinds of disturbance, runs of several cycles on one server, and what they add up to.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use crate::check::{Anomaly, Evidence, check};
use crate::cluster::Cluster;
use crate::cycle::Scene;
use crate::place::Place;
use crate::record;

/// Cycles of one server and one session.
pub const CYCLES_A_RUN: u32 = 5;

/// What is done to the system.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    KillOnSqlite,
    KillOnPostgres,
    KillOneOfTwo,
    FreezeLockHolder,
    KillPostgres,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::KillOnSqlite,
        Self::KillOnPostgres,
        Self::KillOneOfTwo,
        Self::FreezeLockHolder,
        Self::KillPostgres,
    ];

    /// The name that stands for it on the command line.
    pub fn word(self) -> &'static str {
        match self {
            Self::KillOnSqlite => "sqlite",
            Self::KillOnPostgres => "postgresql",
            Self::KillOneOfTwo => "one-of-two",
            Self::FreezeLockHolder => "freeze",
            Self::KillPostgres => "database",
        }
    }

    /// Servers that it needs.
    pub fn nodes(self) -> usize {
        if matches!(self, Self::KillOneOfTwo | Self::FreezeLockHolder) { 2 } else { 1 }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::KillOnSqlite => "SIGKILL of the server, SQLite",
            Self::KillOnPostgres => "SIGKILL of the server, PostgreSQL",
            Self::KillOneOfTwo => "SIGKILL of one of two servers",
            Self::FreezeLockHolder => "SIGSTOP of the one with the lock",
            Self::KillPostgres => "SIGKILL of PostgreSQL",
        })
    }
}

/// What a kind's cycles add up to.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    pub cycles: u64,
    pub acks: u64,
    /// Of the cycle that had fewest.
    pub fewest_acks: Option<u64>,
    pub refusals: u64,
    /// Commands without an answer when it happened.
    pub in_flight: u64,
    pub fewest_in_flight: Option<u64>,
    pub resent: u64,
    /// Commands that a server could not do when it was asked.
    pub put_off: u64,
    /// Servers that ended by themselves and were started again.
    pub ended: u64,
    /// Longest time until the first acknowledgement after it.
    pub longest_pause: Duration,
    /// Longest time that a frozen server kept the journal's lock.
    pub longest_held: Duration,
    /// Entries that were held against the histories.
    pub entries: u64,
    pub anomalies: Vec<Anomaly>,
}

impl Tally {
    /// Adds another's.
    pub fn add(&mut self, other: Self) {
        let fewest = |one: Option<u64>, two: Option<u64>| one.into_iter().chain(two).min();
        self.cycles += other.cycles;
        self.acks += other.acks;
        self.fewest_acks = fewest(self.fewest_acks, other.fewest_acks);
        self.refusals += other.refusals;
        self.in_flight += other.in_flight;
        self.fewest_in_flight = fewest(self.fewest_in_flight, other.fewest_in_flight);
        self.resent += other.resent;
        self.put_off += other.put_off;
        self.ended += other.ended;
        self.longest_pause = self.longest_pause.max(other.longest_pause);
        self.longest_held = self.longest_held.max(other.longest_held);
        self.entries += other.entries;
        self.anomalies.extend(other.anomalies);
    }
}

/// One server, one session, so many cycles; then the history is held against the record.
pub async fn run(kind: Kind, cycles: u32, seed: u64, cluster: &Arc<Cluster>) -> Tally {
    let place = match kind {
        Kind::KillOnSqlite => Place::sqlite(),
        _ => Place::postgres(cluster).await,
    };
    let mut scene = Scene::set(place, kind.nodes(), seed).await;
    let mut tally = Tally::default();
    for _ in 0..cycles {
        tally.add(scene.cycle(kind).await);
    }
    let (anomalies, entries) = judge(&mut scene).await;
    tally.resent = scene.gauges.resent.load(Ordering::Relaxed);
    tally.put_off = scene.gauges.put_off.load(Ordering::Relaxed);
    tally.anomalies = anomalies;
    tally.entries = entries;
    if !tally.anomalies.is_empty() {
        let file = std::env::temp_dir().join(format!("chaos-{seed}.jsonl"));
        scene.scribe.save(&file).unwrap();
    }
    tally
}

/// Ends the servers and looks for anomalies; with the number of entries looked at.
pub async fn judge(scene: &mut Scene) -> (Vec<Anomaly>, u64) {
    for node in &mut scene.nodes {
        node.kill().await;
    }
    let read = record::read(&scene.place, &scene.meeting.session).await;
    let states = record::replay(&read.log);
    let at = |seq: u64| states.get(usize::try_from(seq).unwrap()).and_then(Option::as_ref);
    let replay = |seq, person| at(seq).map(|state| record::screen(state, person)).unwrap_or_default();
    let last = states.last().and_then(Option::as_ref).expect("the session was planned");
    let rows = (record::rows_of(last), read.rows);
    let history = scene.scribe.history();
    let found = check(&Evidence { history: &history, log: &read.log, replay: &replay, rows });
    (found, read.log.len() as u64)
}
