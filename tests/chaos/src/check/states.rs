//! Property 6: the log alone gives what every client shows and what the database's rows say.

use super::{Anomaly, Evidence};
use crate::history::Record;

pub(super) fn check(evidence: &Evidence<'_>) -> Vec<Anomaly> {
    let mut found: Vec<Anomaly> = evidence
        .history
        .iter()
        .filter_map(|record| match record {
            Record::Screen { client, person, seq, sha256 } if (evidence.replay)(*seq, *person) != *sha256 => {
                Some(Anomaly::OtherScreen { client: *client, seq: *seq })
            }
            _ => None,
        })
        .collect();
    let (replayed, rows) = &evidence.rows;
    if replayed != rows {
        found.push(Anomaly::OtherRows { replayed: replayed.clone(), found: rows.clone() });
    }
    found
}
