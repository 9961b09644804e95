//! Every finding is possible: a history made by hand for each.

use board::ids::PersonId;
use serde_json::{Value, json};
use uuid::Uuid;

use super::{Anomaly, Entry, Evidence, check};
use crate::history::Record;

fn cmd(n: u128) -> Uuid {
    Uuid::from_u128(n)
}

fn note(seq: u64, command: u128) -> Entry {
    let event = json!({ "type": "note.added", "body": { "item": "i", "note": { "text": seq } } });
    Entry { seq, command: Some(cmd(command)), event: Some(event) }
}

fn entry(seq: u64, name: &str, body: Value) -> Entry {
    Entry { seq, command: Some(cmd(1)), event: Some(json!({ "type": name, "body": body })) }
}

fn invoke(n: u128) -> Record {
    Record::Invoke { client: 1, cmd: cmd(n), command: "note.add".to_owned() }
}

fn ok(n: u128, seq: u64) -> Record {
    Record::Ok { client: 1, cmd: cmd(n), seq, dup: false }
}

fn seen(seq: u64, event: Option<Value>) -> Record {
    Record::Event { client: 1, seq, event }
}

fn found(history: &[Record], log: &[Entry]) -> Vec<Anomaly> {
    let rows = (Value::Null, Value::Null);
    check(&Evidence { history, log, replay: &|seq, _| format!("state {seq}"), rows })
}

/// The board's rules alone: the commands of these events are not looked at.
fn rules(log: &[Entry]) -> Vec<Anomaly> {
    found(&[invoke(1)], log).into_iter().filter(|one| !matches!(one, Anomaly::Duplicated { .. })).collect()
}

#[test]
fn a_sound_history_has_no_anomaly() {
    let log = [note(1, 1), note(2, 2)];
    let again = Record::Ok { client: 1, cmd: cmd(1), seq: 1, dup: true };
    let screen = Record::Screen { client: 1, person: PersonId(cmd(9)), seq: 2, sha256: "state 2".to_owned() };
    let refused = Record::Fail { client: 1, cmd: cmd(4), code: "stale".to_owned() };
    let history = [
        Record::Snapshot { client: 1, seq: 0 },
        invoke(1),
        ok(1, 1),
        seen(1, log[0].event.clone()),
        invoke(2),
        Record::Info { client: 1, cmd: cmd(2) },
        seen(2, None),
        invoke(3),
        Record::Info { client: 1, cmd: cmd(3) },
        invoke(4),
        refused,
        again,
        screen,
    ];
    assert_eq!(found(&history, &log), []);
}

#[test]
fn an_acknowledged_command_that_is_not_in_the_log_is_lost() {
    assert_eq!(found(&[invoke(1), ok(1, 1)], &[]), [Anomaly::Lost { cmd: cmd(1), seq: 1 }]);
}

#[test]
fn a_command_that_is_in_the_log_twice_is_found_also_when_its_answer_never_came() {
    let log = [note(1, 1), note(2, 1)];
    let unknown = Record::Info { client: 1, cmd: cmd(1) };
    for answer in [ok(1, 1), unknown] {
        let twice = Anomaly::Duplicated { cmd: cmd(1), seqs: vec![1, 2] };
        assert_eq!(found(&[invoke(1), answer], &log), [twice]);
    }
}

#[test]
fn an_acknowledgement_with_another_number_is_found() {
    let history = [invoke(1), ok(1, 5)];
    assert_eq!(found(&history, &[note(1, 1)]), [Anomaly::Elsewhere { cmd: cmd(1), acked: 5, found: 1 }]);
}

#[test]
fn a_resend_that_gets_another_answer_or_is_not_known_is_found() {
    let log = [note(1, 1)];
    let twice = Anomaly::AnsweredTwice { cmd: cmd(1), first: 1, then: 2 };
    assert_eq!(found(&[invoke(1), ok(1, 1), ok(1, 2)], &log), [twice]);
    assert_eq!(found(&[invoke(1), ok(1, 1), ok(1, 1)], &log), [Anomaly::NotKnownAgain { cmd: cmd(1) }]);
}

#[test]
fn an_entry_whose_command_nobody_gave_is_found() {
    assert_eq!(found(&[], &[note(1, 7)]), [Anomaly::Nobodys { seq: 1 }]);
}

#[test]
fn a_refused_command_that_was_done_is_found() {
    let fail = Record::Fail { client: 1, cmd: cmd(1), code: "forbidden".to_owned() };
    let done = Anomaly::RefusedAndDone { cmd: cmd(1), code: "forbidden".to_owned(), seq: 1 };
    assert_eq!(found(&[invoke(1), fail], &[note(1, 1)]), [done]);
}

#[test]
fn a_number_that_was_left_out_or_came_twice_is_found() {
    let log = [note(1, 1), note(2, 2)];
    let given = [invoke(1), invoke(2), Record::Snapshot { client: 1, seq: 0 }];
    let left_out = [&given[..], &[seen(2, None)]].concat();
    assert_eq!(found(&left_out, &log), [Anomaly::Gap { client: 1, expected: 1, got: 2 }]);
    let twice = [&given[..], &[seen(1, None), seen(1, None)]].concat();
    assert_eq!(found(&twice, &log), [Anomaly::Gap { client: 1, expected: 2, got: 1 }]);
}

#[test]
fn an_event_that_is_not_the_logs_is_found_and_a_blind_vote_is_not() {
    let vote =
        json!({ "item": "i", "ballot": "b", "vote": { "voter": "v", "choice": { "choice": "abstain" } } });
    let ballot = json!({ "item": "i", "ballot": { "id": "b", "electorate": ["v"] } });
    let log = [entry(1, "ballot.opened", ballot), entry(2, "vote.cast", vote)];
    let mut blind = log[1].event.clone().unwrap();
    blind["body"]["vote"]["choice"] = Value::Null;
    assert_eq!(found(&[invoke(1), seen(2, Some(blind.clone()))], &log), []);
    blind["body"]["vote"]["voter"] = json!("w");
    assert_eq!(found(&[invoke(1), seen(2, Some(blind))], &log), [Anomaly::Differs { client: 1, seq: 2 }]);
    assert_eq!(found(&[invoke(1), seen(3, None)], &log), [Anomaly::Differs { client: 1, seq: 3 }]);
}

#[test]
fn a_command_before_one_that_was_acknowledged_earlier_is_found() {
    let history = [invoke(1), ok(1, 2), invoke(2), ok(2, 1)];
    let early = Anomaly::OutOfOrder { cmd: cmd(2), seq: 1, acked_before: 2 };
    assert_eq!(found(&history, &[note(1, 2), note(2, 1)]), [early]);
}

#[test]
fn a_screen_or_a_row_that_the_log_does_not_give_is_found() {
    let screen = Record::Screen { client: 3, person: PersonId(cmd(9)), seq: 1, sha256: "other".to_owned() };
    assert_eq!(found(&[invoke(1), screen], &[note(1, 1)]), [Anomaly::OtherScreen { client: 3, seq: 1 }]);
    let (history, log) = ([invoke(1)], [note(1, 1)]);
    let rows = (json!({ "votes": 2 }), json!({ "votes": 1 }));
    let found = check(&Evidence { history: &history, log: &log, replay: &|_, _| String::new(), rows });
    assert_eq!(found, [Anomaly::OtherRows { replayed: json!({ "votes": 2 }), found: json!({ "votes": 1 }) }]);
}

#[test]
fn a_vote_by_somebody_recused_from_outside_or_without_a_ballot_is_found() {
    let open =
        entry(1, "ballot.opened", json!({ "item": "i", "ballot": { "id": "b", "electorate": ["v", "w"] } }));
    let recused = entry(2, "conflict.declared", json!({ "item": "i", "person": "v", "recused": true }));
    let vote = |seq, voter: &str| {
        entry(
            seq,
            "vote.cast",
            json!({ "item": "i", "ballot": "b", "vote": { "voter": voter, "choice": null } }),
        )
    };
    let by_recused = [open.clone(), recused, vote(3, "v")];
    assert_eq!(rules(&by_recused), [Anomaly::VoteByRecused { seq: 3 }]);
    assert_eq!(rules(&[open, vote(2, "x")]), [Anomaly::VoteFromOutside { seq: 2 }]);
    assert_eq!(rules(&[vote(1, "v")]), [Anomaly::VoteWithoutBallot { seq: 1 }]);
}

#[test]
fn an_electorate_that_changed_while_the_ballot_was_open_is_found() {
    let open =
        entry(1, "ballot.opened", json!({ "item": "i", "ballot": { "id": "b", "electorate": ["v", "w"] } }));
    let close = |not_voted: u64| {
        let votes = json!([{ "voter": "v", "choice": null }]);
        entry(
            2,
            "ballot.closed",
            json!({ "item": "i", "ballot": "b", "votes": votes, "result": { "not_voted": not_voted } }),
        )
    };
    assert_eq!(rules(&[open.clone(), close(1)]), []);
    assert_eq!(rules(&[open, close(2)]), [Anomaly::ElectorateChanged { seq: 2 }]);
}

#[test]
fn a_signature_over_what_was_changed_and_a_second_case_before_the_board_are_found() {
    let frozen =
        |seq, hash: &str| entry(seq, "decision.frozen", json!({ "item": "i", "content_sha256": hash }));
    let signed = |seq, hash: &str| {
        entry(seq, "decision.signed", json!({ "item": "i", "signature": { "content_sha256": hash } }))
    };
    assert_eq!(rules(&[frozen(1, "a"), signed(2, "a")]), []);
    let changed = [frozen(1, "a"), frozen(2, "b"), signed(3, "a")];
    assert_eq!(rules(&changed), [Anomaly::SignedAfterChange { seq: 3 }]);
    let presented = |seq, item: &str| entry(seq, "case.presented", json!({ "item": item }));
    let set_down = entry(2, "case.set_down", json!({ "item": "i" }));
    assert_eq!(rules(&[presented(1, "i"), set_down, presented(3, "j")]), []);
    assert_eq!(rules(&[presented(1, "i"), presented(2, "j")]), [Anomaly::TwoPresented { seq: 2 }]);
}
