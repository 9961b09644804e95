//! One cycle: commands, a disturbance while some of them are under way, and everybody back.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use futures_util::future::join_all;
use serde_json::json;
use sqlx::PgConnection;
use tokio::sync::watch;

use crate::client::{Client, Gauges, Identity};
use crate::dice::Dice;
use crate::history::{Record, Scribe};
use crate::meeting::Meeting;
use crate::node::{Node, Signal, signal};
use crate::place::Place;
use crate::run::{Kind, Tally};
use crate::workload::command;

/// Acknowledgements before a disturbance.
const ACKS: u64 = 200;
/// Acknowledgements afterwards, from those that are not disturbed.
const ACKS_OF_OTHERS: u64 = 20;
/// A node with the lock is looked for this often.
const TRIES: u32 = 400;
/// Everything that is waited for happens within this time.
const PATIENCE: Duration = Duration::from_secs(40);

/// A session with its servers and clients.
pub struct Scene {
    pub place: Place,
    pub nodes: Vec<Node>,
    pub meeting: Meeting,
    pub scribe: Scribe,
    pub gauges: Arc<Gauges>,
    clients: Vec<Client>,
    observers: u32,
    dice: Dice,
}

impl Scene {
    /// Starts the servers and brings everybody together before the first case.
    pub async fn set(place: Place, nodes: usize, seed: u64) -> Self {
        let nodes = place.nodes(nodes).await;
        let addresses: Vec<SocketAddr> = nodes.iter().map(|node| node.address).collect();
        Self::behind(place, nodes, &addresses, seed).await
    }

    /// The same with clients that reach the servers at other addresses.
    pub async fn behind(place: Place, nodes: Vec<Node>, addresses: &[SocketAddr], seed: u64) -> Self {
        let meeting = Meeting::plan(nodes[0].address).await;
        let (scribe, gauges) = (Scribe::default(), Arc::<Gauges>::default());
        let mut dice = Dice::new(seed);
        let clients = meeting.browsers.iter().enumerate().map(|(at, browser)| {
            let mut addresses = addresses.to_vec();
            let own = at % addresses.len();
            addresses.rotate_left(own);
            let who = Identity {
                number: u32::try_from(at).unwrap(),
                browser: browser.clone(),
                session: meeting.session.clone(),
                item: meeting.item.clone(),
                doubtful: browser.person == meeting.doubtful,
                addresses,
            };
            Client::new(who, scribe.clone(), gauges.clone(), Dice::new(dice.roll()))
        });
        let clients = clients.collect();
        let mut scene = Self { place, nodes, meeting, scribe, gauges, clients, observers: 0, dice };
        scene.gather().await;
        scene
    }

    /// Everybody joins, the chair starts the session and presents the first case.
    async fn gather(&mut self) {
        let mut in_the_room = Vec::new();
        for client in &mut self.clients {
            client.recover().await;
            if !in_the_room.contains(&client.person()) {
                in_the_room.push(client.person());
                client.give(command("attendance.join", json!({ "conflicts": [] }))).await;
            }
        }
        let chair = &mut self.clients[0];
        chair.give(json!({ "type": "session.start" })).await;
        chair.give(command("case.present", json!({ "item": self.meeting.item }))).await;
    }

    /// So many notes of one client, each given when the one before was acknowledged.
    pub async fn one_by_one(&mut self, count: usize) {
        for _ in 0..count {
            let text = json!({ "item": self.meeting.item, "text": "One by one." });
            self.clients[0].give(command("note.add", text)).await;
        }
    }

    /// One cycle.
    pub async fn cycle(&mut self, kind: Kind) -> Tally {
        let mut tally = Tally { cycles: 1, ..Tally::default() };
        let before = self.counts();
        let (stop, told) = watch::channel(false);
        let working: Vec<_> = std::mem::take(&mut self.clients)
            .into_iter()
            .map(|mut client| {
                let mut told = told.clone();
                tokio::spawn(async move {
                    client.load(&mut told).await;
                    client
                })
            })
            .collect();
        let enough = before.0 + ACKS;
        self.until(|scene| scene.counts().0 >= enough, "acknowledgements").await;
        let wait = self.dice.below(20);
        tokio::time::sleep(Duration::from_millis(wait)).await;
        self.until(|scene| scene.gauges.in_flight.load(Ordering::Relaxed) > 0, "a command under way").await;
        self.disturb(kind, &mut tally).await;
        stop.send_replace(true);
        for client in join_all(working).await {
            self.clients.push(client.unwrap());
        }
        self.mend(kind, &mut tally).await;
        self.come_back(&mut tally).await;
        let after = self.counts();
        tally.acks = after.0 - before.0;
        tally.refusals = after.1 - before.1;
        tally.fewest_acks = Some(tally.acks);
        tally
    }

    async fn disturb(&mut self, kind: Kind, tally: &mut Tally) {
        match kind {
            Kind::KillOnSqlite | Kind::KillOnPostgres => {
                self.note_in_flight(tally);
                self.nodes[0].kill().await;
            }
            Kind::KillOneOfTwo => {
                self.note_in_flight(tally);
                let victim = usize::try_from(self.dice.below(2)).unwrap();
                self.nodes[victim].kill().await;
                self.others_go_on(&mut tally.longest_pause).await;
            }
            Kind::FreezeLockHolder => {
                let (frozen, mut connection) = self.freeze_lock_holder().await;
                let since = Instant::now();
                self.note_in_flight(tally);
                let held = async {
                    crate::locks::lost(&mut connection, frozen).await;
                    since.elapsed()
                };
                (tally.longest_held, ()) = tokio::join!(held, self.others_go_on(&mut tally.longest_pause));
                signal(frozen, Signal::Continue).await;
            }
            Kind::KillPostgres => {
                self.note_in_flight(tally);
                let cluster = self.place.cluster.clone().expect("the database is PostgreSQL");
                tokio::task::block_in_place(|| {
                    cluster.kill();
                    cluster.start_again();
                });
            }
        }
    }

    /// Starts again what has ended.
    async fn mend(&mut self, kind: Kind, tally: &mut Tally) {
        for node in &mut self.nodes {
            if node.has_ended() {
                tally.ended += u64::from(kind == Kind::KillPostgres);
                node.start().await;
            }
        }
    }

    /// Everybody comes back, has every command answered, sends some again, and reads to the end.
    async fn come_back(&mut self, tally: &mut Tally) {
        let back = Instant::now();
        join_all(self.clients.iter_mut().map(Client::recover)).await;
        // Where others went on, their pause is what counts.
        if tally.longest_pause.is_zero() {
            tally.longest_pause = back.elapsed();
        }
        join_all(self.clients.iter_mut().map(|client| client.doubt(2))).await;
        let history = self.scribe.history();
        let acked = history.iter().filter_map(|record| match record {
            Record::Ok { seq, .. } => Some(*seq),
            _ => None,
        });
        let head = acked.max().unwrap_or(0);
        join_all(self.clients.iter_mut().map(|client| client.settle(head))).await;
        self.observe(head).await;
    }

    /// Somebody new looks: what they are given is held against the log, too.
    async fn observe(&mut self, head: u64) {
        self.observers += 1;
        let who = Identity {
            number: 1000 + self.observers,
            browser: self.meeting.observer.clone(),
            session: self.meeting.session.clone(),
            item: self.meeting.item.clone(),
            doubtful: false,
            addresses: vec![self.nodes[self.nodes.len() - 1].address],
        };
        let dice = Dice::new(self.dice.roll());
        let mut observer = Client::new(who, self.scribe.clone(), self.gauges.clone(), dice);
        observer.recover().await;
        observer.settle(head).await;
    }

    /// Those that are not disturbed are acknowledged again.
    async fn others_go_on(&self, longest_pause: &mut Duration) {
        let (since, enough) = (Instant::now(), self.counts().0 + ACKS_OF_OTHERS);
        self.until(|scene| scene.counts().0 >= enough, "acknowledgements of the others").await;
        *longest_pause = since.elapsed().max(*longest_pause);
    }

    /// Freezes a server at a moment when it holds the journal's lock; gives its process, and a connection to watch it.
    async fn freeze_lock_holder(&mut self) -> (u32, PgConnection) {
        let cluster = self.place.cluster.clone().expect("the database is PostgreSQL");
        let mut connection = cluster.connect().await;
        for _ in 0..TRIES {
            let victim = usize::try_from(self.dice.below(2)).unwrap();
            let pid = self.nodes[victim].pid();
            signal(pid, Signal::Stop).await;
            if crate::locks::holds(&mut connection, pid).await {
                return (pid, connection);
            }
            signal(pid, Signal::Continue).await;
            tokio::time::sleep(Duration::from_millis(1 + self.dice.below(5))).await;
        }
        panic!("no server was ever frozen with the lock");
    }

    fn note_in_flight(&self, tally: &mut Tally) {
        let number = self.gauges.in_flight.load(Ordering::Relaxed).unsigned_abs();
        tally.in_flight = number;
        tally.fewest_in_flight = Some(number);
    }

    /// Acknowledgements and refusals so far.
    fn counts(&self) -> (u64, u64) {
        let gauges = &self.gauges;
        (gauges.acks.load(Ordering::Relaxed), gauges.refusals.load(Ordering::Relaxed))
    }

    async fn until(&self, done: impl Fn(&Self) -> bool, what: &str) {
        let since = Instant::now();
        while !done(self) {
            assert!(since.elapsed() < PATIENCE, "{what} do not come: {}", self.standstill());
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
    }

    /// What there is to know when nothing happens any more.
    fn standstill(&self) -> String {
        let said = self.nodes.iter().map(|node| format!("\n{}: {}", node.address, node.said()));
        format!("{:?}{}", self.gauges, said.collect::<String>())
    }
}
