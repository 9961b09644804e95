//! From a statement to its signatures.

use crate::decision::{Participant, Signature, SignatureMeaning, Statement};
use crate::ids::{PersonId, SignatureId};
use crate::standing::{CoSigner, MemberKind};

use super::decide::{chair, item_in};
use super::state::{ItemState, State};
use super::{Actor, Command, Context, Event, Needed, Refusal};

/// The chair approves, and whom the board's policy names beside; others who took part may add what their signature
/// means. Also after the session has closed.
pub(super) fn sign(
    state: &State,
    command: &Command,
    actor: &Actor,
    context: &Context<'_>,
) -> Result<Vec<Event>, Refusal> {
    let Command::Sign { item: id, content_sha256, meaning, authenticated_at, authentication } = command
    else {
        return Err(Refusal::Unknown);
    };
    let item = state.item(*id).ok_or(Refusal::Unknown)?;
    item_in(item, &[ItemState::Decided, ItemState::Signed])?;
    let decision = item.decision.as_ref().ok_or(Refusal::Unknown)?;
    may_say(state, &decision.statement, *meaning, actor)?;
    if decision.content_sha256 != *content_sha256 {
        return Err(Refusal::ContentChanged { current: decision.content_sha256.clone() });
    }
    if decision.signatures.iter().any(|one| one.signer == actor.person.id && one.meaning == *meaning) {
        return Err(Refusal::Already);
    }
    let signature = Signature {
        id: SignatureId(context.command.0),
        decision: decision.id,
        content_sha256: content_sha256.clone(),
        signer: actor.person.id,
        printed_name: actor.person.name.clone(),
        discipline: actor.person.discipline,
        meaning: *meaning,
        at: context.now,
        authenticated_at: *authenticated_at,
        authentication: authentication.clone(),
    };
    let before = decision.signatures.iter().filter(|one| one.meaning == SignatureMeaning::Approved);
    let approved: Vec<PersonId> = before.map(|one| one.signer).chain([actor.person.id]).collect();
    let complete = item.state == ItemState::Decided
        && *meaning == SignatureMeaning::Approved
        && is_complete(state.chair, &decision.statement, &approved);
    Ok(vec![Event::Signed { item: *id, signature, completes: Some(complete) }])
}

fn may_say(
    state: &State,
    statement: &Statement,
    meaning: SignatureMeaning,
    actor: &Actor,
) -> Result<(), Refusal> {
    let person = actor.person.id;
    let heard = statement.participants.iter().find(|one| one.person == Some(person) && !one.recused);
    match meaning {
        SignatureMeaning::Approved => {
            let asked = |one: &Participant| statement.co_signers.iter().any(|asked| answers(*asked, one));
            if !heard.is_some_and(asked) {
                chair(state, actor)?;
            }
        }
        SignatureMeaning::Authored => {
            if !statement.recommendations.iter().any(|one| one.proposed_by == person) {
                return Err(Refusal::Forbidden { needed: Needed::Oneself });
            }
            return heard.map(|_| ()).ok_or(Refusal::Forbidden { needed: Needed::Attendee });
        }
        SignatureMeaning::Dissent => {
            if !statement.dissents.iter().any(|one| one.person == person) {
                return Err(Refusal::Forbidden { needed: Needed::Oneself });
            }
        }
        SignatureMeaning::Reviewed => {}
    }
    if heard.is_some_and(|one| one.kind == MemberKind::Voting) {
        return Ok(());
    }
    Err(Refusal::Forbidden { needed: Needed::Voter })
}

/// Whether the chair and, for each further signature that the board requires, somebody else have approved.
fn is_complete(chair: PersonId, statement: &Statement, approved: &[PersonId]) -> bool {
    let others = || {
        let heard = statement.participants.iter();
        heard.filter(|one| one.person.is_some_and(|person| person != chair && approved.contains(&person)))
    };
    let is_there = |asked: &CoSigner| others().any(|one| answers(*asked, one));
    approved.contains(&chair) && statement.co_signers.iter().all(is_there)
}

fn answers(asked: CoSigner, one: &Participant) -> bool {
    one.office.is_some_and(|office| asked.is(office, one.discipline))
}
