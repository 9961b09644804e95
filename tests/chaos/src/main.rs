//! `make chaos CYCLES=200`: a quarter of so many cycles of each kind. Prints counts and fails on any anomaly.
//! `chaos CYCLES SEED KIND…` runs some kinds only, by their words: `chaos 40 1 one-of-two freeze`.

use std::io::Write;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::{Duration, Instant};

use chaos::check::Anomaly;
use chaos::cluster::Cluster;
use chaos::run::{CYCLES_A_RUN, Kind, Tally, run};

/// A server that is frozen with the journal's lock keeps it less than this: PostgreSQL ends its transaction after 2 s. How
/// long the others pause is printed, too; that also depends on what else the machine does.
const FROZEN: Duration = Duration::from_secs(3);

#[tokio::main]
async fn main() -> ExitCode {
    let mut words = std::env::args().skip(1);
    let cycles: u32 = words.next().and_then(|word| word.parse().ok()).unwrap_or(5);
    let seed: u64 = words.next().and_then(|word| word.parse().ok()).unwrap_or(1);
    let wanted: Vec<String> = words.collect();
    let each = (cycles / 4).max(1);
    let cluster = Arc::new(Cluster::start());
    let mut sound = true;
    let mut all = Tally::default();
    say(format_args!("{}", heading()));
    let is_wanted = |kind: &Kind| wanted.is_empty() || wanted.iter().any(|word| word == kind.word());
    for kind in Kind::ALL.into_iter().filter(is_wanted) {
        let began = Instant::now();
        let mut tally = Tally::default();
        let mut left = each;
        while left > 0 {
            let now = left.min(CYCLES_A_RUN);
            tally.add(run(kind, now, seed.wrapping_mul(1_000_003) + u64::from(left), &cluster).await);
            left -= now;
        }
        say(format_args!("{}", row(kind, &tally, began.elapsed())));
        for anomaly in &tally.anomalies {
            say(format_args!("  {anomaly:?}"));
        }
        if kind == Kind::FreezeLockHolder {
            say(format_args!(
                "  a frozen server kept the lock for {} ms at most",
                tally.longest_held.as_millis()
            ));
            sound &= tally.longest_held < FROZEN;
        }
        let enough = tally.fewest_acks >= Some(200) && tally.fewest_in_flight >= Some(1);
        sound &= enough && tally.anomalies.is_empty();
        all.add(tally);
    }
    let count = |wanted: fn(&Anomaly) -> bool| all.anomalies.iter().filter(|one| wanted(one)).count();
    let lost = count(|one| matches!(one, Anomaly::Lost { .. }));
    let duplicated = count(|one| matches!(one, Anomaly::Duplicated { .. }));
    let others = all.anomalies.len() - lost - duplicated;
    say(format_args!(
        "{} cycles, {} acknowledged: {lost} lost, {duplicated} duplicated, {others} other anomalies",
        all.cycles, all.acks
    ));
    if sound { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn heading() -> String {
    format!(
        "{:<36} {:>6} {:>7} {:>6} {:>8} {:>9} {:>7} {:>7} {:>7} {:>8} {:>9} {:>6}",
        "kind",
        "cycles",
        "acks",
        "least",
        "refused",
        "in flight",
        "resent",
        "put off",
        "entries",
        "pause ms",
        "anomalies",
        "s"
    )
}

fn row(kind: Kind, tally: &Tally, took: Duration) -> String {
    format!(
        "{:<36} {:>6} {:>7} {:>6} {:>8} {:>9} {:>7} {:>7} {:>7} {:>8} {:>9} {:>6}",
        kind,
        tally.cycles,
        tally.acks,
        tally.fewest_acks.unwrap_or(0),
        tally.refusals,
        tally.in_flight,
        tally.resent,
        tally.put_off,
        tally.entries,
        tally.longest_pause.as_millis(),
        tally.anomalies.len(),
        took.as_secs()
    )
}

fn say(words: std::fmt::Arguments<'_>) {
    drop(writeln!(std::io::stdout(), "{words}"));
}
