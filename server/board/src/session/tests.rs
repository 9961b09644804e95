//! Sessions, as clinical sentences.

mod attendance;
mod ballots;
mod decisions;
mod random;

use std::collections::BTreeMap;

use uuid::Uuid;

use super::{Actor, Command, Context, Event, Refusal, State, decide};
use crate::case::{CaseSnapshot, NamedPerson, Urgency};
use crate::disease::Disease;
use crate::ids::{AgendaItemId, BoardId, CaseId, CommandId, DiseaseId, PatientId, PersonId, SessionId};
use crate::patient::{Patient, Sex, VitalStatus};
use crate::person::{Discipline, Person, Role};
use crate::recommendation::{Drug, LabelUse, NoRecommendationReason, Owner, RecommendationContent};
use crate::standing::{Board, DisciplineRule, Member, MemberKind, Office, QuorumRule};
use crate::{Age, Timestamp};

const CHAIR: u8 = 1;
const ONCOLOGIST: u8 = 2;
const PATHOLOGIST: u8 = 3;
const SECRETARY: u8 = 4;
const ADVISER: u8 = 5;
const COORDINATOR: u8 = 6;

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
        ],
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
    cases: BTreeMap<AgendaItemId, CaseSnapshot>,
    commands: u8,
}

impl Room {
    /// Scheduled, with two cases on the agenda.
    fn scheduled() -> Self {
        let cases = BTreeMap::from([(item(1), case(1)), (item(2), case(2))]);
        let mut room = Room { state: None, events: Vec::new(), cases, commands: 0 };
        let schedule = Command::Schedule {
            session: SessionId(id(60)),
            board: board(),
            starts_at: now(),
            planned_minutes: 90,
            video_link: None,
        };
        room.must(COORDINATOR, schedule);
        for number in [1, 2] {
            let add = Command::AddItem {
                item: item(number),
                case: case(number).case,
                pseudonym: case(number).patient.pseudonym,
                question: case(number).question,
                planned_minutes: 10,
            };
            room.must(COORDINATOR, add);
        }
        room
    }

    /// Live, with chair, oncologist and pathologist, and the first case before them.
    fn presenting() -> Self {
        let mut room = Self::scheduled();
        for number in [CHAIR, ONCOLOGIST, PATHOLOGIST] {
            room.must(number, Command::Join { conflicts: Vec::new() });
        }
        room.must(CHAIR, Command::Start);
        room.must(CHAIR, Command::Present { item: item(1) });
        room
    }

    /// The first case decided by consensus, not signed.
    fn decided() -> Self {
        let mut room = Self::presenting();
        room.must(ONCOLOGIST, Command::Propose { item: item(1), content: treatment("dabrafenib") });
        room.must(CHAIR, Command::ReadBack { item: item(1) });
        room.must(CHAIR, Command::DecideByConsensus { item: item(1) });
        room
    }

    fn give(&mut self, by: u8, command: Command) -> Result<Vec<Event>, Refusal> {
        self.commands += 1;
        let case = match &command {
            Command::Present { item } => self.cases.get(item),
            _ => None,
        };
        let command_id = CommandId(Uuid::from_u128(u128::from(self.commands)));
        let at = now().plus_seconds(i64::from(self.commands));
        let context = Context { now: at, command: command_id, case };
        let actor = Actor { person: person(by), on_behalf_of: None };
        let events = decide(self.state.as_ref(), &command, &actor, &context)?;
        for event in &events {
            self.state = State::evolve(self.state.take(), event);
        }
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

fn now() -> Timestamp {
    "2026-12-03T13:00:00Z".parse().unwrap()
}
