//! Reading frames: what a client said, within what it may say.

use board::ids::CommandId;
use serde::Deserialize;

use super::commands::Sent;
use super::pace::Pace;
use crate::api::live::{ClientMessage, Nack, NackCode, Place, ServerMessage, View};
use crate::config::live::LiveConfig;

/// What a frame asks for.
#[derive(Debug)]
pub enum Heard {
    /// Another hello, a pong, or something over its limit that is no loss.
    Nothing,
    Command(Sent),
    Presence {
        view: View,
        typing: bool,
    },
    Follow {
        on: bool,
    },
    Resume {
        last: Place,
    },
    /// Is answered at once.
    Answer(ServerMessage),
    Malformed,
    Flood,
}

/// How often the client of one connection may speak.
pub struct Ear {
    commands: Pace,
    presence: Pace,
    resumes: Pace,
    messages: Pace,
}

/// What can be read of a message that is not known as a whole.
#[derive(Deserialize)]
struct Head {
    t: String,
    #[serde(default)]
    cmd_id: Option<CommandId>,
}

impl Ear {
    /// Nothing was heard yet.
    pub fn new(limits: &LiveConfig) -> Self {
        let presence = limits.presence_per_second.get();
        Self {
            commands: Pace::new(limits.commands_per_second.get(), limits.commands_at_once.get()),
            presence: Pace::new(presence, presence.saturating_mul(2)),
            resumes: Pace::new(1, 2),
            messages: Pace::new(limits.messages_per_second.get(), limits.messages_at_once.get()),
        }
    }

    /// Reads one frame.
    pub fn hear(&mut self, text: &str) -> Heard {
        if !self.messages.take() {
            return Heard::Flood;
        }
        match serde_json::from_str(text) {
            Ok(message) => self.known(message),
            Err(_) => unknown(text),
        }
    }

    fn known(&mut self, message: ClientMessage) -> Heard {
        match message {
            ClientMessage::Cmd { cmd_id, .. } if !self.commands.take() => nack(Some(cmd_id), NackCode::Rate),
            ClientMessage::Cmd { cmd_id: id, on_behalf_of, expect, command } => {
                Heard::Command(Sent { id, on_behalf_of, expect, command })
            }
            ClientMessage::Presence { view, typing } if self.presence.take() => {
                Heard::Presence { view, typing }
            }
            ClientMessage::Follow { on } => Heard::Follow { on },
            ClientMessage::Resume { last } if self.resumes.take() => Heard::Resume { last },
            ClientMessage::Ping { n } => Heard::Answer(ServerMessage::Pong { n }),
            ClientMessage::Hello { .. }
            | ClientMessage::Pong { .. }
            | ClientMessage::Presence { .. }
            | ClientMessage::Resume { .. } => Heard::Nothing,
        }
    }
}

/// A newer client may say what this version does not know: it is told so, and stays.
fn unknown(text: &str) -> Heard {
    const KNOWN: [&str; 6] = ["hello", "presence", "follow", "resume", "ping", "pong"];
    match serde_json::from_str::<Head>(text) {
        Ok(Head { t, .. }) if KNOWN.contains(&t.as_str()) => Heard::Malformed,
        Ok(Head { t, cmd_id: None }) if t == "cmd" => Heard::Malformed,
        Ok(Head { cmd_id, .. }) => nack(cmd_id, NackCode::UnknownMessage),
        Err(_) => Heard::Malformed,
    }
}

fn nack(cmd_id: Option<CommandId>, code: NackCode) -> Heard {
    Heard::Answer(ServerMessage::Nack { cmd_id, reason: Nack::Protocol(code) })
}

#[cfg(test)]
mod tests {
    use board::session::Command;
    use uuid::Uuid;

    use super::*;

    const ID: &str = "00000000-0000-7000-8000-000000000001";

    fn ear() -> Ear {
        Ear::new(&LiveConfig::default())
    }

    fn refused(heard: Heard) -> (Option<CommandId>, NackCode) {
        match heard {
            Heard::Answer(ServerMessage::Nack { cmd_id, reason: Nack::Protocol(code) }) => (cmd_id, code),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_command_without_a_body_is_read() {
        let heard = ear().hear(&format!(r#"{{"t":"cmd","cmd_id":"{ID}","type":"session.start"}}"#));
        assert!(matches!(heard, Heard::Command(Sent { command: Command::Start, .. })), "{heard:?}");
    }

    #[test]
    fn fields_that_are_not_known_are_passed_over() {
        let heard = ear().hear(r#"{"t":"follow","on":true,"since":"today"}"#);
        assert!(matches!(heard, Heard::Follow { on: true }), "{heard:?}");
    }

    #[test]
    fn a_message_of_another_version_is_refused_and_one_that_is_none_ends_it() {
        let id = CommandId(Uuid::parse_str(ID).unwrap());
        let mut ear = ear();
        assert_eq!(refused(ear.hear(r#"{"t":"whisper"}"#)), (None, NackCode::UnknownMessage));
        let unknown = format!(r#"{{"t":"cmd","cmd_id":"{ID}","type":"board.dissolve","body":{{}}}}"#);
        assert_eq!(refused(ear.hear(&unknown)), (Some(id), NackCode::UnknownMessage));
        for broken in
            ["", "[]", "null", r#"{"t":1}"#, r#"{"t":"follow"}"#, r#"{"t":"cmd","type":"session.start"}"#]
        {
            assert!(matches!(ear.hear(broken), Heard::Malformed), "{broken}");
        }
    }

    #[test]
    fn the_forty_first_command_at_once_is_over_the_rate() {
        let text = format!(r#"{{"t":"cmd","cmd_id":"{ID}","type":"session.start"}}"#);
        let mut ear = ear();
        assert!((0..40).all(|_| matches!(ear.hear(&text), Heard::Command(_))));
        assert_eq!(refused(ear.hear(&text)).1, NackCode::Rate);
    }

    #[test]
    fn too_much_presence_is_dropped_and_too_much_of_all_ends_it() {
        let text = r#"{"t":"presence","view":{},"typing":false}"#;
        let mut ear = ear();
        assert!((0..20).all(|_| matches!(ear.hear(text), Heard::Presence { .. })));
        assert!(matches!(ear.hear(text), Heard::Nothing));
        assert!((0..200).any(|_| matches!(ear.hear(text), Heard::Flood)));
    }
}
