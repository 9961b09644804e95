use super::*;
use crate::session::{How, Needed, Phase, Seen};

#[test]
fn a_session_starts_only_with_its_chair_and_only_by_the_chair() {
    let mut room = Room::scheduled();
    assert_eq!(room.refused(CHAIR, Command::Start), Refusal::Forbidden { needed: Needed::Attendee });
    room.must(ONCOLOGIST, Command::Join { conflicts: Vec::new() });
    assert_eq!(room.refused(ONCOLOGIST, Command::Start), Refusal::Forbidden { needed: Needed::Chair });
    room.must(CHAIR, Command::Join { conflicts: Vec::new() });
    room.must(CHAIR, Command::Start);
    assert_eq!(room.state().phase, Phase::Live);
}

#[test]
fn a_member_in_the_room_without_a_device_counts_for_the_quorum() {
    let mut room = Room::scheduled();
    for number in [CHAIR, ONCOLOGIST] {
        room.must(number, Command::Join { conflicts: Vec::new() });
    }
    assert!(!room.state().quorum(None).held);
    let enter = Command::Enter {
        person: Some(PersonId(id(PATHOLOGIST))),
        name: String::new(),
        discipline: Discipline::Pathology,
        kind: MemberKind::Voting,
    };
    room.must(SECRETARY, enter);
    assert!(room.state().quorum(None).held);
    let attends = room.state().attends(PersonId(id(PATHOLOGIST))).unwrap();
    assert_eq!((attends.how, attends.name.as_str()), (How::InRoom, "Pathologist"));
}

#[test]
fn a_guest_in_the_room_has_no_vote_whatever_the_form_says() {
    let mut room = Room::scheduled();
    let enter = |kind| Command::Enter {
        person: None,
        name: "Guest".to_owned(),
        discipline: Discipline::Pathology,
        kind,
    };
    let refusal = room.refused(SECRETARY, enter(MemberKind::Voting));
    assert_eq!(refusal, Refusal::Forbidden { needed: Needed::Member });
    room.must(SECRETARY, enter(MemberKind::Guest));
    assert_eq!(room.state().quorum(None).present, 0);
}

#[test]
fn an_oncologist_cannot_enter_others() {
    let mut room = Room::scheduled();
    let enter = Command::Enter {
        person: Some(PersonId(id(PATHOLOGIST))),
        name: String::new(),
        discipline: Discipline::Pathology,
        kind: MemberKind::Voting,
    };
    let refusal = room.refused(ONCOLOGIST, enter);
    assert_eq!(refusal, Refusal::Forbidden { needed: Needed::ChairOrSecretary });
}

#[test]
fn a_conflict_declared_on_joining_takes_the_member_out_of_that_case_alone() {
    let mut room = Room::scheduled();
    for number in [CHAIR, PATHOLOGIST] {
        room.must(number, Command::Join { conflicts: Vec::new() });
    }
    room.must(ONCOLOGIST, Command::Join { conflicts: vec![item(1)] });
    assert!(!room.state().quorum(Some(room.item(1))).held);
    assert!(room.state().quorum(Some(room.item(2))).held);
    room.must(CHAIR, Command::Start);
    room.must(CHAIR, Command::Present { item: item(1) });
    let propose = Command::Propose { item: item(1), content: treatment("dabrafenib") };
    assert_eq!(room.refused(ONCOLOGIST, propose), Refusal::Recused { item: item(1) });
}

#[test]
fn a_recused_member_is_shown_that_something_happened_and_nothing_of_it() {
    let mut room = Room::scheduled();
    for number in [CHAIR, PATHOLOGIST] {
        room.must(number, Command::Join { conflicts: Vec::new() });
    }
    room.must(ONCOLOGIST, Command::Join { conflicts: vec![item(1)] });
    room.must(CHAIR, Command::Start);
    let presented = room.must(CHAIR, Command::Present { item: item(1) }).remove(0);
    let recorded = super::super::Recorded { seq: 9, event: presented };
    let viewer = |number| room.state().event_seen_by(&recorded, PersonId(id(number)));
    assert_eq!(viewer(ONCOLOGIST), Seen::Redacted);
    assert!(matches!(viewer(PATHOLOGIST), Seen::Event(Event::Presented { .. })));
    let seen = room.state().seen_by(PersonId(id(ONCOLOGIST)));
    let hidden = seen.item(item(1)).unwrap();
    assert_eq!((hidden.presented.is_none(), hidden.pseudonym.as_str()), (true, ""));
}

#[test]
fn joining_twice_is_told_and_leaving_allows_coming_back() {
    let mut room = Room::scheduled();
    room.must(CHAIR, Command::Join { conflicts: Vec::new() });
    assert_eq!(room.refused(CHAIR, Command::Join { conflicts: Vec::new() }), Refusal::Already);
    room.must(CHAIR, Command::Leave { person: PersonId(id(CHAIR)) });
    room.must(CHAIR, Command::Join { conflicts: Vec::new() });
    assert_eq!(room.state().attendance.len(), 2);
}

#[test]
fn a_member_entered_in_the_room_may_take_up_a_device_and_then_vote() {
    let mut room = Room::scheduled();
    let enter = Command::Enter {
        person: Some(PersonId(id(PATHOLOGIST))),
        name: String::new(),
        discipline: Discipline::Pathology,
        kind: MemberKind::Voting,
    };
    room.must(SECRETARY, enter);
    assert_eq!(room.state().electorate(room.item(1)), []);
    room.must(PATHOLOGIST, Command::Join { conflicts: Vec::new() });
    assert_eq!(room.state().electorate(room.item(1)), [PersonId(id(PATHOLOGIST))]);
    assert_eq!(room.state().quorum(None).present, 1);
}

#[test]
fn where_the_board_allows_it_the_recused_read_the_case_and_still_take_no_part() {
    let policy = Policy { recused_may_read: true, ..Policy::default() };
    let mut room = Room::presenting_at(Board { policy, ..board() });
    room.must(ONCOLOGIST, Command::DeclareConflict { item: item(1), recused: true });
    let seen = room.state().seen_by(PersonId(id(ONCOLOGIST)));
    assert_eq!(seen.item(item(1)).unwrap().question, "Which treatment?");
    let propose = Command::Propose { item: item(1), content: treatment("dabrafenib") };
    assert_eq!(room.refused(ONCOLOGIST, propose), Refusal::Recused { item: item(1) });
}
