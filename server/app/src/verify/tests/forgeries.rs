//! Bundles that are sealed with the log's own key and still must not hold: what an entry says decides.

use board::ballot::{Ballot, BallotOption, BallotResult, Choice, Method, Sealed, Vote};
use board::decision::{ContentHash, Reached};
use board::ids::{CommandId, PersonId};
use board::person::Discipline;
use board::session::Event;
use board::standing::{CoSigner, Office};

use super::*;
use crate::bundle::fixture::{
    CHAIR, Written, act, event, id, log, material_of, signature, statement, written,
};

/// A bundle over changed entries of the log, whose proofs are right.
fn over(change: impl FnOnce(&mut Vec<Written>)) -> Vec<u8> {
    let mut changed = material();
    let (mut entries, _) = written(&changed.statement);
    change(&mut entries);
    (changed.entries, changed.checkpoint) = log(&entries);
    bundle(&changed)
}

fn frozen(statement: &board::decision::Statement) -> Event {
    let content_sha256 = ContentHash::of(&statement.bytes().unwrap());
    Event::DecisionFrozen { item: statement.item, content_sha256, statement: statement.clone(), texts: None }
}

fn signed(signature: board::decision::Signature) -> Event {
    Event::Signed { item: statement().item, signature, completes: None }
}

#[test]
fn a_signature_over_another_content_does_not_count() {
    let other = signature(CHAIR, &ContentHash::of(b"another statement"), "approved");
    let (code, said) = told(&over(|entries| entries[3] = event(8, CHAIR, &signed(other))));
    assert_eq!(code, 1);
    assert!(said.starts_with("entries/0000000003.payload.json: a signature over other content"), "{said}");
}

#[test]
fn a_signature_entered_by_somebody_else_does_not_count() {
    let (code, said) = told(&over(|entries| entries[3].actor = 2));
    assert_eq!(code, 1);
    assert!(said.starts_with("entries/0000000003.payload.json: a signature of 0000"), "{said}");
}

#[test]
fn a_signature_of_somebody_who_did_not_vote_does_not_count() {
    let mut recused = statement();
    recused.participants[1].recused = true;
    recused.quorum.present = 2;
    recused.quorum.disciplines[0].present = 0;
    let (code, said) = told(&bundle(&material_of(recused)));
    assert_eq!(code, 1);
    assert!(
        said.contains("entries/0000000005.payload.json") && said.contains("not among the voting"),
        "{said}"
    );
}

#[test]
fn a_review_alone_approves_nothing() {
    let mut changed = material();
    let (mut entries, _) = written(&changed.statement);
    entries.remove(3);
    changed.signatures.remove(0);
    (changed.entries, changed.checkpoint) = log(&entries);
    assert_eq!(
        told(&bundle(&changed)),
        (1, "signatures.json: nobody has approved it by signature".to_owned())
    );
}

#[test]
fn a_list_of_signatures_without_their_entries_is_inconsistent() {
    let zip = over(|entries| drop(entries.pop()));
    assert_eq!(told(&zip), (3, "signatures.json: not the signatures that the entries hold".to_owned()));
}

#[test]
fn swapped_entries_are_found() {
    let mut swapped = material();
    let (first, second) = (swapped.entries[3].clone(), swapped.entries[5].clone());
    (swapped.entries[3].leaf, swapped.entries[5].leaf) = (second.leaf, first.leaf);
    assert_eq!(
        told(&bundle(&swapped)),
        (3, "entries/0000000003.leaf.json: the leaf is that of entry 5".to_owned())
    );

    let mut swapped = material();
    swapped.entries[3].payload = material().entries[5].payload.clone();
    assert_eq!(
        told(&bundle(&swapped)),
        (3, "entries/0000000003.payload.json: not what the entry commits to".to_owned())
    );
}

#[test]
fn a_leaf_that_is_not_in_the_log_is_found() {
    let mut changed = material();
    let leaf = String::from_utf8(changed.entries[1].leaf.clone()).unwrap();
    changed.entries[1].leaf = leaf.replace("Testkliniken", "Otherwhere").into_bytes();
    let (code, said) = told(&bundle(&changed));
    assert_eq!(code, 2);
    assert!(said.starts_with("proofs/0000000001.tlog-proof: not in the log"), "{said}");
}

#[test]
fn an_entry_after_the_checkpoint_is_found() {
    let mut changed = material();
    changed.checkpoint = log(&written(&statement()).0[..5]).1;
    assert_eq!(told(&bundle(&changed)).0, 2);
}

#[test]
fn a_look_left_out_from_between_others_shows() {
    let mut changed = material();
    changed.entries.remove(1);
    let (code, said) = told(&bundle(&changed));
    assert_eq!(code, 3);
    assert!(said.contains("entries/0000000004.leaf.json: entry 1 of \"look/"), "{said}");
}

#[test]
fn an_entry_of_another_case_does_not_belong() {
    let (code, said) = told(&over(|entries| entries[0].stream = "case/elsewhere".to_owned()));
    // It is about the case still, so it may be in any stream.
    assert_eq!((code, said.as_str()), (0, ""));
    let mut changed = material();
    changed.statement.case.case = board::ids::CaseId(id(99));
    let (entries, signatures) = written(&changed.statement);
    (changed.entries, changed.checkpoint) = log(&entries);
    changed.signatures = signatures;
    assert_eq!(
        told(&bundle(&changed)),
        (3, "entries/0000000000.leaf.json: the entry is not about the case".to_owned())
    );
}

#[test]
fn a_statement_that_no_entry_froze_does_not_hold() {
    let mut other = statement();
    other.version = 2;
    let (code, said) = told(&over(|entries| entries[2] = event(7, CHAIR, &frozen(&other))));
    assert_eq!((code, said.as_str()), (3, "decision.json: no entry of the session froze this statement"));
}

#[test]
fn a_statement_replaced_or_withdrawn_later_does_not_hold() {
    let mut next = statement();
    next.version = 2;
    for later in [frozen(&next), Event::DecisionWithdrawn { item: next.item, reason: "new data".to_owned() }]
    {
        let (code, said) = told(&over(|entries| entries.push(event(10, CHAIR, &later))));
        assert_eq!(code, 3);
        assert!(
            said.starts_with("entries/0000000006.payload.json: the board withdrew or replaced"),
            "{said}"
        );
    }
}

#[test]
fn a_signed_statement_that_a_later_version_supersedes_still_holds_and_says_so() {
    let first = statement();
    let mut next = statement();
    (next.version, next.decision) = (2, board::ids::DecisionId(id(77)));
    next.supersedes = Some(board::decision::Supersedes {
        decision: first.decision,
        version: 1,
        content_sha256: ContentHash::of(&first.bytes().unwrap()),
        reason: "The trial has closed.".to_owned(),
    });
    let zip = over(|entries| entries.push(event(10, CHAIR, &frozen(&next))));
    let report = check(&zip, None);
    assert!(report.end.is_ok(), "{:?}", report.end);
    let later = "Version 2 took its place later (entry 6); this one stands as it was signed.";
    assert!(report.steps.iter().any(|step| step == later), "{:?}", report.steps);
}

#[test]
fn a_signature_that_the_board_requires_beside_the_chair_s_is_missed() {
    let mut asked = statement();
    asked.co_signers = vec![CoSigner::Discipline { discipline: Discipline::Pathology }];
    asked.participants[1].office = Some(Office::Member);
    let (code, said) = told(&bundle(&material_of(asked)));
    let lacks = "signatures.json: a signature that the board requires beside the chair's is missing";
    assert_eq!((code, said.as_str()), (1, lacks));
}

fn balloted(choice: Choice) -> board::decision::Statement {
    let (command, cast) = (CommandId(id(88)), Choice::Option { index: 0 });
    let at = "2026-12-03T13:30:00Z".parse().unwrap();
    let sealed = Some(Sealed::over(cast, &[5; 16], command));
    let option = |text: &str| BallotOption { text: text.to_owned(), recommendation: None };
    let ballot = Ballot {
        id: board::ids::BallotId(id(89)),
        question: "Now?".to_owned(),
        options: vec![option("Yes"), option("No")],
        method: Method::SimpleMajority,
        blind: true,
        electorate: vec![PersonId(id(2))],
        opened_at: at,
        votes: vec![Vote { voter: PersonId(id(2)), at, choice: Some(choice), sealed }],
        result: Some(BallotResult {
            counts: vec![1, 0],
            abstained: 0,
            not_voted: 0,
            carried: Some(0),
            closed_at: at,
            closed_by: PersonId(id(CHAIR)),
            override_reason: None,
        }),
        voided: None,
    };
    board::decision::Statement { reached: Reached::Ballot { ballot }, ..statement() }
}

#[test]
fn a_blind_vote_whose_seal_does_not_open_to_its_choice_does_not_count() {
    let honest = balloted(Choice::Option { index: 0 });
    assert_eq!(told(&bundle(&material_of(honest.clone()))), (0, String::new()));
    let (code, said) = told(&bundle(&material_of(balloted(Choice::Option { index: 1 }))));
    let broken = "decision.json: the seal of a blind vote does not open to its choice";
    assert_eq!((code, said.as_str()), (1, broken));
    let mut miscounted = honest;
    let Reached::Ballot { ballot } = &mut miscounted.reached else { panic!("a ballot") };
    ballot.result.as_mut().unwrap().counts = vec![0, 1];
    let (code, said) = told(&bundle(&material_of(miscounted)));
    assert_eq!((code, said.as_str()), (1, "decision.json: the votes of its ballot do not count as it says"));
}

#[test]
fn an_erased_body_of_a_signature_is_missed() {
    let (code, said) = told(&over(|entries| entries[3].body = None));
    assert_eq!((code, said.as_str()), (5, "entries/0000000003.payload.json: the file is missing"));
}

#[test]
fn without_a_quorum_nothing_holds() {
    let mut claimed = statement();
    claimed.participants.remove(2);
    let mut stated = statement();
    stated.quorum.held = false;
    let mut lacking = statement();
    lacking.quorum.disciplines[0].needed = 2;
    for without in [claimed, stated, lacking] {
        let (code, said) = told(&bundle(&material_of(without)));
        assert_eq!(code, 4);
        assert!(said.starts_with("decision.json: the statement says that no quorum held"), "{said}");
    }
}

#[test]
fn acts_between_do_not_disturb() {
    let zip = over(|entries| entries.insert(3, act("case", 2, "case.changed")));
    assert_eq!(told(&zip), (0, String::new()));
}

#[test]
fn what_a_bundle_says_cannot_steer_the_terminal() {
    let mut named = material();
    named.signatures[0].printed_name = "\u{1b}[2JChair".to_owned();
    named.signatures[0].signer = PersonId(id(CHAIR));
    let (mut entries, _) = written(&named.statement);
    entries[3] = event(8, CHAIR, &signed(named.signatures[0].clone()));
    (named.entries, named.checkpoint) = log(&entries);
    let report = check(&bundle(&named), None);
    let mut out = Vec::new();
    crate::verify::tell(&report, &mut out).unwrap();
    let out = String::from_utf8(out).unwrap();
    assert!(out.contains("\u{FFFD}[2JChair approved") && !out.contains('\u{1b}'), "{out}");
    assert!(out.ends_with("\nHOLDS\n"));
}
