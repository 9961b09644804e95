//! Sessions, as clinical sentences.

mod agenda;
mod attendance;
mod ballots;
mod chairing;
mod circulated;
mod course;
mod decisions;
mod minutes;
mod older;
mod opinions;
mod recommendations;
mod signatures;
mod simulation;
mod writing;

use std::collections::BTreeMap;

use uuid::Uuid;

use super::{Actor, Command, Context, Event, Refusal, SessionKind, State, decide};
use crate::case::{CaseSnapshot, NamedPerson, Urgency};
use crate::decision::{ContentHash, SignatureMeaning};
use crate::disease::Disease;
use crate::ids::{AgendaItemId, BoardId, CaseId, CommandId, DiseaseId, PatientId, PersonId, SessionId};
use crate::patient::{Patient, Sex, VitalStatus};
use crate::person::{Discipline, Person, Role};
use crate::recommendation::{Drug, LabelUse, NoRecommendationReason, Owner, RecommendationContent};
use crate::standing::{Board, DisciplineRule, Member, MemberKind, Office, Policy, QuorumRule};
use crate::{Age, Timestamp};

const CHAIR: u8 = 1;
const ONCOLOGIST: u8 = 2;
const PATHOLOGIST: u8 = 3;
const SECRETARY: u8 = 4;
const ADVISER: u8 = 5;
const COORDINATOR: u8 = 6;
const GENETICIST: u8 = 7;

fn id(number: u8) -> Uuid {
    Uuid::from_bytes([number; 16])
}

fn item(number: u8) -> AgendaItemId {
    AgendaItemId(id(100 + number))
}

fn person(number: u8) -> Person {
    let (name, discipline, role) = match number {
        CHAIR => ("Chair", Discipline::PaediatricOncology, Role::BoardMember),
        ONCOLOGIST => ("Oncologist", Discipline::MedicalOncology, Role::BoardMember),
        PATHOLOGIST => ("Pathologist", Discipline::Pathology, Role::BoardMember),
        SECRETARY => ("Secretary", Discipline::Administration, Role::Secretary),
        GENETICIST => ("Geneticist", Discipline::ClinicalGenetics, Role::BoardMember),
        ADVISER => ("Adviser", Discipline::MedicalOncology, Role::BoardMember),
        _ => ("Coordinator", Discipline::Administration, Role::Coordinator),
    };
    Person {
        id: PersonId(id(number)),
        name: name.to_owned(),
        roles: vec![role],
        discipline,
        unit: "Unit".to_owned(),
        organisation: "Organisation".to_owned(),
        place: "Place".to_owned(),
    }
}

fn member(number: u8, kind: MemberKind, office: Office) -> Member {
    let Person { id, name, discipline, place, .. } = person(number);
    Member { person: id, name, discipline, place, kind, office }
}

fn board() -> Board {
    Board {
        id: BoardId(id(50)),
        name: "Board".to_owned(),
        centre: "Stockholm".to_owned(),
        quorum: QuorumRule {
            at_least: 3,
            disciplines: vec![DisciplineRule { discipline: Discipline::Pathology, at_least: 1 }],
        },
        members: vec![
            member(CHAIR, MemberKind::Voting, Office::Chair),
            member(ONCOLOGIST, MemberKind::Voting, Office::Deputy),
            member(PATHOLOGIST, MemberKind::Voting, Office::Member),
            member(SECRETARY, MemberKind::Observer, Office::Secretary),
            member(ADVISER, MemberKind::Adviser, Office::Member),
            member(GENETICIST, MemberKind::Voting, Office::Deputy),
        ],
        policy: Policy::default(),
    }
}

fn case(number: u8) -> CaseSnapshot {
    CaseSnapshot {
        case: CaseId(id(150 + number)),
        revision: 7,
        patient: Patient {
            id: PatientId(id(200 + number)),
            pseudonym: format!("Rowan {number:04}"),
            sex: Sex::Female,
            age: Age { years: 9, months: 4, days: 12 },
            region: "Umeå".to_owned(),
            vital_status: VitalStatus::Alive,
            protected: false,
        },
        disease: Disease {
            id: DiseaseId(id(220)),
            diagnosis: "Glioma".to_owned(),
            oncotree: None,
            events: Vec::new(),
        },
        question: "Which treatment?".to_owned(),
        background: String::new(),
        urgency: Urgency::Soon,
        needed_by: "2026-12-07".parse().unwrap(),
        referrer: NamedPerson {
            person: PersonId(id(9)),
            name: "Referrer".to_owned(),
            place: "Umeå".to_owned(),
        },
        specimens: Vec::new(),
        analyses: Vec::new(),
        files: Vec::new(),
        findings: Vec::new(),
        consents: Vec::new(),
        wishes: "Wants to stay in school.".to_owned(),
    }
}

fn owner() -> Owner {
    Owner { person: PersonId(id(9)), name: "Referrer".to_owned(), due: "2026-12-10".parse().unwrap() }
}

fn treatment(drug: &str) -> RecommendationContent {
    RecommendationContent::Treatment {
        drugs: vec![Drug { name: drug.to_owned(), atc: None }],
        label_use: LabelUse::OffLabel,
        targets: Vec::new(),
        biomarkers: Vec::new(),
        line: None,
        priority: None,
        evidence: crate::classification::LevelOfEvidence::default(),
        citations: Vec::new(),
        rationale: "Because.".to_owned(),
        owner: owner(),
    }
}

fn nothing() -> RecommendationContent {
    RecommendationContent::NoRecommendation {
        reason: NoRecommendationReason::NoActionableFinding,
        explanation: "No finding has a treatment.".to_owned(),
    }
}

/// A session in the hands of a test: commands go in, events are kept.
struct Room {
    state: Option<State>,
    events: Vec<Event>,
    /// When each of them happened.
    times: Vec<Timestamp>,
    cases: BTreeMap<AgendaItemId, CaseSnapshot>,
    commands: u32,
    /// Seconds that have passed beside the one of each command.
    passed: i64,
    chair_is_here: bool,
    texts: crate::text::Texts,
}

impl Room {
    /// Scheduled, with two cases on the agenda.
    fn scheduled() -> Self {
        Self::scheduled_as(board(), SessionKind::Regular)
    }

    fn scheduled_as(board: Board, kind: SessionKind) -> Self {
        let mut room = Self::empty();
        room.must(COORDINATOR, schedule(board, kind));
        for number in [1, 2] {
            room.must(COORDINATOR, add(number, false));
        }
        room
    }

    fn empty() -> Self {
        let cases = (1..=3).map(|number| (item(number), case(number))).collect();
        let (events, times) = (Vec::new(), Vec::new());
        let texts = crate::text::Texts::default();
        Room { state: None, events, times, cases, commands: 0, passed: 0, chair_is_here: false, texts }
    }

    /// Live, with chair, oncologist and pathologist, and the first case before them.
    fn presenting() -> Self {
        Self::presenting_at(board())
    }

    fn presenting_at(board: Board) -> Self {
        let mut room = Self::scheduled_as(board, SessionKind::Regular);
        for number in [CHAIR, ONCOLOGIST, PATHOLOGIST] {
            room.must(number, Command::Join { conflicts: Vec::new() });
        }
        room.must(CHAIR, Command::Start);
        room.must(CHAIR, Command::Present { item: item(1) });
        room
    }

    /// The first case decided by consensus, not signed.
    fn decided() -> Self {
        Self::decided_at(board())
    }

    fn decided_at(board: Board) -> Self {
        let mut room = Self::presenting_at(board);
        room.must(ONCOLOGIST, Command::Propose { item: item(1), content: treatment("dabrafenib") });
        room.must(CHAIR, Command::ReadBack { item: item(1) });
        room.must(CHAIR, Command::DecideByConsensus { item: item(1) });
        room
    }

    /// The decided case, signed by the chair.
    fn signed() -> Self {
        let mut room = Self::decided();
        let content = room.item(1).decision.as_ref().unwrap().content_sha256.clone();
        room.must(CHAIR, signature(&content, SignatureMeaning::Approved));
        room
    }

    fn give(&mut self, by: u8, command: Command) -> Result<Vec<Event>, Refusal> {
        let actor = Actor { person: person(by), on_behalf_of: None, chair_term: None };
        self.give_as(&actor, command)
    }

    fn give_as(&mut self, actor: &Actor, command: Command) -> Result<Vec<Event>, Refusal> {
        self.commands += 1;
        let case = match &command {
            Command::Present { item } | Command::Amend { item, .. } => self.cases.get(item),
            _ => None,
        };
        let command_id = CommandId(Uuid::from_u128(u128::from(self.commands)));
        let at = now().plus_seconds(self.passed + i64::from(self.commands));
        let (chair_is_here, salt) = (self.chair_is_here, [7; 16]);
        let texts = self.texts.clone();
        let context = Context { now: at, command: command_id, case, chair_is_here, texts, salt };
        let events = decide(self.state.as_ref(), &command, actor, &context)?;
        for event in &events {
            self.state = State::evolve(self.state.take(), event);
        }
        self.times.extend(events.iter().map(|_| at));
        self.events.extend(events.clone());
        Ok(events)
    }

    #[track_caller]
    fn must(&mut self, by: u8, command: Command) -> Vec<Event> {
        match self.give(by, command.clone()) {
            Ok(events) => events,
            Err(refusal) => panic!("{command:?} by {by} was refused: {refusal:?}"),
        }
    }

    #[track_caller]
    fn refused(&mut self, by: u8, command: Command) -> Refusal {
        match self.give(by, command) {
            Ok(events) => panic!("not refused: {events:?}"),
            Err(refusal) => refusal,
        }
    }

    fn state(&self) -> &State {
        self.state.as_ref().unwrap()
    }

    fn item(&self, number: u8) -> &super::Item {
        self.state().item(item(number)).unwrap()
    }
}

fn schedule(board: Board, kind: SessionKind) -> Command {
    Command::Schedule {
        session: SessionId(id(60)),
        board,
        starts_at: now(),
        planned_minutes: 90,
        video_link: None,
        kind,
        deadline: (kind == SessionKind::Circulated).then(|| now().plus_seconds(3600)),
    }
}

fn add(number: u8, urgent: bool) -> Command {
    Command::AddItem {
        item: item(number),
        case: case(number).case,
        pseudonym: case(number).patient.pseudonym,
        question: case(number).question,
        planned_minutes: 10,
        urgent,
    }
}

fn defer(number: u8) -> Command {
    let reason = "No tissue.".to_owned();
    Command::Defer { item: item(number), reason, until: None, missing: Vec::new() }
}

fn signature(content: &ContentHash, meaning: SignatureMeaning) -> Command {
    Command::Sign {
        item: item(1),
        content_sha256: content.clone(),
        meaning,
        authenticated_at: now(),
        authentication: "demo".to_owned(),
    }
}

fn now() -> Timestamp {
    "2026-12-03T13:00:00Z".parse().unwrap()
}
