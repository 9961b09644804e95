//! Which commands were accepted and which refusals were met, how often.

use std::collections::BTreeMap;
use std::fmt;

use serde_json::Value;

use crate::session::{Command, Event, Refusal};

/// Every command's name.
const COMMANDS: [&str; 44] = [
    "addendum.add",
    "agenda.add",
    "agenda.move",
    "agenda.publish",
    "attendance.enter",
    "attendance.join",
    "attendance.leave",
    "ballot.close",
    "ballot.open",
    "case.amend",
    "case.decide_by_ballot",
    "case.decide_by_consensus",
    "case.defer",
    "case.present",
    "case.requeue",
    "case.set_down",
    "case.withdraw",
    "chair.accept",
    "chair.claim",
    "chair.keep",
    "chair.offer",
    "conflict.declare",
    "decision.sign",
    "decision.withdraw",
    "dissent.record",
    "dissent.withdraw",
    "explained.spoken",
    "note.add",
    "opinion.give",
    "presenter.set",
    "readback.begin",
    "recommendation.propose",
    "recommendation.revise",
    "recommendation.withdraw",
    "session.cancel",
    "session.close",
    "session.confirm_reopening",
    "session.pause",
    "session.reopen",
    "session.resume",
    "session.schedule",
    "session.start",
    "vote.cast",
    "wishes.spoken",
];

/// Every refusal's code. `not_writable` is of a number that JSON cannot hold, which no case has.
const REFUSALS: [&str; 31] = [
    "advisory_only",
    "agenda_empty",
    "already",
    "another_presented",
    "answers_awaited",
    "ballot_incomplete",
    "ballot_needed",
    "cases_open",
    "chair_awaited",
    "chair_is_here",
    "content_changed",
    "deadline_needed",
    "deadline_passed",
    "deputy_before",
    "dissent_stands",
    "forbidden",
    "incomplete",
    "item_not",
    "no_quorum",
    "no_such_option",
    "not_read_back",
    "nothing_carried",
    "nothing_proposed",
    "reason_needed",
    "recused",
    "session_not",
    "stale",
    "stale_term",
    "unknown",
    "votes_missing",
    "repeated",
];

/// Counts by name.
#[derive(Default)]
pub struct Coverage {
    accepted: BTreeMap<String, u32>,
    refused: BTreeMap<String, u32>,
    events: BTreeMap<&'static str, u32>,
}

fn name_of(document: &Value, field: &str) -> String {
    document[field].as_str().unwrap().to_owned()
}

impl Coverage {
    /// Notes what became of a command.
    pub fn note(&mut self, command: &Command, outcome: &Result<Vec<Event>, Refusal>) {
        match outcome {
            Ok(events) => {
                let name = name_of(&serde_json::to_value(command).unwrap(), "type");
                *self.accepted.entry(name).or_default() += 1;
                for event in events {
                    *self.events.entry(event.name()).or_default() += 1;
                }
            }
            Err(refusal) => {
                let code = name_of(&serde_json::to_value(refusal).unwrap(), "code");
                *self.refused.entry(code).or_default() += 1;
            }
        }
    }

    /// A resent command got its first answer.
    pub fn note_repeated(&mut self) {
        *self.refused.entry("repeated".to_owned()).or_default() += 1;
    }

    /// Commands never accepted and refusals never met.
    pub fn missing(&self) -> Vec<&'static str> {
        let commands = COMMANDS.into_iter().filter(|name| !self.accepted.contains_key(*name));
        commands.chain(REFUSALS.into_iter().filter(|code| !self.refused.contains_key(*code))).collect()
    }
}

impl fmt::Display for Coverage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (title, counts) in [("accepted", &self.accepted), ("refused", &self.refused)] {
            writeln!(f, "{title}")?;
            for (name, count) in counts {
                writeln!(f, "  {name:<28}{count:>8}")?;
            }
        }
        writeln!(f, "events")?;
        for (name, count) in &self.events {
            writeln!(f, "  {name:<28}{count:>8}")?;
        }
        Ok(())
    }
}
