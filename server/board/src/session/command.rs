//! What people in a session want done.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::ballot::{BallotOption, Choice, Method};
use crate::case::{CaseSnapshot, Missing};
use crate::decision::{ContentHash, SignatureMeaning};
use crate::ids::{AgendaItemId, BallotId, CaseId, CommandId, PersonId, RecommendationId, SessionId};
use crate::person::{Discipline, Person};
use crate::recommendation::RecommendationContent;
use crate::standing::{Board, MemberKind};
use crate::text::Texts;
use crate::{Date, Timestamp};

use super::state::SessionKind;

/// A command. Its name and body are the wire's `type` and `body`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "type", content = "body")]
#[ts(export, export_to = "SessionCommand.ts", rename = "SessionCommand")]
pub enum Command {
    /// First command of a session; by the coordinator, outside the room.
    #[serde(rename = "session.schedule")]
    Schedule {
        session: SessionId,
        board: Board,
        starts_at: Timestamp,
        planned_minutes: u16,
        video_link: Option<String>,
        #[serde(default)]
        kind: SessionKind,
        /// Answers are due then, when the session is circulated.
        #[serde(default)]
        deadline: Option<Timestamp>,
    },
    #[serde(rename = "agenda.add")]
    AddItem {
        item: AgendaItemId,
        case: CaseId,
        pseudonym: String,
        question: String,
        planned_minutes: u16,
        /// Cannot wait for another session; taken also while this one is on.
        #[serde(default)]
        urgent: bool,
    },
    /// Puts a waiting case before another one, or last.
    #[serde(rename = "agenda.move")]
    MoveItem { item: AgendaItemId, before: Option<AgendaItemId> },
    /// Tells the members what the session will be about.
    #[serde(rename = "agenda.publish")]
    PublishAgenda,
    #[serde(rename = "session.start")]
    Start,
    #[serde(rename = "session.pause")]
    Pause,
    #[serde(rename = "session.resume")]
    Resume,
    #[serde(rename = "session.cancel")]
    Cancel { reason: String },
    /// Closes the session; items neither signed nor deferred must be named here to be carried over.
    #[serde(rename = "session.close")]
    Close { carry_over: Vec<AgendaItemId> },
    /// The chair asks to open a closed session for addenda.
    #[serde(rename = "session.reopen")]
    Reopen { reason: String },
    /// Another person agrees to that.
    #[serde(rename = "session.confirm_reopening")]
    ConfirmReopening,
    #[serde(rename = "addendum.add")]
    AddAddendum { item: AgendaItemId, text: String },
    /// Offers the chair to somebody who takes part; to nobody takes the offer back.
    #[serde(rename = "chair.offer")]
    OfferChair { to: Option<PersonId> },
    #[serde(rename = "chair.accept")]
    AcceptChair,
    /// A deputy notes that the chair is away, and after a minute takes the chair.
    #[serde(rename = "chair.claim")]
    ClaimChair,
    /// The chair is here after all.
    #[serde(rename = "chair.keep")]
    KeepChair,
    /// Takes part from a device of one's own, declaring a conflict of interest in the items named.
    #[serde(rename = "attendance.join")]
    Join { conflicts: Vec<AgendaItemId> },
    /// Enters somebody who sits in the room: a member by `person`, a guest by name.
    #[serde(rename = "attendance.enter")]
    Enter { person: Option<PersonId>, name: String, discipline: Discipline, kind: MemberKind },
    #[serde(rename = "attendance.leave")]
    Leave { person: PersonId },
    /// Withdraws from one case for a conflict of interest, or comes back to it.
    #[serde(rename = "conflict.declare")]
    DeclareConflict { item: AgendaItemId, recused: bool },
    #[serde(rename = "case.present")]
    Present { item: AgendaItemId },
    /// Takes a presented case back to the queue.
    #[serde(rename = "case.set_down")]
    SetDown { item: AgendaItemId },
    /// A member's opinion in writing; another one of the same member replaces it.
    #[serde(rename = "opinion.give")]
    GiveOpinion { item: AgendaItemId, text: String },
    #[serde(rename = "presenter.set")]
    SetPresenter { person: PersonId },
    #[serde(rename = "wishes.spoken")]
    WishesSpoken { item: AgendaItemId },
    /// What was explained to the patient, by whom, has been said in the room.
    #[serde(rename = "explained.spoken")]
    ExplainedSpoken { item: AgendaItemId, text: String },
    #[serde(rename = "note.add")]
    AddNote { item: AgendaItemId, text: String },
    #[serde(rename = "recommendation.propose")]
    Propose { item: AgendaItemId, content: RecommendationContent },
    #[serde(rename = "recommendation.revise")]
    Revise {
        item: AgendaItemId,
        recommendation: RecommendationId,
        revision: u32,
        content: RecommendationContent,
    },
    #[serde(rename = "recommendation.withdraw")]
    Withdraw { item: AgendaItemId, recommendation: RecommendationId },
    /// The recommendations have been read aloud; is there any dissent?
    #[serde(rename = "readback.begin")]
    ReadBack { item: AgendaItemId },
    #[serde(rename = "dissent.record")]
    Dissent { item: AgendaItemId, reason: String },
    #[serde(rename = "dissent.withdraw")]
    WithdrawDissent { item: AgendaItemId },
    #[serde(rename = "ballot.open")]
    OpenBallot {
        item: AgendaItemId,
        question: String,
        options: Vec<BallotOption>,
        method: Method,
        blind: bool,
    },
    #[serde(rename = "vote.cast")]
    Vote { item: AgendaItemId, ballot: BallotId, choice: Choice },
    #[serde(rename = "ballot.close")]
    CloseBallot { item: AgendaItemId, ballot: BallotId, override_reason: Option<String> },
    #[serde(rename = "case.decide_by_consensus")]
    DecideByConsensus { item: AgendaItemId },
    /// Decides as the ballot carried: recommendations that stand for other options fall away.
    #[serde(rename = "case.decide_by_ballot")]
    DecideByBallot { item: AgendaItemId, ballot: BallotId },
    #[serde(rename = "case.defer")]
    Defer {
        item: AgendaItemId,
        reason: String,
        #[serde(default)]
        until: Option<Date>,
        /// What the board waits for.
        #[serde(default)]
        missing: Vec<Missing>,
    },
    /// Brings a deferred case back to the queue.
    #[serde(rename = "case.requeue")]
    Requeue { item: AgendaItemId },
    /// Takes a case off the agenda.
    #[serde(rename = "case.withdraw")]
    WithdrawCase { item: AgendaItemId, reason: String },
    /// Takes a signed case up again, towards a version that supersedes the signed one.
    #[serde(rename = "case.amend")]
    Amend { item: AgendaItemId, reason: String },
    /// Takes an unsigned decision back to discussion.
    #[serde(rename = "decision.withdraw")]
    WithdrawDecision { item: AgendaItemId, reason: String },
    /// Signs the content with this hash; comes only from a fresh sign-in, never from the room's socket.
    #[serde(rename = "decision.sign")]
    Sign {
        item: AgendaItemId,
        content_sha256: ContentHash,
        meaning: SignatureMeaning,
        authenticated_at: Timestamp,
        authentication: String,
    },
}

/// Who gives a command.
#[derive(Clone, Debug, PartialEq)]
pub struct Actor {
    pub person: Person,
    /// The person for whom a secretary acts.
    pub on_behalf_of: Option<PersonId>,
    /// The chair's term that the sender knew of.
    pub chair_term: Option<u32>,
}

/// What a decision needs beside the state: the time, the command's id, and the case as it stands in the store.
#[derive(Clone, Debug)]
pub struct Context<'a> {
    pub now: Timestamp,
    /// What a command makes (a recommendation, a ballot, a decision) carries the command's id.
    pub command: CommandId,
    /// The case of the item that the command presents.
    pub case: Option<&'a CaseSnapshot>,
    /// Whether the chair has a line open to the session.
    pub chair_is_here: bool,
    /// What the board has written together on the case that the command decides.
    pub texts: Texts,
    /// Random bytes that hide a blind vote.
    pub salt: [u8; 16],
}

impl Command {
    /// Whether it belongs to the person themself: nobody does it for another.
    pub fn is_personal(&self) -> bool {
        matches!(
            self,
            Self::Join { .. }
                | Self::DeclareConflict { .. }
                | Self::GiveOpinion { .. }
                | Self::Dissent { .. }
                | Self::WithdrawDissent { .. }
                | Self::Vote { .. }
                | Self::Sign { .. }
                | Self::AcceptChair
                | Self::ClaimChair
                | Self::KeepChair
                | Self::ConfirmReopening
        )
    }
}
