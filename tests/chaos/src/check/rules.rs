//! Property 7: the board's own rules, read from the log and from nothing else, so that a fault of the reducer shows.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::{Anomaly, Entry};

/// What the log says of the board so far.
#[derive(Default)]
struct Board {
    /// Item and person.
    recused: BTreeSet<(String, String)>,
    /// The case before the board.
    presented: Option<String>,
    /// Electorates of open ballots by their id.
    open: BTreeMap<String, BTreeSet<String>>,
    /// Hash of the decided content by item.
    decided: BTreeMap<String, String>,
}

pub(super) fn check(log: &[Entry]) -> Vec<Anomaly> {
    let mut board = Board::default();
    log.iter().filter_map(|entry| board.take(entry)).collect()
}

impl Board {
    /// Takes in an entry; gives what is wrong with it.
    fn take(&mut self, entry: &Entry) -> Option<Anomaly> {
        let item = text(entry, "/item");
        let seq = entry.seq;
        match entry.name()? {
            "conflict.declared" => self.conflict(entry, item),
            "case.presented" | "case.amended" => {
                let before = self.presented.replace(item.clone());
                return before.filter(|before| *before != item).map(|_| Anomaly::TwoPresented { seq });
            }
            "case.set_down" | "case.deferred" | "case.withdrawn" => self.leaves(&item),
            "decision.frozen" => {
                self.leaves(&item);
                self.decided.insert(item, text(entry, "/content_sha256"));
            }
            "decision.withdrawn" => {
                self.decided.remove(&item);
                self.presented = Some(item);
            }
            "decision.signed" => {
                let signed = text(entry, "/signature/content_sha256");
                return (self.decided.get(&item) != Some(&signed))
                    .then_some(Anomaly::SignedAfterChange { seq });
            }
            "ballot.opened" => {
                self.open.insert(text(entry, "/ballot/id"), texts(entry.body("/ballot/electorate")));
            }
            "ballot.voided" => {
                self.open.remove(&text(entry, "/ballot"));
            }
            "vote.cast" => return self.vote(entry, item),
            "ballot.closed" => return self.closed(entry),
            _ => {}
        }
        None
    }

    /// The case is not before the board any more.
    fn leaves(&mut self, item: &str) {
        self.presented.take_if(|presented| presented == item);
    }

    fn conflict(&mut self, entry: &Entry, item: String) {
        let person = text(entry, "/person");
        if entry.body("/recused") == Some(&Value::Bool(true)) {
            self.open.values_mut().for_each(|electorate| {
                electorate.remove(&person);
            });
            self.recused.insert((item, person));
        } else {
            self.recused.remove(&(item, person));
        }
    }

    fn vote(&self, entry: &Entry, item: String) -> Option<Anomaly> {
        let (seq, voter) = (entry.seq, text(entry, "/vote/voter"));
        let Some(electorate) = self.open.get(&text(entry, "/ballot")) else {
            return Some(Anomaly::VoteWithoutBallot { seq });
        };
        if self.recused.contains(&(item, voter.clone())) {
            return Some(Anomaly::VoteByRecused { seq });
        }
        (!electorate.contains(&voter)).then_some(Anomaly::VoteFromOutside { seq })
    }

    /// Those who voted are among those who might at the opening, and with those who did not they are all of them.
    fn closed(&mut self, entry: &Entry) -> Option<Anomaly> {
        let seq = entry.seq;
        let Some(electorate) = self.open.remove(&text(entry, "/ballot")) else {
            return Some(Anomaly::VoteWithoutBallot { seq });
        };
        let votes = entry.body("/votes").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
        let voters: BTreeSet<String> =
            votes.iter().filter_map(|vote| vote["voter"].as_str().map(str::to_owned)).collect();
        let absent = entry.body("/result/not_voted").and_then(Value::as_u64).unwrap_or(u64::MAX);
        let whole = voters.len() as u64 + absent == electorate.len() as u64;
        (!voters.is_subset(&electorate) || !whole).then_some(Anomaly::ElectorateChanged { seq })
    }
}

fn text(entry: &Entry, pointer: &str) -> String {
    entry.body(pointer).and_then(Value::as_str).unwrap_or_default().to_owned()
}

fn texts(list: Option<&Value>) -> BTreeSet<String> {
    let list = list.and_then(Value::as_array).into_iter().flatten();
    list.filter_map(|one| one.as_str().map(str::to_owned)).collect()
}
