//! Opinions given in writing.

use super::*;
use crate::session::{Needed, Recorded, Seen};

fn give(text: &str) -> Command {
    Command::GiveOpinion { item: item(1), text: text.to_owned() }
}

fn texts(room: &Room, viewer: u8) -> Vec<Option<String>> {
    let seen = room.state().seen_by(PersonId(id(viewer)));
    seen.item(item(1)).unwrap().opinions.iter().map(|one| one.text.clone()).collect()
}

#[test]
fn an_opinion_is_hidden_from_whoever_has_not_given_theirs() {
    let mut room = Room::scheduled();
    let given = room.must(GENETICIST, give("Test the parents.")).remove(0);
    let recorded = Recorded { seq: 4, event: given };
    let text = |viewer| match room.state().event_seen_by(&recorded, PersonId(id(viewer))) {
        Seen::Event(Event::OpinionGiven { opinion, .. }) => opinion.text,
        other => panic!("{other:?}"),
    };
    assert_eq!(text(GENETICIST).as_deref(), Some("Test the parents."));
    assert_eq!(text(ONCOLOGIST), None);
    assert_eq!(texts(&room, CHAIR), [None]);
    room.must(ONCOLOGIST, give("Treat now."));
    assert_eq!(
        texts(&room, ONCOLOGIST),
        [Some("Test the parents.".to_owned()), Some("Treat now.".to_owned())]
    );
    assert_eq!(texts(&room, CHAIR), [None, None]);
}

#[test]
fn every_opinion_is_in_the_statement_and_open_to_all_when_it_is_decided() {
    let mut room = Room::scheduled();
    room.must(GENETICIST, give("Test the parents."));
    room.must(GENETICIST, give("Test both parents."));
    for number in [CHAIR, ONCOLOGIST, PATHOLOGIST] {
        room.must(number, Command::Join { conflicts: Vec::new() });
    }
    room.must(CHAIR, Command::Start);
    room.must(CHAIR, Command::Present { item: item(1) });
    room.must(ONCOLOGIST, Command::Propose { item: item(1), content: treatment("dabrafenib") });
    room.must(CHAIR, Command::ReadBack { item: item(1) });
    room.must(CHAIR, Command::DecideByConsensus { item: item(1) });
    let stated = &room.item(1).decision.as_ref().unwrap().statement.opinions;
    assert_eq!(
        stated.iter().map(|one| one.text.as_deref()).collect::<Vec<_>>(),
        [Some("Test both parents.")]
    );
    assert_eq!(texts(&room, CHAIR), [Some("Test both parents.".to_owned())]);
    assert!(matches!(room.refused(ADVISER, give("Too late.")), Refusal::ItemNot { .. }));
}

#[test]
fn voting_members_and_advisers_have_an_opinion_others_and_the_recused_have_none() {
    let mut room = Room::scheduled();
    room.must(ADVISER, give("As in the last case."));
    assert_eq!(room.refused(SECRETARY, give("Mine.")), Refusal::Forbidden { needed: Needed::Member });
    room.must(PATHOLOGIST, Command::Join { conflicts: vec![item(1)] });
    assert_eq!(room.refused(PATHOLOGIST, give("Mine.")), Refusal::Recused { item: item(1) });
}

#[test]
fn a_statement_without_what_was_added_later_reads_and_writes_as_it_did() {
    let room = Room::decided();
    let statement = &room.item(1).decision.as_ref().unwrap().statement;
    let mut old = serde_json::to_value(statement).unwrap();
    for one in old["participants"].as_array_mut().unwrap() {
        for field in ["office", "how", "joined_at"] {
            one.as_object_mut().unwrap().remove(field).unwrap();
        }
    }
    let before = serde_jcs::to_vec(&old).unwrap();
    let read: crate::decision::Statement = serde_json::from_slice(&before).unwrap();
    assert_eq!(read.bytes().unwrap(), before);
}
