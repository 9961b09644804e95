//! A small world that the tests begin with: a board, a patient, a case.

use board::case::Urgency;
use board::disease::{Disease, DiseaseEvent, DiseaseEventKind};
use board::ids::{AnalysisId, BoardId, CaseId, DiseaseEventId, DiseaseId, PatientId, PersonId, SpecimenId};
use board::patient::{PersonalNumber, Sex};
use board::person::{Discipline, Person, Role};
use board::specimen::{
    Analysis, Assay, Material, ReportState, Specimen, TumourCellContent, TumourCellMethod,
};
use board::standing::{Board, DisciplineRule, Member, MemberKind, Office, Policy, QuorumRule};
use board::variant::Assembly;
use board::{Date, Timestamp};
use store::cases::NewCase;
use store::patients::NewPatient;
use store::{
    Stop, Store, Trouble, Unit, analyses, boards, cases, diseases, identities, patients, people, specimens,
};
use uuid::Uuid;

pub const CHAIR: u8 = 1;
pub const ONCOLOGIST: u8 = 2;
pub const GENETICIST: u8 = 3;
pub const REFERRER: u8 = 4;
pub const COORDINATOR: u8 = 5;

pub fn id(number: u8) -> Uuid {
    Uuid::from_bytes([number; 16])
}

pub fn day(text: &str) -> Date {
    text.parse().unwrap()
}

/// The day of the tests.
pub fn today() -> Date {
    day("2026-12-03")
}

pub fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

pub fn person(number: u8) -> Person {
    let (name, discipline, role) = match number {
        CHAIR => ("Karin Chair", Discipline::PaediatricOncology, Role::BoardMember),
        ONCOLOGIST => ("Olle Oncologist", Discipline::MedicalOncology, Role::BoardMember),
        GENETICIST => ("Greta Geneticist", Discipline::ClinicalGenetics, Role::Geneticist),
        REFERRER => ("Rut Referrer", Discipline::MedicalOncology, Role::Referrer),
        _ => ("Cecilia Coordinator", Discipline::Administration, Role::Coordinator),
    };
    Person {
        id: PersonId(id(number)),
        name: name.to_owned(),
        roles: vec![role],
        discipline,
        unit: "Barnonkologi".to_owned(),
        organisation: "Region Test".to_owned(),
        place: "Uppsala".to_owned(),
    }
}

pub fn member(number: u8, kind: MemberKind, office: Office) -> Member {
    let person = person(number);
    Member {
        person: person.id,
        name: person.name,
        discipline: person.discipline,
        place: person.place,
        kind,
        office,
    }
}

pub fn the_board() -> Board {
    Board {
        id: BoardId(id(20)),
        name: "National paediatric board".to_owned(),
        centre: "Uppsala".to_owned(),
        quorum: QuorumRule {
            at_least: 2,
            disciplines: vec![DisciplineRule { discipline: Discipline::MedicalOncology, at_least: 1 }],
        },
        members: vec![
            member(CHAIR, MemberKind::Voting, Office::Chair),
            member(ONCOLOGIST, MemberKind::Voting, Office::Member),
        ],
        policy: Policy::default(),
    }
}

pub fn new_patient(number: u8, pseudonym: &str) -> NewPatient {
    NewPatient {
        id: PatientId(id(number)),
        pseudonym: pseudonym.to_owned(),
        sex: Sex::Female,
        birth_date: day("2017-07-21"),
        region: "Uppsala".to_owned(),
        protected: false,
        created_by: PersonId(id(COORDINATOR)),
    }
}

pub fn disease() -> Disease {
    Disease {
        id: DiseaseId(id(40)),
        diagnosis: "Diffuse glioma".to_owned(),
        oncotree: Some("DIFG".to_owned()),
        events: vec![
            DiseaseEvent {
                id: DiseaseEventId(id(41)),
                kind: DiseaseEventKind::Diagnosis,
                on: day("2025-02-03"),
                until: None,
                note: String::new(),
            },
            DiseaseEvent {
                id: DiseaseEventId(id(42)),
                kind: DiseaseEventKind::Relapse { number: 1 },
                on: day("2026-10-12"),
                until: Some(day("2026-11-01")),
                note: "thalamus".to_owned(),
            },
        ],
    }
}

pub fn specimen() -> Specimen {
    Specimen {
        id: SpecimenId(id(50)),
        laboratory_number: "T26-1".to_owned(),
        material: Material::Tumour,
        site: "thalamus".to_owned(),
        taken_on: day("2026-10-14"),
        event: Some(DiseaseEventId(id(42))),
        tumour_cell_content: Some(TumourCellContent { percent: 70, method: TumourCellMethod::Histologic }),
    }
}

pub fn analysis() -> Analysis {
    Analysis {
        id: AnalysisId(id(60)),
        assay: Assay::WholeGenome,
        assay_name: "tumour and normal".to_owned(),
        laboratory: "Clinical genomics".to_owned(),
        pipeline: "pipeline 1.0".to_owned(),
        assembly: Some(Assembly::GRCh38),
        specimen: SpecimenId(id(50)),
        normal: None,
        state: ReportState::Reported,
    }
}

/// A case of the first patient.
pub fn new_case(number: u8) -> NewCase {
    NewCase {
        id: CaseId(id(number)),
        board: BoardId(id(20)),
        patient: PatientId(id(30)),
        disease: DiseaseId(id(40)),
        specimens: vec![SpecimenId(id(50))],
        analyses: vec![AnalysisId(id(60))],
        referrer: PersonId(id(REFERRER)),
        question: "Is there a targeted treatment?".to_owned(),
        background: "First relapse.".to_owned(),
        urgency: Urgency::Soon,
        needed_by: day("2026-12-10"),
        wishes: String::new(),
        created_by: PersonId(id(COORDINATOR)),
    }
}

/// Makes people, the board, one patient with a disease, a specimen and an analysis.
pub async fn people_and_a_patient(unit: &mut Unit) -> Result<(), Trouble> {
    for number in [CHAIR, ONCOLOGIST, GENETICIST, REFERRER, COORDINATOR] {
        people::put(unit, &person(number), None).await?;
    }
    boards::put(unit, &the_board()).await?;
    patients::make(unit, &new_patient(30, "Rowan 4172")).await.unwrap();
    let number = PersonalNumber::parse("191212121212").unwrap();
    identities::make(unit, PatientId(id(30)), "Tolvan Tolvansson", &number).await.unwrap();
    let patient = PatientId(id(30));
    diseases::make(unit, patient, &disease()).await?;
    specimens::make(unit, patient, &specimen()).await?;
    analyses::make(unit, patient, &analysis()).await
}

/// The case number 70 of that patient, with all that it needs.
pub async fn with_a_case(store: &Store) {
    let work = async move |unit: &mut Unit| {
        people_and_a_patient(unit).await?;
        cases::make(unit, &new_case(70)).await.unwrap();
        Ok::<_, Stop<()>>(())
    };
    store.writer.write(work).await.unwrap();
}

pub fn the_case() -> CaseId {
    CaseId(id(70))
}
