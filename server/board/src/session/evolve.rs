//! Applying events. An event is a fact: it is never refused here.

use crate::ballot::Voided;
use crate::decision::{ContentHash, Decision, Signature, SignatureMeaning, Statement};
use crate::ids::AgendaItemId;
use crate::standing::Office;

use super::Event;
use super::state::{Deferral, Item, ItemState, Phase, State};

impl State {
    /// The state after `event`; the first event of a session makes it.
    pub fn evolve(state: Option<State>, event: &Event) -> Option<State> {
        if let Event::Scheduled { .. } = event {
            return scheduled(event);
        }
        let mut state = state?;
        match event.item() {
            Some(item) => about_item(&mut state, item, event),
            None => about_session(&mut state, event),
        }
        Some(state)
    }

    /// The state after all of `events`.
    pub fn fold<'a>(events: impl IntoIterator<Item = &'a Event>) -> Option<State> {
        events.into_iter().fold(None, State::evolve)
    }
}

fn scheduled(event: &Event) -> Option<State> {
    let Event::Scheduled { session, board, starts_at, planned_minutes, video_link, kind, deadline } = event
    else {
        return None;
    };
    let chair = board.members.iter().find(|member| member.office == Office::Chair)?.person;
    Some(State {
        id: *session,
        board: board.clone(),
        kind: *kind,
        starts_at: *starts_at,
        deadline: *deadline,
        planned_minutes: *planned_minutes,
        video_link: video_link.clone(),
        phase: Phase::Scheduled,
        published_at: None,
        started_at: None,
        closed_at: None,
        cancelled: None,
        reopening: None,
        chair,
        chair_term: 1,
        chair_offered: None,
        chair_claim: None,
        presenter: None,
        attendance: Vec::new(),
        items: Vec::new(),
    })
}

fn about_session(state: &mut State, event: &Event) {
    match event {
        Event::Joined { attendance } => state.attendance.push(attendance.clone()),
        Event::Left { person, at } => {
            let open = |one: &&mut super::Attendance| one.person == Some(*person) && one.left_at.is_none();
            if let Some(record) = state.attendance.iter_mut().find(open) {
                record.left_at = Some(*at);
            }
        }
        Event::PresenterSet { person } => state.presenter = Some(*person),
        Event::ChairOffered { to } => state.chair_offered = *to,
        Event::ChairAbsenceNoted { claim } => state.chair_claim = Some(*claim),
        Event::ChairKept { .. } => state.chair_claim = None,
        Event::ChairChanged { chair, term, .. } => {
            (state.chair, state.chair_term) = (*chair, *term);
            (state.chair_offered, state.chair_claim) = (None, None);
        }
        Event::AgendaPublished { at } => state.published_at = Some(*at),
        Event::Reordered { order } => {
            let place = |item: &Item| order.iter().position(|id| *id == item.id).unwrap_or(usize::MAX);
            state.items.sort_by_key(place);
            agenda_changed(state);
        }
        _ => course(state, event),
    }
}

/// What was published is no longer what stands on the agenda.
fn agenda_changed(state: &mut State) {
    if state.phase == Phase::Scheduled {
        state.published_at = None;
    }
}

/// From planned to closed.
fn course(state: &mut State, event: &Event) {
    match event {
        Event::Started { at } => {
            state.phase = Phase::Live;
            state.started_at = Some(*at);
        }
        Event::Paused { .. } => state.phase = Phase::Paused,
        Event::Resumed { .. } => state.phase = Phase::Live,
        Event::Cancelled { reason, .. } => {
            state.phase = Phase::Cancelled;
            state.cancelled = Some(reason.clone());
            for item in state.items.iter_mut().filter(|item| !item.is_done()) {
                item.state = ItemState::CarriedOver;
            }
        }
        Event::Closed { at, carried_over } => {
            state.phase = Phase::Closed;
            state.closed_at = Some(*at);
            for item in state.items.iter_mut().filter(|item| carried_over.contains(&item.id)) {
                item.state = ItemState::CarriedOver;
            }
        }
        Event::ReopeningAsked { reopening } => state.reopening = Some(reopening.clone()),
        Event::Reopened { .. } => {
            state.phase = Phase::Reopened;
            state.reopening = None;
        }
        _ => {}
    }
}

fn about_item(state: &mut State, id: AgendaItemId, event: &Event) {
    match event {
        Event::ItemAdded { .. } => {
            state.items.extend(added(event));
            agenda_changed(state);
        }
        Event::Presented { presenter, .. } => state.presenter = Some(*presenter),
        _ => {}
    }
    let Some(item) = state.items.iter_mut().find(|item| item.id == id) else { return };
    match event {
        Event::Presented { at, case, .. } => {
            item.state = ItemState::Presenting;
            item.presented_at = Some(*at);
            item.presented = Some(case.clone());
        }
        Event::SetDown { .. } => item.state = ItemState::Queued,
        Event::Deferred { reason, until, missing, .. } => {
            item.state = ItemState::Deferred;
            let (reason, missing) = (reason.clone(), missing.clone());
            item.deferred = Some(Deferral { reason, until: *until, missing });
        }
        Event::Requeued { .. } => {
            item.state = ItemState::Queued;
            item.deferred = None;
        }
        Event::CaseWithdrawn { reason, .. } => off_the_agenda(item, reason),
        Event::AddendumAdded { addendum, .. } => item.addenda.push(addendum.clone()),
        Event::OpinionGiven { opinion, .. } => {
            item.opinions.retain(|one| one.person != opinion.person);
            item.opinions.push(opinion.clone());
        }
        Event::ConflictDeclared { person, recused, .. } => conflict(item, *person, *recused),
        Event::WishesSpoken { at, .. } => item.wishes_spoken_at = Some(*at),
        Event::ExplainedSpoken { explained, .. } => item.explained = Some(explained.clone()),
        Event::NoteAdded { note, .. } => item.notes.push(note.clone()),
        _ => {
            draft(item, event);
            balloted(item, event);
            decided(item, event);
        }
    }
}

fn added(event: &Event) -> Option<Item> {
    let Event::ItemAdded { item, case, pseudonym, question, planned_minutes, urgent } = event else {
        return None;
    };
    Some(Item {
        id: *item,
        case: *case,
        pseudonym: pseudonym.clone(),
        question: question.clone(),
        planned_minutes: *planned_minutes,
        urgent: *urgent,
        state: ItemState::Queued,
        presented_at: None,
        presented: None,
        wishes_spoken_at: None,
        explained: None,
        recused: Vec::new(),
        notes: Vec::new(),
        recommendations: Vec::new(),
        read_back: None,
        dissents: Vec::new(),
        ballots: Vec::new(),
        decision: None,
        versions: 0,
        earlier: Vec::new(),
        supersedes: None,
        opinions: Vec::new(),
        deferred: None,
        withdrawn: None,
        addenda: Vec::new(),
        texts: None,
    })
}

/// Where the board had taken a signed case up again, the signed version is what stands.
fn off_the_agenda(item: &mut Item, reason: &str) {
    item.supersedes = None;
    match item.earlier.pop() {
        Some(signed) => {
            item.decision = Some(signed);
            item.state = ItemState::Signed;
        }
        None => {
            item.state = ItemState::Withdrawn;
            item.withdrawn = Some(reason.to_owned());
        }
    }
}

/// A recused member leaves the electorate, and a vote already cast is void.
fn conflict(item: &mut Item, person: crate::ids::PersonId, recused: bool) {
    item.recused.retain(|one| *one != person);
    if recused {
        item.recused.push(person);
        for ballot in item.ballots.iter_mut().filter(|ballot| ballot.is_open()) {
            ballot.electorate.retain(|one| *one != person);
            ballot.votes.retain(|vote| vote.voter != person);
        }
    }
}

/// Whatever changes the draft ends its read-back: what was read aloud is no longer what stands there.
fn draft(item: &mut Item, event: &Event) {
    match event {
        Event::Proposed { recommendation, .. } => {
            item.recommendations.push(recommendation.clone());
            item.read_back = None;
        }
        Event::Revised { recommendation, .. } => {
            if let Some(known) = item.recommendations.iter_mut().find(|one| one.id == recommendation.id) {
                *known = recommendation.clone();
            }
            item.read_back = None;
        }
        Event::Withdrawn { recommendation, .. } => {
            item.recommendations.retain(|one| one.id != *recommendation);
            item.read_back = None;
        }
        Event::ReadBackBegun { read_back, .. } => item.read_back = Some(*read_back),
        Event::ReadBackEnded { .. } => item.read_back = None,
        Event::DissentRecorded { dissent, .. } => {
            item.dissents.retain(|one| one.person != dissent.person);
            item.dissents.push(dissent.clone());
        }
        Event::DissentWithdrawn { person, .. } => item.dissents.retain(|one| one.person != *person),
        _ => {}
    }
}

fn balloted(item: &mut Item, event: &Event) {
    match event {
        Event::BallotOpened { ballot, .. } => {
            item.ballots.push(ballot.clone());
            item.state = ItemState::Voting;
        }
        Event::VoteCast { ballot, vote, .. } => {
            if let Some(open) = item.ballots.iter_mut().find(|one| one.id == *ballot) {
                open.votes.retain(|one| one.voter != vote.voter);
                open.votes.push(vote.clone());
            }
        }
        Event::BallotClosed { ballot, votes, result, .. } => {
            if let Some(closed) = item.ballots.iter_mut().find(|one| one.id == *ballot) {
                closed.votes.clone_from(votes);
                closed.result = Some(result.clone());
            }
            item.state = ItemState::Presenting;
        }
        Event::BallotVoided { ballot, at, reason, .. } => {
            if let Some(ended) = item.ballots.iter_mut().find(|one| one.id == *ballot) {
                ended.voided = Some(Voided { at: *at, reason: reason.clone() });
            }
            item.state = ItemState::Presenting;
        }
        _ => {}
    }
}

fn decided(item: &mut Item, event: &Event) {
    match event {
        Event::DecisionFrozen { content_sha256, statement, texts, .. } => {
            frozen(item, content_sha256, statement);
            item.texts.clone_from(texts);
        }
        Event::DecisionWithdrawn { .. } => {
            (item.decision, item.texts) = (None, None);
            item.read_back = None;
            item.state = ItemState::Presenting;
        }
        Event::Signed { signature, completes, .. } => signed(item, signature, *completes),
        Event::Amended { at, case, supersedes, .. } => {
            item.earlier.extend(item.decision.take());
            item.supersedes = Some(supersedes.clone());
            (item.presented_at, item.presented) = (Some(*at), Some(case.clone()));
            item.read_back = None;
            item.dissents.clear();
            item.ballots.clear();
            item.state = ItemState::Presenting;
        }
        _ => {}
    }
}

fn frozen(item: &mut Item, content_sha256: &ContentHash, statement: &Statement) {
    let mut voided = item.decision.take().map_or_else(Vec::new, |before| {
        before.voided.into_iter().chain(before.signatures).collect::<Vec<Signature>>()
    });
    voided.sort_by_key(|signature| signature.at);
    item.decision = Some(Decision {
        id: statement.decision,
        content_sha256: content_sha256.clone(),
        statement: statement.clone(),
        signatures: Vec::new(),
        voided,
    });
    item.versions = statement.version;
    item.state = ItemState::Decided;
}

fn signed(item: &mut Item, signature: &Signature, completes: Option<bool>) {
    if let Some(decision) = &mut item.decision {
        decision.signatures.push(signature.clone());
    }
    if completes.unwrap_or(signature.meaning == SignatureMeaning::Approved) {
        item.state = ItemState::Signed;
        item.supersedes = None;
    }
}
