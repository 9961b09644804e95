//! What `strace -f -y` saw of the log file and of the acknowledgements: SIGKILL cannot show a missing flush, because
//! what a killed process wrote is still in the kernel's hands. A power cut would show it.

use std::collections::HashMap;

use uuid::Uuid;

/// What matters of a system call, in the order in which the tracer saw it.
#[derive(Debug, PartialEq)]
enum Step {
    /// Something was written to the log file.
    Wrote,
    /// The log file was flushed to disk; `began` is the number of steps before its beginning.
    Flushed { began: usize },
    /// Acknowledgements went out.
    Acked(Vec<Uuid>),
}

/// Acknowledged commands by whether their commit was on disk before.
#[derive(Debug, Default, PartialEq)]
pub struct Flushes {
    /// Between the acknowledgement before and this one, the log was written and then flushed.
    pub flushed: Vec<Uuid>,
    pub unflushed: Vec<Uuid>,
}

/// Reads a trace of commands that were given one after the other, each when the one before had been acknowledged.
/// `log` is in the name of the log's files and of no other.
pub fn flushes(trace: &str, log: &str) -> Flushes {
    let mut all = Flushes::default();
    let (mut wrote, mut flushed) = (None, false);
    for (at, step) in steps(trace, log).into_iter().enumerate() {
        match step {
            Step::Wrote => wrote = wrote.or(Some(at)),
            Step::Flushed { began } => flushed |= wrote.is_some_and(|wrote| wrote < began),
            Step::Acked(ids) => {
                let list = if flushed { &mut all.flushed } else { &mut all.unflushed };
                list.extend(ids);
                (wrote, flushed) = (None, false);
            }
        }
    }
    all
}

fn steps(trace: &str, log: &str) -> Vec<Step> {
    let mut steps = Vec::new();
    // Flushes that have begun, by process.
    let mut under_way: HashMap<&str, usize> = HashMap::new();
    for line in trace.lines() {
        let Some((process, call)) = line.split_once(' ').map(|(pid, call)| (pid, call.trim_start())) else {
            continue;
        };
        let is_flush = call.starts_with("fsync(") || call.starts_with("fdatasync(");
        if is_flush && of_file(call, log) {
            if call.contains("<unfinished ...>") {
                under_way.insert(process, steps.len());
            } else if call.ends_with("= 0") {
                let began = steps.len();
                steps.push(Step::Flushed { began });
            }
        } else if call.starts_with("<... fsync resumed>") || call.starts_with("<... fdatasync resumed>") {
            if let Some(began) = under_way.remove(process).filter(|_| call.ends_with("= 0")) {
                steps.push(Step::Flushed { began });
            }
        } else if call.starts_with("<...") {
            continue;
        } else if writes(call) && of_file(call, log) {
            steps.push(Step::Wrote);
        } else if let ids = acks(call)
            && !ids.is_empty()
        {
            steps.push(Step::Acked(ids));
        }
    }
    steps
}

fn writes(call: &str) -> bool {
    ["write(", "pwrite64(", "writev(", "pwritev("].iter().any(|name| call.starts_with(name))
}

/// Whether the call is about a file with `name` in its path: strace writes `12</path/of/the/file>`.
fn of_file(call: &str, name: &str) -> bool {
    let path = call.split_once('<').and_then(|(_, rest)| rest.split_once('>'));
    path.is_some_and(|(path, _)| path.starts_with('/') && path.contains(name))
}

/// The commands that a call acknowledges.
fn acks(call: &str) -> Vec<Uuid> {
    const BEFORE: &str = r#"{\"t\":\"ack\",\"cmd_id\":\""#;
    call.split(BEFORE).skip(1).filter_map(|rest| rest.get(..36)?.parse().ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "019ab000-0000-7000-8000-000000000001";
    const WROTE: &str = r#"7 pwrite64(9</data/samsyn.db-wal>, "x"..., 4096, 32) = 4096"#;
    const FLUSHED: &str = "7 fdatasync(9</data/samsyn.db-wal>) = 0";

    fn acked() -> String {
        format!(
            r#"8 sendto(12<TCP:[127.0.0.1:1->127.0.0.1:2]>, "\201~{{\"t\":\"ack\",\"cmd_id\":\"{ID}\",", 90, 0) = 90"#
        )
    }

    /// Whether the one command of a trace was flushed.
    fn is_flushed(lines: &[&str]) -> bool {
        let found = flushes(&lines.join("\n"), ".db-wal");
        assert_eq!(found.flushed.len() + found.unflushed.len(), 1, "{found:?}");
        found.flushed == [ID.parse::<Uuid>().unwrap()]
    }

    #[test]
    fn a_commit_that_is_flushed_before_its_acknowledgement_is_sound() {
        assert!(is_flushed(&[WROTE, FLUSHED, &acked()]));
    }

    #[test]
    fn an_acknowledgement_without_a_flush_or_before_it_is_found() {
        assert!(!is_flushed(&[WROTE, &acked()]));
        assert!(!is_flushed(&[WROTE, &acked(), FLUSHED]));
        assert!(!is_flushed(&[FLUSHED, WROTE, &acked()]));
    }

    #[test]
    fn a_flush_of_another_file_or_one_that_failed_does_not_count() {
        assert!(!is_flushed(&[WROTE, "7 fdatasync(9</data/variants.db>) = 0", &acked()]));
        let failed = "7 fdatasync(9</data/samsyn.db-wal>) = -1 EIO (Input/output error)";
        assert!(!is_flushed(&[WROTE, failed, &acked()]));
    }

    #[test]
    fn a_flush_counts_from_its_beginning_and_when_it_returns() {
        let begun = "7 fdatasync(9</data/samsyn.db-wal> <unfinished ...>";
        let done = "7 <... fdatasync resumed>) = 0";
        assert!(is_flushed(&[WROTE, begun, done, &acked()]));
        assert!(!is_flushed(&[begun, WROTE, done, &acked()]));
        assert!(!is_flushed(&[WROTE, begun, &acked(), done]));
    }

    #[test]
    fn every_acknowledgement_needs_a_flush_of_its_own() {
        let found = flushes(&[WROTE, FLUSHED, &acked(), WROTE, &acked()].join("\n"), ".db-wal");
        assert_eq!((found.flushed.len(), found.unflushed.len()), (1, 1));
    }
}
