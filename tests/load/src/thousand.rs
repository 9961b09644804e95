//! A thousand lines, fifty in each of twenty sessions: what an idle one costs, and how long it takes until all are back
//! after all were lost at once.

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use chaos::line::{Line, Lost};
use chaos::place::Place;
use futures_util::future::join_all;
use serde_json::{Value, json};

use crate::crowd::{BOARDS, PEOPLE, Someone};
use crate::fresh;
use crate::subject::Samsyn;
use crate::table::spread;

/// Lines of each person.
const LINES: usize = 5;
/// Lines opened at the same time, before the measurement.
const TOGETHER: usize = 50;
/// The server is left alone for this long before its memory is read.
const SETTLE: Duration = Duration::from_secs(3);

/// Measures a server on `place`; gives lines of the table.
pub async fn measure(name: &str, place: Place, rounds: usize) -> Vec<String> {
    let samsyn = Samsyn::start(place, 1).await;
    let address = samsyn.addresses()[0];
    let mut who = Vec::new();
    let mut sessions = Vec::new();
    for board in 0..BOARDS {
        let session = samsyn.plan(board).await;
        for someone in &samsyn.crowd.boards[board].1 {
            who.extend((0..LINES).map(|_| (someone.clone(), session.clone())));
        }
        sessions.push((samsyn.crowd.boards[board].1.clone(), session));
    }
    assert_eq!(who.len(), BOARDS * PEOPLE * LINES);
    let pid = samsyn.nodes[0].pid();
    tokio::time::sleep(SETTLE).await;
    let before = resident(pid);
    let mut lines = Vec::new();
    let mut seqs = Vec::new();
    for some in who.chunks(TOGETHER) {
        for (line, seq) in
            join_all(some.iter().map(|(someone, session)| first(address, someone, session))).await
        {
            lines.push(line);
            seqs.push(seq);
        }
    }
    tokio::time::sleep(SETTLE).await;
    let each = (resident(pid).saturating_sub(before)) as f64 * 1024.0 / lines.len() as f64 / 1000.0;
    let mut back = Vec::new();
    for round in 0..rounds {
        drop(std::mem::take(&mut lines));
        for (members, session) in &sessions {
            happen(address, &members[round % members.len()], session).await;
        }
        let since = Instant::now();
        let coming = who.iter().zip(&seqs);
        let all =
            join_all(coming.map(|((someone, session), seq)| again(address, someone, session, *seq))).await;
        back.push(since.elapsed().as_secs_f64());
        seqs = all.iter().map(|(_, seq)| *seq).collect();
        lines = all.into_iter().map(|(line, _)| line).collect();
    }
    vec![
        format!("{name}: {} lines in {BOARDS} sessions, kB of memory a line: {each:.1}", lines.len()),
        format!(
            "{name}: {} lines come back at once and have what they missed, s: {}",
            lines.len(),
            spread(&back)
        ),
    ]
}

/// A new line and the number of its snapshot.
async fn first(address: SocketAddr, someone: &Someone, session: &str) -> (Line, u64) {
    let whom = (someone.cookie.as_str(), session, fresh());
    let mut line = Line::open(address, whom, None).await.unwrap();
    let snapshot = until(&mut line, "snapshot").await.unwrap();
    (line, snapshot["seq"].as_u64().unwrap())
}

/// A line that resumes, and the number of the last entry that it had missed.
async fn again(address: SocketAddr, someone: &Someone, session: &str, last: u64) -> (Line, u64) {
    let whom = (someone.cookie.as_str(), session, fresh());
    loop {
        // As a browser does: who is not taken in comes again.
        let Ok(mut line) = Line::open(address, whom, Some(last)).await else { continue };
        if let Ok(missed) = until(&mut line, "events").await {
            let newest = missed["events"].as_array().unwrap().last().unwrap()["seq"].as_u64().unwrap();
            return (line, newest);
        }
    }
}

/// Something that everybody in the session misses.
async fn happen(address: SocketAddr, someone: &Someone, session: &str) {
    let (mut line, _) = first(address, someone, session).await;
    let join =
        json!({ "type": "attendance.join", "body": { "conflicts": [] }, "t": "cmd", "cmd_id": fresh() });
    line.say(&join).await.unwrap();
    assert_eq!(until(&mut line, "ack").await.unwrap()["cmd_id"], join["cmd_id"]);
}

async fn until(line: &mut Line, kind: &str) -> Result<Value, Lost> {
    loop {
        let message = line.hear().await?;
        assert_ne!(message["t"], "nack", "{message}");
        if message["t"] == kind {
            return Ok(message);
        }
    }
}

/// Resident memory of a process, in KiB.
fn resident(pid: u32) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status")).unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap();
    line.split_whitespace().next().unwrap().parse().unwrap()
}
