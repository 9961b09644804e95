//! Properties 4 and 5: everybody gets the log's own events without a gap, and the log keeps the order of real time.

use std::collections::BTreeMap;

use serde_json::Value;
use uuid::Uuid;

use super::{Anomaly, Evidence, answers};
use crate::history::Record;

pub(super) fn check(evidence: &Evidence<'_>) -> Vec<Anomaly> {
    let mut found = contiguous(evidence);
    found.extend(real_time(evidence));
    found
}

fn contiguous(evidence: &Evidence<'_>) -> Vec<Anomaly> {
    let mut at: BTreeMap<u32, u64> = BTreeMap::new();
    let mut found = Vec::new();
    let log: BTreeMap<u64, Option<&Value>> =
        evidence.log.iter().map(|entry| (entry.seq, entry.event.as_ref())).collect();
    for record in evidence.history {
        match record {
            Record::Snapshot { client, seq } => {
                at.insert(*client, *seq);
            }
            Record::Event { client, seq, event } => {
                let expected = at.get(client).map_or(*seq, |last| last + 1);
                if *seq != expected {
                    found.push(Anomaly::Gap { client: *client, expected, got: *seq });
                }
                at.insert(*client, *seq);
                let kept = log.get(seq).copied();
                if !kept.is_some_and(|kept| may_look_like(event.as_ref(), kept)) {
                    found.push(Anomaly::Differs { client: *client, seq: *seq });
                }
            }
            _ => {}
        }
    }
    found
}

/// Whether a viewer may see what the log holds in this way: hidden as a whole, or a blind vote or an opinion without its
/// content.
fn may_look_like(seen: Option<&Value>, kept: Option<&Value>) -> bool {
    let Some(seen) = seen else { return true };
    let Some(kept) = kept else { return false };
    let hideable = ["vote.cast", "opinion.given"].iter().any(|name| kept["type"] == *name);
    if hideable { hides(seen, kept) } else { seen == kept }
}

/// Whether `seen` is `kept` with some values missing or null.
fn hides(seen: &Value, kept: &Value) -> bool {
    match (seen, kept) {
        (Value::Null, _) => true,
        (Value::Object(seen), Value::Object(kept)) => {
            seen.iter().all(|(name, value)| kept.get(name).is_some_and(|kept| hides(value, kept)))
        }
        _ => seen == kept,
    }
}

/// What was sent after an acknowledgement had come, to anybody, stands after it.
fn real_time(evidence: &Evidence<'_>) -> Vec<Anomaly> {
    let mut newest = 0;
    let mut before: BTreeMap<Uuid, u64> = BTreeMap::new();
    for record in evidence.history {
        match record {
            Record::Invoke { cmd, .. } => {
                before.insert(*cmd, newest);
            }
            Record::Ok { seq, .. } => newest = newest.max(*seq),
            _ => {}
        }
    }
    let places = answers::places(evidence.log);
    let early = |(cmd, acked_before): (&Uuid, &u64)| {
        let seq = places.get(cmd)?.first()?.first;
        (seq <= *acked_before).then_some(Anomaly::OutOfOrder { cmd: *cmd, seq, acked_before: *acked_before })
    };
    before.iter().filter_map(early).collect()
}
