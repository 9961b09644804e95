//! What somebody does next: mostly something that makes sense where the session stands, now and then anything.

use crate::ballot::{BallotOption, Choice, Method};
use crate::decision::{ContentHash, SignatureMeaning};
use crate::ids::{BallotId, RecommendationId};
use crate::session::{Actor, Command, Item, ItemState, Phase, SessionKind, State};
use crate::standing::{Board, CoSigner, MemberKind, Policy};

use super::clients::planned;
use super::*;

const EVERYBODY: [u8; 7] = [CHAIR, ONCOLOGIST, PATHOLOGIST, SECRETARY, ADVISER, COORDINATOR, GENETICIST];

/// A command on its way.
#[derive(Clone)]
pub struct Pressed {
    pub number: u32,
    pub actor: Actor,
    pub command: Command,
    pub chair_is_here: bool,
    /// Seconds that pass before it arrives.
    pub later: u32,
}

/// Chooses what is pressed next.
pub struct Press<'a> {
    pub chance: &'a mut Chance,
    pub room: &'a Room,
}

/// A board's policy and the kind of session.
pub fn setting(chance: &mut Chance) -> (Board, SessionKind) {
    let kind = chance.pick(&[SessionKind::Regular, SessionKind::Extra, SessionKind::Circulated]);
    let co_signers = match chance.below(3) {
        0 => vec![CoSigner::Discipline { discipline: Discipline::Pathology }],
        _ => Vec::new(),
    };
    let policy = Policy { recused_may_read: chance.once_in(2), co_signers };
    (Board { policy, ..board() }, kind)
}

impl Press<'_> {
    /// The command with this number.
    pub fn next(mut self, number: u32) -> Pressed {
        let by = self.chance.pick(&EVERYBODY);
        let (by, command) = match &self.room.state {
            None => (COORDINATOR, self.plan()),
            Some(state) => self.in_session(state, by),
        };
        let (on_behalf_of, chair_term) = self.for_whom(by);
        let actor = Actor { person: person(by), on_behalf_of, chair_term };
        let chair_is_here = self.chance.once_in(3);
        let later = if self.chance.once_in(6) { self.pause() } else { 0 };
        Pressed { number, actor, command, chair_is_here, later }
    }

    fn pause(&mut self) -> u32 {
        self.chance.pick(&[5, 30, 61, 61, 200])
    }

    fn plan(&mut self) -> Command {
        let mut command = planned(self.chance);
        if let Command::Schedule { deadline, .. } = &mut command
            && self.chance.once_in(8)
        {
            *deadline = None;
        }
        command
    }

    fn for_whom(&mut self, by: u8) -> (Option<PersonId>, Option<u32>) {
        let Some(state) = &self.room.state else { return (None, None) };
        let on_behalf_of = (by == SECRETARY && self.chance.once_in(2)).then_some(state.chair);
        let stale = self.chance.once_in(10);
        let term = self.chance.once_in(2).then(|| state.chair_term.saturating_sub(u32::from(stale)));
        (on_behalf_of, term)
    }

    fn in_session(&mut self, state: &State, by: u8) -> (u8, Command) {
        let chair =
            EVERYBODY.into_iter().find(|number| PersonId(id(*number)) == state.chair).unwrap_or(CHAIR);
        match state.phase {
            Phase::Scheduled if state.items.len() < 2 && !self.chance.once_in(4) => {
                (COORDINATOR, add(self.chance.pick(&[1, 2, 3]), false))
            }
            Phase::Scheduled if self.chance.once_in(3) => (by, self.before_the_start(state)),
            _ if state.chair_claim.is_some() && self.chance.once_in(3) => {
                (self.chance.pick(&[ONCOLOGIST, GENETICIST]), Command::ClaimChair)
            }
            Phase::Paused if !self.chance.once_in(3) => (chair, Command::Resume),
            Phase::Closed | Phase::Reopened | Phase::Cancelled if !self.chance.once_in(4) => {
                (if self.chance.once_in(2) { chair } else { by }, self.afterwards(state))
            }
            _ if self.chance.once_in(5) => (by, self.of_the_session(state, by)),
            _ if state.attends(PersonId(id(by))).is_none() && !self.chance.once_in(3) => (by, self.join()),
            _ if self.chance.once_in(2) => (chair, self.leading(state)),
            _ => (by, self.on_a_case(state, by)),
        }
    }

    fn text(&mut self) -> String {
        if self.chance.once_in(12) { " ".to_owned() } else { "Because.".to_owned() }
    }

    fn item(&mut self) -> AgendaItemId {
        let number = self.chance.pick(&[1, 1, 1, 2, 2, 3]);
        item(number)
    }

    fn member(&mut self) -> PersonId {
        PersonId(id(self.chance.pick(&EVERYBODY)))
    }

    fn join(&mut self) -> Command {
        let conflicts = if self.chance.once_in(15) { vec![self.item()] } else { Vec::new() };
        Command::Join { conflicts }
    }

    fn before_the_start(&mut self, _: &State) -> Command {
        match self.chance.below(12) {
            0..=4 => add(self.chance.pick(&[1, 2, 3]), false),
            5 | 6 => Command::PublishAgenda,
            7 if self.chance.once_in(6) => Command::Cancel { reason: self.text() },
            8 => Command::GiveOpinion { item: self.item(), text: self.text() },
            _ => Command::Start,
        }
    }

    fn afterwards(&mut self, state: &State) -> Command {
        match self.chance.below(6) {
            0 => Command::Reopen { reason: self.text() },
            1 | 2 => Command::ConfirmReopening,
            3 => Command::AddAddendum { item: self.item(), text: self.text() },
            4 => self.sign(state),
            _ => Command::Close { carry_over: Vec::new() },
        }
    }

    fn of_the_session(&mut self, state: &State, by: u8) -> Command {
        match self.chance.below(16) {
            0 => add(self.chance.pick(&[1, 2, 3]), self.chance.once_in(2)),
            1 => Command::MoveItem { item: self.item(), before: self.chance.once_in(2).then(|| self.item()) },
            2 => Command::PublishAgenda,
            3 => Command::Pause,
            4 => Command::OfferChair {
                to: self.chance.once_in(5).then(|| self.member()).or(Some(self.member())),
            },
            5 => Command::OfferChair { to: None },
            6 | 7 => Command::AcceptChair,
            8 | 9 => Command::ClaimChair,
            10 => Command::KeepChair,
            11 => self.enter(),
            12 if self.chance.once_in(4) => Command::Leave { person: PersonId(id(by)) },
            13 => Command::SetPresenter { person: self.member() },
            14 => Command::Start,
            _ if self.chance.once_in(8) => self.close(state),
            _ => planned(self.chance),
        }
    }

    fn enter(&mut self) -> Command {
        let person = self.chance.once_in(2).then(|| self.member());
        let kind = self.chance.pick(&[MemberKind::Guest, MemberKind::Voting]);
        Command::Enter { person, name: "Guest".to_owned(), discipline: Discipline::Radiology, kind }
    }

    fn close(&mut self, state: &State) -> Command {
        let all = state.items.iter().map(|item| item.id);
        Command::Close { carry_over: if self.chance.once_in(3) { Vec::new() } else { all.collect() } }
    }

    /// What the chair is about to do, by where the case before the board stands.
    fn leading(&mut self, state: &State) -> Command {
        if state.phase == Phase::Scheduled {
            return Command::Start;
        }
        let Some(before) = state.current() else { return self.between_cases(state) };
        let item = before.id;
        match self.chance.below(12) {
            0 => Command::SetDown { item },
            1 => Command::Defer { item, reason: self.text(), until: None, missing: Vec::new() },
            2 if self.chance.once_in(5) => Command::WithdrawCase { item, reason: self.text() },
            3 => Command::Present { item: self.item() },
            _ => match before.open_ballot() {
                Some(ballot) => {
                    let override_reason = self.chance.once_in(6).then(|| self.text());
                    Command::CloseBallot { item, ballot: ballot.id, override_reason }
                }
                None => self.towards_a_decision(before),
            },
        }
    }

    fn towards_a_decision(&mut self, before: &Item) -> Command {
        let item = before.id;
        let ballot = before.ballots.last().map_or(BallotId(id(0)), |ballot| ballot.id);
        match self.chance.below(7) {
            0 | 1 => Command::ReadBack { item },
            2 | 3 => Command::DecideByConsensus { item },
            4 => Command::DecideByBallot { item, ballot },
            5 => self.open_ballot(before),
            _ => Command::Propose { item, content: treatment("dabrafenib") },
        }
    }

    fn between_cases(&mut self, state: &State) -> Command {
        let item = self.item();
        match self.chance.below(12) {
            0..=4 => Command::Present { item },
            5 | 6 => self.sign(state),
            7 => Command::Amend { item, reason: self.text() },
            8 => Command::WithdrawDecision { item, reason: self.text() },
            9 => Command::Requeue { item },
            10 => Command::Defer { item, reason: self.text(), until: None, missing: Vec::new() },
            _ if self.chance.once_in(12) => self.close(state),
            _ if self.chance.once_in(4) => Command::WithdrawCase { item, reason: self.text() },
            _ => Command::Present { item },
        }
    }

    fn open_ballot(&mut self, before: &Item) -> Command {
        let mut options: Vec<BallotOption> = before
            .recommendations
            .iter()
            .take(2)
            .map(|one| BallotOption { text: "Yes".to_owned(), recommendation: Some(one.id) })
            .collect();
        if !self.chance.once_in(10) {
            options.extend(
                ["No", "Later"].map(|text| BallotOption { text: text.to_owned(), recommendation: None }),
            );
        }
        let method = self.chance.pick(&[Method::SimpleMajority, Method::QualifiedMajority, Method::Advisory]);
        let (question, blind) = (self.text(), self.chance.once_in(2));
        Command::OpenBallot { item: before.id, question, options, method, blind }
    }

    fn on_a_case(&mut self, state: &State, by: u8) -> Command {
        let before = state.current();
        let item = before.filter(|_| !self.chance.once_in(6)).map_or_else(|| self.item(), |before| before.id);
        if let Some(ballot) = before.and_then(Item::open_ballot)
            && !self.chance.once_in(4)
        {
            let index = self.chance.pick(&[0, 0, 0, 0, 1, 1, 2, 7]);
            let choice = if self.chance.once_in(8) { Choice::Abstain } else { Choice::Option { index } };
            return Command::Vote { item, ballot: ballot.id, choice };
        }
        let known = state.item(item);
        let proposed = known.and_then(|item| item.recommendations.last());
        let recommendation = proposed.map_or(RecommendationId(id(0)), |one| one.id);
        match self.chance.below(14) {
            0..=2 => Command::Propose { item, content: self.content() },
            3 => {
                let revision =
                    proposed.map_or(1, |one| one.revision).saturating_sub(u32::from(self.chance.once_in(3)));
                Command::Revise { item, recommendation, revision, content: self.content() }
            }
            4 => Command::Withdraw { item, recommendation },
            5 if self.chance.once_in(2) => Command::ExplainedSpoken { item, text: self.text() },
            5 => Command::WishesSpoken { item },
            6 => Command::AddNote { item, text: self.text() },
            7 => Command::Dissent { item, reason: self.text() },
            8 | 9 => Command::WithdrawDissent { item },
            10 => Command::DeclareConflict { item, recused: self.chance.once_in(3) },
            11 => Command::GiveOpinion { item, text: self.text() },
            12 => self.sign(state),
            _ if self.chance.once_in(4) => Command::Leave { person: PersonId(id(by)) },
            _ => Command::AddNote { item, text: self.text() },
        }
    }

    fn content(&mut self) -> RecommendationContent {
        match self.chance.below(8) {
            0 => nothing(),
            1 => treatment(" "),
            _ => treatment("dabrafenib"),
        }
    }

    fn sign(&mut self, state: &State) -> Command {
        let decided = state.items.iter().find(|item| item.state == ItemState::Decided);
        let known = decided.or(state.items.iter().find(|item| item.decision.is_some()));
        let content =
            known.and_then(|item| item.decision.as_ref()).map(|decision| decision.content_sha256.clone());
        let content = content.filter(|_| !self.chance.once_in(8)).unwrap_or_else(|| ContentHash::of(b""));
        let meaning = self.chance.pick(&[
            SignatureMeaning::Approved,
            SignatureMeaning::Approved,
            SignatureMeaning::Reviewed,
            SignatureMeaning::Authored,
            SignatureMeaning::Dissent,
        ]);
        let Command::Sign { content_sha256, authenticated_at, authentication, .. } =
            signature(&content, meaning)
        else {
            return Command::Start;
        };
        let item = known.map_or(item(1), |item| item.id);
        Command::Sign { item, content_sha256, meaning, authenticated_at, authentication }
    }
}
