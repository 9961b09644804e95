//! The decision: that the session froze exactly this statement, who signed it, and that a quorum held.

use board::decision::{ContentHash, Participant, Reached, Signature, SignatureMeaning, Statement};
use board::ids::DecisionId;
use board::quorum;
use board::session::Event;
use board::standing::{CoSigner, DisciplineRule, MemberKind, QuorumRule};

use super::Files;
use super::entries::Entry;
use super::fault::{Fault, Wrong};
use crate::bundle::leaf::{Leaf, Outcome};
use crate::bundle::names::{self, Part};

/// The statement and the hash of its bytes.
pub fn statement(files: &Files<'_>, expected: DecisionId) -> Result<(Statement, ContentHash), Fault> {
    let wrong = |wrong| Fault::of(names::STATEMENT, wrong);
    let bytes = files.bytes(names::STATEMENT)?;
    let statement: Statement = serde_json::from_slice(bytes).map_err(|error| wrong(Wrong::Json(error)))?;
    if statement.bytes().map_err(|error| wrong(Wrong::Json(error)))? != bytes {
        return Err(wrong(Wrong::NotCanonical));
    }
    if statement.decision != expected {
        return Err(wrong(Wrong::OtherDecision { expected, found: statement.decision }));
    }
    Ok((statement, ContentHash::of(bytes)))
}

/// Checks what the session's entries say of the statement, from its freezing to its signatures.
pub fn signed(
    files: &Files<'_>,
    entries: &[Entry<'_>],
    statement: &Statement,
    hash: &ContentHash,
    steps: &mut Vec<String>,
) -> Result<(), Fault> {
    let events = events(entries, statement)?;
    let frozen = frozen(&events, statement, hash)?;
    steps
        .push(format!("Entry {frozen} froze exactly this statement; its content hash is {}.", hash.as_str()));
    let mut signatures = Vec::new();
    for (leaf, event) in events.iter().filter(|(leaf, _)| leaf.seq > frozen) {
        if let Event::DecisionFrozen { statement: later, .. } = event
            && later.supersedes.as_ref().is_some_and(|before| before.decision == statement.decision)
        {
            steps.push(format!(
                "Version {} took its place later (entry {}); this one stands as it was signed.",
                later.version, leaf.seq
            ));
            break;
        }
        let Event::Signed { signature, .. } = event else {
            return Err(Fault::of(&Part::Payload.name(leaf.seq), Wrong::Superseded));
        };
        signs(signature, leaf, statement, hash)
            .map_err(|wrong| Fault::of(&Part::Payload.name(leaf.seq), wrong))?;
        steps.push(sentence(signature, leaf.seq));
        signatures.push(signature);
    }
    let listed: Vec<Signature> = serde_json::from_slice(files.bytes(names::SIGNATURES)?)
        .map_err(|error| Fault::of(names::SIGNATURES, Wrong::Json(error)))?;
    if listed.iter().ne(signatures.iter().copied()) {
        return Err(Fault::of(names::SIGNATURES, Wrong::OtherSignatures));
    }
    let approved = listed.iter().filter(|signature| signature.meaning == SignatureMeaning::Approved);
    let approved: Vec<_> = approved.map(|signature| signature.signer).collect();
    if approved.is_empty() {
        return Err(Fault::of(names::SIGNATURES, Wrong::NotApproved));
    }
    let answers = |asked: &CoSigner, one: &Participant| {
        one.person.is_some_and(|person| approved.contains(&person))
            && one.office.is_some_and(|office| asked.is(office, one.discipline))
    };
    let is_there = |asked: &CoSigner| statement.participants.iter().any(|one| answers(asked, one));
    if statement.co_signers.iter().all(is_there) {
        return Ok(());
    }
    Err(Fault::of(names::SIGNATURES, Wrong::SignatureLacking))
}

/// What the session did with the item's statements, in order: froze, withdrew, signed.
fn events<'a>(entries: &'a [Entry<'_>], statement: &Statement) -> Result<Vec<(&'a Leaf, Event)>, Fault> {
    let session = format!("session/{}", statement.session);
    let told = ["decision.frozen", "decision.withdrawn", "decision.signed"];
    let mut events = Vec::new();
    for Entry { leaf, payload } in entries {
        if leaf.stream != session || leaf.outcome != Outcome::Done || !told.contains(&leaf.kind.as_str()) {
            continue;
        }
        let name = Part::Payload.name(leaf.seq);
        let payload = payload.ok_or_else(|| Fault::of(&name, Wrong::Missing))?;
        let event: Event =
            serde_json::from_slice(payload).map_err(|error| Fault::of(&name, Wrong::Json(error)))?;
        if event.name() != leaf.kind {
            return Err(Fault::of(&name, Wrong::OtherKind { kind: leaf.kind.clone() }));
        }
        if event.item() == Some(statement.item) {
            events.push((leaf, event));
        }
    }
    Ok(events)
}

/// The entry that froze the statement.
fn frozen(events: &[(&Leaf, Event)], statement: &Statement, hash: &ContentHash) -> Result<u64, Fault> {
    let found = events.iter().rev().find_map(|(leaf, event)| match event {
        Event::DecisionFrozen { content_sha256, statement, .. } if content_sha256 == hash => {
            Some((leaf, statement))
        }
        _ => None,
    });
    let (leaf, frozen) = found.ok_or_else(|| Fault::of(names::STATEMENT, Wrong::NotFrozen))?;
    if frozen == statement {
        Ok(leaf.seq)
    } else {
        Err(Fault::of(&Part::Payload.name(leaf.seq), Wrong::OtherStatement))
    }
}

/// The signature is over this content, by the person who acted in its entry, who voted on the statement.
fn signs(signature: &Signature, leaf: &Leaf, statement: &Statement, hash: &ContentHash) -> Result<(), Wrong> {
    let Signature { signer, at, content_sha256, .. } = signature;
    if signature.decision != statement.decision {
        return Err(Wrong::OtherDecision { expected: statement.decision, found: signature.decision });
    }
    if content_sha256 != hash {
        return Err(Wrong::OtherContent { content: content_sha256.as_str().to_owned() });
    }
    if *signer != leaf.actor || *at != leaf.at {
        return Err(Wrong::OtherSigner { signer: *signer, at: *at });
    }
    let heard = statement.participants.iter().find(|one| one.person == Some(*signer) && !one.recused);
    let voted = heard.is_some_and(|one| one.kind == MemberKind::Voting);
    let wrote = heard.is_some() && statement.recommendations.iter().any(|one| one.proposed_by == *signer);
    if voted || (wrote && signature.meaning == SignatureMeaning::Authored) {
        Ok(())
    } else {
        Err(Wrong::NotAVoter { signer: *signer })
    }
}

fn sentence(signature: &Signature, seq: u64) -> String {
    let did = match signature.meaning {
        SignatureMeaning::Approved => "approved",
        SignatureMeaning::Reviewed => "reviewed",
        SignatureMeaning::Authored => "signed as an author of",
        SignatureMeaning::Dissent => "signed, dissenting,",
    };
    format!("{} {did} exactly this statement at {} (entry {seq}).", signature.printed_name, signature.at)
}

/// Counts the statement's voting participants against the rule that it states.
pub fn quorum(statement: &Statement, steps: &mut Vec<String>) -> Result<(), Fault> {
    let stated = &statement.quorum;
    let disciplines = stated.disciplines.iter();
    let rule = QuorumRule {
        at_least: stated.needed,
        disciplines: disciplines
            .map(|one| DisciplineRule { discipline: one.discipline, at_least: one.needed })
            .collect(),
    };
    let voting = statement
        .participants
        .iter()
        .filter(|one| one.kind == MemberKind::Voting && !one.recused && one.left_at.is_none());
    let counted = quorum::count(&rule, voting.map(|one| one.discipline));
    let (present, needed) = (counted.present, counted.needed);
    if !counted.held || counted != *stated {
        return Err(Fault::of(names::STATEMENT, Wrong::NoQuorum { present, needed }));
    }
    steps.push(format!("A quorum held: {present} voting members present, {needed} needed."));
    Ok(())
}

/// Opens the seals of a blind ballot, and counts its votes anew.
pub fn ballot(statement: &Statement, steps: &mut Vec<String>) -> Result<(), Fault> {
    let Reached::Ballot { ballot } = &statement.reached else { return Ok(()) };
    let wrong = |wrong| Err(Fault::of(names::STATEMENT, wrong));
    let sealed = ballot.votes.iter().filter_map(|vote| vote.sealed.as_ref().zip(vote.choice));
    let opened: Vec<bool> = sealed.map(|(sealed, choice)| sealed.opens(choice)).collect();
    if opened.contains(&false) {
        return wrong(Wrong::SealBroken);
    }
    let (counts, abstained) = ballot.count();
    let carried = ballot.carried(&counts);
    let told = ballot.result.as_ref();
    if told.is_none_or(|told| told.counts != counts || told.abstained != abstained || told.carried != carried)
    {
        return wrong(Wrong::Miscounted);
    }
    steps.push(format!(
        "Its ballot counts as stated; {} of {} votes were sealed and their seals open.",
        opened.len(),
        ballot.votes.len()
    ));
    Ok(())
}
