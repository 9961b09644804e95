//! A client that never gives up: it sends what it was not answered again under the same id, and comes back to where it
//! had read.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use board::ids::PersonId;
use board::session::{Event, State};
use serde_json::{Value, json};
use story::Browser;
use tokio::sync::watch;
use uuid::Uuid;

use crate::dice::Dice;
use crate::history::{Record, Scribe};
use crate::line::{Line, Lost};
use crate::record;
use crate::workload::Wish;

/// Commands that a client has under way at once.
const WINDOW: usize = 4;
/// Commands of one line, a little below what the server allows: at once, and a second.
const AT_ONCE: f64 = 36.0;
const A_SECOND: f64 = 18.0;
/// How long a client tries to come back.
const PATIENCE: Duration = Duration::from_secs(40);
/// An answer comes within this time, or the line is given up.
const ANSWER: Duration = Duration::from_secs(12);
/// Time between two looks at what there is to do.
const PAUSE: Duration = Duration::from_millis(50);

/// What all clients together have seen so far.
#[derive(Debug, Default)]
pub struct Gauges {
    pub acks: AtomicU64,
    pub refusals: AtomicU64,
    /// Sent, and not answered.
    pub in_flight: AtomicI64,
    /// Sent once more.
    pub resent: AtomicU64,
    /// Answered with "try again".
    pub put_off: AtomicU64,
    /// Refused because the client spoke too often.
    pub over_rate: AtomicU64,
}

/// What a message meant.
enum Heard {
    Nothing,
    /// The server could not tell whether this command happened: it is to be sent again.
    Again(Uuid),
}

/// Who a client is, and where it goes.
pub struct Identity {
    pub number: u32,
    pub browser: Browser,
    pub session: String,
    pub item: String,
    pub doubtful: bool,
    /// Servers that it may go to, its own first.
    pub addresses: Vec<SocketAddr>,
}

/// A client.
pub struct Client {
    who: Identity,
    id: Uuid,
    line: Option<Line>,
    seq: Option<u64>,
    state: Option<State>,
    waiting: Vec<(Uuid, Value)>,
    answered: Vec<(Uuid, Value)>,
    allowance: (f64, Instant),
    /// When it last had an answer, or nothing to wait for.
    heard: Instant,
    scribe: Scribe,
    gauges: Arc<Gauges>,
    dice: Dice,
}

impl Client {
    /// A client that is nowhere yet.
    pub fn new(who: Identity, scribe: Scribe, gauges: Arc<Gauges>, mut dice: Dice) -> Self {
        let id = fresh(&mut dice);
        let heard = Instant::now();
        let allowance = (AT_ONCE, heard);
        let (line, seq, state) = (None, None, None);
        let (waiting, answered) = (Vec::new(), Vec::new());
        Self { who, id, line, seq, state, waiting, answered, allowance, heard, scribe, gauges, dice }
    }

    /// Gives commands until it is told to stop, wherever a server takes its line.
    pub async fn load(&mut self, stop: &mut watch::Receiver<bool>) {
        while !*stop.borrow() {
            if self.line.is_none() && !self.go_elsewhere().await {
                tokio::time::sleep(PAUSE).await;
                continue;
            }
            let heard = match self.give_some().await {
                Ok(()) => tokio::select! {
                    heard = self.next() => heard,
                    _ = stop.changed() => return,
                    () = tokio::time::sleep(PAUSE) => Ok(Heard::Nothing),
                },
                Err(Lost) => Err(Lost),
            };
            let done = match heard {
                Ok(Heard::Nothing) => Ok(()),
                Ok(Heard::Again(id)) => self.give_again(id).await,
                Err(Lost) => Err(Lost),
            };
            if done.is_err() || self.is_unanswered() {
                self.lose();
            }
        }
    }

    /// Comes back to its own server and has everything answered.
    pub async fn recover(&mut self) {
        let since = Instant::now();
        while since.elapsed() < PATIENCE {
            let home = self.who.addresses[0];
            if self.line.is_none() && !self.connect(home).await {
                tokio::time::sleep(PAUSE).await;
                continue;
            }
            match tokio::time::timeout(ANSWER, self.ask_again()).await {
                Ok(Ok(())) => return,
                Ok(Err(Lost)) | Err(_) => self.lose(),
            }
        }
        panic!("client {} does not come back: {} commands wait", self.who.number, self.waiting.len());
    }

    /// Sends some commands again whose answers it knows: they must get the same ones.
    pub async fn doubt(&mut self, count: usize) {
        for _ in 0..count {
            let at = self.dice.below(self.answered.len() as u64);
            if !self.answered.is_empty() {
                let again = self.answered.swap_remove(usize::try_from(at).unwrap());
                self.gauges.in_flight.fetch_add(1, Ordering::Relaxed);
                self.waiting.push(again);
            }
        }
        self.recover().await;
    }

    /// Gives one command and waits until it is answered.
    pub async fn give(&mut self, command: Value) {
        let id = fresh(&mut self.dice);
        self.invoke(id, command);
        self.recover().await;
    }

    /// Reads up to the entry `head` and notes what it shows then.
    pub async fn settle(&mut self, head: u64) {
        let since = Instant::now();
        while self.seq.is_none_or(|seq| seq < head) {
            assert!(since.elapsed() < PATIENCE, "client {} does not catch up", self.who.number);
            match tokio::time::timeout(ANSWER, self.next()).await {
                Ok(Ok(_)) => {}
                Ok(Err(Lost)) | Err(_) => {
                    self.lose();
                    self.recover().await;
                }
            }
        }
        let (Some(seq), Some(state)) = (self.seq, &self.state) else { return };
        let (client, person) = (self.who.number, self.who.browser.person);
        let sha256 = record::screen(state, person);
        self.scribe.write(Record::Screen { client, person, seq, sha256 });
    }

    /// The state that it shows.
    pub fn state(&self) -> Option<&State> {
        self.state.as_ref()
    }

    /// Who it is.
    pub fn person(&self) -> PersonId {
        self.who.browser.person
    }

    async fn go_elsewhere(&mut self) -> bool {
        for address in self.who.addresses.iter().skip(1).copied().collect::<Vec<_>>() {
            if self.connect(address).await && self.resend().await.is_ok() {
                return true;
            }
        }
        false
    }

    async fn connect(&mut self, address: SocketAddr) -> bool {
        let whom = (self.who.browser.cookie.as_str(), self.who.session.as_str(), self.id);
        self.line = Line::open(address, whom, self.seq).await.ok();
        self.heard = Instant::now();
        self.allowance = (AT_ONCE, self.heard);
        self.line.is_some()
    }

    /// The line is gone: what waits may have happened or not.
    fn lose(&mut self) {
        self.line = None;
        for (cmd, _) in &self.waiting {
            self.scribe.write(Record::Info { client: self.who.number, cmd: *cmd });
        }
    }

    async fn give_some(&mut self) -> Result<(), Lost> {
        while self.waiting.len() < WINDOW && self.may_speak() {
            let id = fresh(&mut self.dice);
            let wish = Wish {
                person: self.who.browser.person,
                item: &self.who.item,
                state: self.state.as_ref(),
                doubtful: self.who.doubtful,
            };
            let command = wish.command(id, &mut self.dice);
            self.invoke(id, command);
            let sent = self.waiting.last().cloned();
            if let Some((id, command)) = sent {
                self.say(id, command).await?;
            }
        }
        Ok(())
    }

    fn invoke(&mut self, id: Uuid, command: Value) {
        let kind = command["type"].as_str().unwrap_or_default().to_owned();
        self.scribe.write(Record::Invoke { client: self.who.number, cmd: id, command: kind });
        self.gauges.in_flight.fetch_add(1, Ordering::Relaxed);
        if self.waiting.is_empty() {
            self.heard = Instant::now();
        }
        self.waiting.push((id, command));
    }

    /// Sends everything again that waits for an answer, and waits until it has them.
    async fn ask_again(&mut self) -> Result<(), Lost> {
        self.resend().await?;
        while !self.waiting.is_empty() {
            if let Heard::Again(id) = self.next().await? {
                self.give_again(id).await?;
            }
        }
        Ok(())
    }

    /// Sends a command again, a little later, that the server could not do now.
    async fn give_again(&mut self, id: Uuid) -> Result<(), Lost> {
        tokio::time::sleep(Duration::from_millis(100)).await;
        let known = self.waiting.iter().find(|(one, _)| *one == id);
        match known.map(|(_, command)| command.clone()) {
            Some(command) => self.say(id, command).await,
            None => Ok(()),
        }
    }

    /// Whether an answer has been waited for too long.
    fn is_unanswered(&self) -> bool {
        !self.waiting.is_empty() && self.heard.elapsed() > ANSWER
    }

    async fn resend(&mut self) -> Result<(), Lost> {
        for (id, command) in self.waiting.clone() {
            self.gauges.resent.fetch_add(1, Ordering::Relaxed);
            self.say(id, command).await?;
        }
        Ok(())
    }

    async fn say(&mut self, id: Uuid, mut command: Value) -> Result<(), Lost> {
        command["t"] = json!("cmd");
        command["cmd_id"] = json!(id);
        // The server counts what is sent again, too.
        self.allowance.0 -= 1.0;
        self.line.as_mut().ok_or(Lost)?.say(&command).await
    }

    async fn next(&mut self) -> Result<Heard, Lost> {
        let message = self.line.as_mut().ok_or(Lost)?.hear().await?;
        match message["t"].as_str().unwrap_or_default() {
            "snapshot" => self.snapshot(message),
            "events" => message["events"].as_array().into_iter().flatten().for_each(|one| self.event(one)),
            "ack" => self.acked(&message),
            "nack" => return Ok(self.refused(&message)),
            "ping" => {
                let pong = json!({ "t": "pong", "n": message["n"] });
                self.line.as_mut().ok_or(Lost)?.say(&pong).await?;
            }
            _ => {}
        }
        Ok(Heard::Nothing)
    }

    fn snapshot(&mut self, mut message: Value) {
        let seq = message["seq"].as_u64().unwrap();
        self.scribe.write(Record::Snapshot { client: self.who.number, seq });
        self.seq = Some(seq);
        self.state = serde_json::from_value(message["state"].take()).unwrap();
    }

    fn event(&mut self, one: &Value) {
        let seq = one["seq"].as_u64().unwrap();
        let event = Some(one["event"].clone()).filter(|event| !event.is_null());
        if let Some(event) = &event {
            let event: Event = serde_json::from_value(event.clone()).unwrap();
            self.state = State::evolve(self.state.take(), &event);
        }
        self.seq = Some(seq);
        self.scribe.write(Record::Event { client: self.who.number, seq, event });
    }

    fn acked(&mut self, message: &Value) {
        let (Some(cmd), Some(seq)) = (id_of(message), message["seq"].as_u64()) else { return };
        let dup = message["dup"] == true;
        self.scribe.write(Record::Ok { client: self.who.number, cmd, seq, dup });
        if self.answered(cmd) {
            self.gauges.acks.fetch_add(1, Ordering::Relaxed);
        }
    }

    fn refused(&mut self, message: &Value) -> Heard {
        let Some(cmd) = id_of(message) else { return Heard::Nothing };
        let code = message["reason"]["code"].as_str().unwrap_or_default().to_owned();
        if code == "try_again" || code == "rate" {
            let put_off = if code == "rate" { &self.gauges.over_rate } else { &self.gauges.put_off };
            put_off.fetch_add(1, Ordering::Relaxed);
            self.scribe.write(Record::Info { client: self.who.number, cmd });
            return Heard::Again(cmd);
        }
        self.scribe.write(Record::Fail { client: self.who.number, cmd, code });
        if self.answered(cmd) {
            self.gauges.refusals.fetch_add(1, Ordering::Relaxed);
        }
        Heard::Nothing
    }

    /// Whether the command had waited for its answer.
    fn answered(&mut self, cmd: Uuid) -> bool {
        let Some(at) = self.waiting.iter().position(|(id, _)| *id == cmd) else { return false };
        self.heard = Instant::now();
        self.gauges.in_flight.fetch_sub(1, Ordering::Relaxed);
        self.answered.push(self.waiting.remove(at));
        true
    }

    fn may_speak(&mut self) -> bool {
        let (left, since) = self.allowance;
        let left = (left + since.elapsed().as_secs_f64() * A_SECOND).min(AT_ONCE);
        self.allowance = (left, Instant::now());
        left >= 1.0
    }
}

fn id_of(message: &Value) -> Option<Uuid> {
    message["cmd_id"].as_str()?.parse().ok()
}

/// A new identifier, of this moment.
pub fn fresh(dice: &mut Dice) -> Uuid {
    let mut bytes = [0; 10];
    bytes[..8].copy_from_slice(&dice.roll().to_be_bytes());
    bytes[8..].copy_from_slice(&dice.roll().to_be_bytes()[..2]);
    board::ids::CommandId::at(board::Clock::System.now(), bytes).0
}
