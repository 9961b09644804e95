use board::Timestamp;
use board::ids::EventId;
use serde_json::Value;
use store::Placed;
use uuid::Uuid;

use super::*;

const ITEM: AgendaItemId = AgendaItemId(Uuid::from_u128(3));
const AT: &str = "2026-12-03T13:00:00.000000Z";

/// An entry of the session's stream with the event `name`.
fn recorded(stream_seq: i64, name: &str, body: Value) -> Recorded {
    let at: Timestamp = serde_json::from_value(json!(AT)).unwrap();
    let event_id = EventId(Uuid::from_u128(stream_seq.unsigned_abs().into()));
    let event = serde_json::to_vec(&json!({ "type": name, "body": body })).unwrap();
    Recorded {
        placed: Placed { seq: stream_seq - 1, stream_seq, event_id, at },
        stream: Stream::session(SessionId(Uuid::from_u128(1))),
        kind: name.to_owned(),
        who: Who::server(),
        purpose: "board".to_owned(),
        body: Some(event.into()),
    }
}

fn note(stream_seq: i64) -> Recorded {
    let note = json!({ "by": Uuid::from_u128(2), "name": "Annika", "at": AT, "text": "x".repeat(200) });
    recorded(stream_seq, "note.added", json!({ "item": ITEM, "note": note }))
}

/// A session with one case and so many notes.
fn session(notes: i64) -> Folded {
    let chair = json!({
        "person": Uuid::from_u128(2), "name": "Annika", "discipline": "medical_oncology", "place": "Teststad",
        "kind": "voting", "office": "chair",
    });
    let board = json!({
        "id": Uuid::from_u128(4), "name": "Testkonferensen", "centre": "Teststad",
        "quorum": { "at_least": 1, "disciplines": [] }, "members": [chair],
    });
    let scheduled = json!({
        "session": Uuid::from_u128(1), "board": board, "starts_at": AT, "planned_minutes": 60,
        "video_link": null, "kind": "regular", "deadline": null,
    });
    let added = json!({
        "item": ITEM, "case": Uuid::from_u128(5), "pseudonym": "Rowan 4172", "question": "Which?",
        "planned_minutes": 15,
    });
    let mut folded = Folded::default();
    folded.fold(&recorded(1, "session.scheduled", scheduled));
    folded.fold(&recorded(2, "agenda.added", added));
    (3..notes + 3).for_each(|seq| folded.fold(&note(seq)));
    folded
}

/// Where the state keeps its items, and how many notes the case has.
fn place(folded: &Folded) -> (*const board::session::Item, usize) {
    let state = folded.0.as_ref().unwrap();
    (state.items.as_ptr(), state.item(ITEM).unwrap().notes.len())
}

#[test]
fn an_event_changes_the_state_where_it_is_and_does_not_copy_it() {
    let mut folded = session(3);
    let (before, notes) = place(&folded);
    assert_eq!(notes, 3);
    folded.fold(&note(6));
    assert_eq!(place(&folded), (before, 4));
}

#[test]
fn who_still_reads_the_state_before_an_event_keeps_it() {
    let mut folded = session(3);
    let read = folded.0.clone().unwrap();
    folded.fold(&note(6));
    assert_eq!((read.item(ITEM).unwrap().notes.len(), place(&folded).1), (3, 4));
}
