//! Properties 1 to 3: what was acknowledged is there once, what was refused is not, and what nobody knows of is there at
//! most once.

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use super::{Anomaly, Entry, Evidence};
use crate::history::Record;

/// Events that a session gets before its clients come, over HTTP.
const PLANNED: [&str; 2] = ["session.scheduled", "agenda.added"];

pub(super) fn check(evidence: &Evidence<'_>) -> Vec<Anomaly> {
    let places = places(evidence.log);
    let mut found = Vec::new();
    let mut given = BTreeSet::new();
    let mut acked: BTreeMap<Uuid, u64> = BTreeMap::new();
    for record in evidence.history {
        match record {
            Record::Invoke { cmd, .. } => {
                given.insert(*cmd);
            }
            Record::Ok { cmd, seq, dup, .. } => match acked.insert(*cmd, *seq) {
                None => found.extend(missing(*cmd, *seq, places.get(cmd))),
                Some(first) if first != *seq => {
                    found.push(Anomaly::AnsweredTwice { cmd: *cmd, first, then: *seq })
                }
                Some(_) if !dup => found.push(Anomaly::NotKnownAgain { cmd: *cmd }),
                Some(_) => {}
            },
            Record::Fail { cmd, code, .. } => {
                let seq = places.get(cmd).and_then(|runs| runs.first()).map(|run| run.first);
                found.extend(seq.map(|seq| Anomaly::RefusedAndDone { cmd: *cmd, code: code.clone(), seq }));
            }
            _ => {}
        }
    }
    for (cmd, runs) in places.iter().filter(|(_, runs)| runs.len() > 1) {
        found.push(Anomaly::Duplicated { cmd: *cmd, seqs: runs.iter().map(|run| run.first).collect() });
    }
    let strange = |entry: &&Entry| {
        entry.name().is_some_and(|name| !PLANNED.contains(&name))
            && entry.command.is_none_or(|command| !given.contains(&command))
    };
    found.extend(evidence.log.iter().filter(strange).map(|entry| Anomaly::Nobodys { seq: entry.seq }));
    found
}

fn missing(cmd: Uuid, seq: u64, runs: Option<&Vec<Run>>) -> Option<Anomaly> {
    match runs.and_then(|runs| runs.first()) {
        None => Some(Anomaly::Lost { cmd, seq }),
        Some(run) if run.last != seq => Some(Anomaly::Elsewhere { cmd, acked: seq, found: run.last }),
        Some(_) => None,
    }
}

/// The entries of one command: a command may lead to several events, of different kinds.
pub(super) struct Run {
    pub first: u64,
    pub last: u64,
    kinds: BTreeSet<String>,
}

/// Where each command's events stand in the log.
pub(super) fn places(log: &[Entry]) -> BTreeMap<Uuid, Vec<Run>> {
    let mut places: BTreeMap<Uuid, Vec<Run>> = BTreeMap::new();
    for entry in log {
        let (Some(command), Some(name)) = (entry.command, entry.name()) else { continue };
        let runs = places.entry(command).or_default();
        let further = |run: &&mut Run| run.last + 1 == entry.seq && !run.kinds.contains(name);
        match runs.last_mut().filter(further) {
            Some(run) => {
                run.last = entry.seq;
                run.kinds.insert(name.to_owned());
            }
            None => runs.push(Run { first: entry.seq, last: entry.seq, kinds: [name.to_owned()].into() }),
        }
    }
    places
}
