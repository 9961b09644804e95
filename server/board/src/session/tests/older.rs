//! Sessions that were held before events said as much as they do now.

use serde_json::Value;

use super::*;
use crate::session::{ItemState, SessionKind};

/// The event as an earlier version wrote it: without the fields at these places.
fn earlier(event: &Event, without: &[&str]) -> Event {
    let mut document = serde_json::to_value(event).unwrap();
    for place in without {
        let (parent, field) = place.rsplit_once('/').unwrap();
        let parent = document.pointer_mut(&format!("/body{parent}")).unwrap();
        parent.as_object_mut().unwrap().remove(field).unwrap_or_else(|| panic!("{place} in {event:?}"));
    }
    serde_json::from_value::<Event>(document).unwrap()
}

#[test]
fn a_session_that_was_held_before_folds_as_it_did() {
    let mut room = Room::signed();
    room.must(CHAIR, defer(2));
    let events: Vec<Event> = room
        .events
        .iter()
        .map(|event| match event {
            Event::Scheduled { .. } => earlier(event, &["/kind", "/deadline", "/board/policy"]),
            Event::ItemAdded { .. } => earlier(event, &["/urgent"]),
            Event::Deferred { .. } => earlier(event, &["/until", "/missing"]),
            Event::Signed { .. } => earlier(event, &["/completes"]),
            event => event.clone(),
        })
        .collect();
    let state = State::fold(&events).unwrap();
    assert_eq!((state.kind, state.chair_term), (SessionKind::Regular, 1));
    let stands: Vec<ItemState> = state.items.iter().map(|item| item.state).collect();
    assert_eq!(stands, [ItemState::Signed, ItemState::Deferred]);
    assert_eq!(state, *room.state());
}

#[test]
fn a_review_from_before_does_not_complete_a_statement() {
    let mut room = Room::decided();
    let content = room.item(1).decision.as_ref().unwrap().content_sha256.clone();
    let reviewed = room.must(ONCOLOGIST, signature(&content, SignatureMeaning::Reviewed)).remove(0);
    let state = State::evolve(Some(room.state().clone()), &earlier(&reviewed, &["/completes"])).unwrap();
    assert_eq!(state.item(item(1)).unwrap().state, ItemState::Decided);
}

#[test]
fn a_vote_from_before_there_were_seals_is_a_vote() {
    let old = r#"{"voter":"01010101-0101-0101-0101-010101010101","at":"2026-12-03T13:00:00.000000Z",
        "choice":{"choice":"abstain"}}"#;
    let vote: crate::ballot::Vote = serde_json::from_str(old).unwrap();
    assert_eq!((vote.choice, vote.sealed.is_none()), (Some(crate::ballot::Choice::Abstain), true));
    let again: Value = serde_json::to_value(&vote).unwrap();
    assert_eq!(again, serde_json::from_str::<Value>(old).unwrap());
}
