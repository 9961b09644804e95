//! Limits of live sessions, `[live]` in the configuration. docs/operating/live.md is their manual.

use std::num::NonZeroU32;
use std::time::Duration;

use serde::{Deserialize, Serialize};

/// What one line, one person and all lines together may use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct LiveConfig {
    /// Longest message taken, in bytes.
    pub message_bytes: NonZeroU32,
    /// Commands of a line that may be without an answer.
    pub unanswered_commands: NonZeroU32,
    /// Commands of a line a second.
    pub commands_per_second: NonZeroU32,
    /// Commands of a line at once.
    pub commands_at_once: NonZeroU32,
    /// Presence updates of a line a second; twice as many at once.
    pub presence_per_second: NonZeroU32,
    /// Messages of any kind of a line a second.
    pub messages_per_second: NonZeroU32,
    /// Messages of any kind of a line at once.
    pub messages_at_once: NonZeroU32,
    /// Lines of a person, in all sessions of this server.
    pub lines_per_person: NonZeroU32,
    /// Lines of all people of this server.
    pub lines: NonZeroU32,
    /// Seconds in which the head of a request, an upgrade's too, must have come.
    pub header_seconds: NonZeroU32,
    /// Seconds in which `hello` must have come.
    pub hello_seconds: NonZeroU32,
    /// Seconds in which a frame must have left.
    pub write_seconds: NonZeroU32,
    /// Who was not heard for so many seconds is gone.
    pub silence_seconds: NonZeroU32,
    /// Entries that may wait for a line.
    pub queued_events: NonZeroU32,
    /// Bytes of entries that may wait for a line.
    pub queued_bytes: NonZeroU32,
    /// Answers that may wait for a line.
    pub queued_answers: NonZeroU32,
    /// So many times within a minute a reader may fall behind; the last of them ends the line.
    pub resyncs_per_minute: NonZeroU32,
}

const fn of(number: u32) -> NonZeroU32 {
    match NonZeroU32::new(number) {
        Some(number) => number,
        None => NonZeroU32::MIN,
    }
}

impl Default for LiveConfig {
    fn default() -> Self {
        Self {
            message_bytes: of(65_536),
            unanswered_commands: of(32),
            commands_per_second: of(20),
            commands_at_once: of(40),
            presence_per_second: of(10),
            messages_per_second: of(60),
            messages_at_once: of(120),
            lines_per_person: of(5),
            lines: of(10_000),
            header_seconds: of(10),
            hello_seconds: of(5),
            write_seconds: of(10),
            silence_seconds: of(40),
            queued_events: of(256),
            queued_bytes: of(262_144),
            queued_answers: of(256),
            resyncs_per_minute: of(3),
        }
    }
}

/// A limit as a length of time.
pub fn seconds(limit: NonZeroU32) -> Duration {
    Duration::from_secs(u64::from(limit.get()))
}

/// A limit as a count of things in memory.
pub fn count(limit: NonZeroU32) -> usize {
    usize::try_from(limit.get()).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;

    fn read(text: &str) -> Result<LiveConfig, String> {
        let directory = tempfile::tempdir().unwrap();
        let file = directory.path().join("samsyn.toml");
        std::fs::write(&file, text).unwrap();
        Config::read(Some(&file)).map(|config| config.live).map_err(|error| error.to_string())
    }

    #[test]
    fn a_limit_that_is_given_is_kept_to_and_the_others_stay() {
        let limits = read("[live]\nlines_per_person = 2\n").unwrap();
        assert_eq!(limits, LiveConfig { lines_per_person: of(2), ..LiveConfig::default() });
    }

    #[test]
    fn an_unknown_limit_and_one_of_nothing_are_refused_by_name() {
        for (text, named) in [
            ("[live]\nline_per_person = 2\n", "line_per_person"),
            ("[live]\nhello_seconds = 0\n", "hello_seconds"),
        ] {
            let error = read(text).unwrap_err();
            assert!(error.contains(named), "{error}");
        }
    }

    #[test]
    fn the_manual_names_every_limit_with_its_default() {
        let manual = include_str!("../../../../docs/operating/live.md");
        let limits = serde_json::to_value(LiveConfig::default()).unwrap();
        for (name, default) in limits.as_object().unwrap() {
            assert!(manual.contains(&format!("| `{name}` | {default} |")), "{name} {default}");
        }
        assert_eq!(manual.matches("\n| `").count(), limits.as_object().unwrap().len());
    }
}
