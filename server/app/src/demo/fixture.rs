//! The demo's data as they lie in `fixtures/demo`, inside the binary.

use board::case::{ConsentKind, Urgency};
use board::disease::DiseaseEventKind;
use board::patient::Sex;
use board::person::{Discipline, Role};
use board::specimen::{Assay, Material, ReportState};
use board::standing::{MemberKind, Office, Policy, QuorumRule};
use board::variant::Assembly;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::api::people::{FirstTask, PersonaMark};

/// A persona.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DemoPerson {
    pub slug: String,
    pub name: String,
    pub roles: Vec<Role>,
    pub discipline: Discipline,
    pub unit: String,
    pub organisation: String,
    pub place: String,
    pub mark: PersonaMark,
    pub first_task: FirstTask,
}

/// A member of a demo board.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DemoMember {
    pub slug: String,
    pub kind: MemberKind,
    pub office: Office,
}

/// A board.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DemoBoard {
    pub name: String,
    pub centre: String,
    pub quorum: QuorumRule,
    #[serde(default)]
    pub policy: Policy,
    pub members: Vec<DemoMember>,
}

/// An event of a disease, so many days before the demo's first start.
#[derive(Deserialize)]
pub struct DemoEvent {
    #[serde(flatten)]
    pub kind: DiseaseEventKind,
    pub days_ago: i64,
    pub until_days_ago: Option<i64>,
    pub note: String,
}

/// A specimen; `event` counts from 0 within the case.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DemoSpecimen {
    pub laboratory_number: String,
    pub material: Material,
    pub site: String,
    pub days_ago: i64,
    pub event: Option<usize>,
    pub percent: Option<u8>,
}

/// An analysis; specimens count from 0 within the case. `file` is one of [`file()`].
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DemoAnalysis {
    pub assay: Assay,
    pub assay_name: String,
    pub laboratory: String,
    pub pipeline: String,
    pub assembly: Option<Assembly>,
    pub specimen: usize,
    pub normal: Option<usize>,
    pub state: ReportState,
    pub file: Option<String>,
}

/// A patient with a case.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DemoCase {
    /// Index into the boards.
    pub board: usize,
    pub pseudonym: String,
    pub sex: Sex,
    pub age_days: i64,
    pub region: String,
    pub diagnosis: String,
    pub oncotree: Option<String>,
    pub events: Vec<DemoEvent>,
    pub specimens: Vec<DemoSpecimen>,
    pub analyses: Vec<DemoAnalysis>,
    pub referrer: String,
    pub question: String,
    pub background: String,
    pub urgency: Urgency,
    pub needed_in_days: i64,
    pub wishes: String,
    pub consents: Vec<ConsentKind>,
    /// Whether the geneticist has marked findings for the board already.
    pub mark: bool,
}

/// The personas.
///
/// # Errors
/// The fixture is not as this page says; a test reads it.
pub fn people() -> serde_json::Result<Vec<DemoPerson>> {
    read(include_str!("../../../../fixtures/demo/people.json"))
}

/// The boards.
///
/// # Errors
/// As [`people`].
pub fn boards() -> serde_json::Result<Vec<DemoBoard>> {
    read(include_str!("../../../../fixtures/demo/boards.json"))
}

/// The cases.
///
/// # Errors
/// As [`people`].
pub fn cases() -> serde_json::Result<Vec<DemoCase>> {
    read(include_str!("../../../../fixtures/demo/cases.json"))
}

/// A variant file of the demo.
pub fn file(name: &str) -> Option<&'static [u8]> {
    match name {
        "tumour-normal.vcf" => Some(include_bytes!("../../../../fixtures/vcf/tumour-normal.vcf")),
        "tumour-normal.vcf.gz" => Some(include_bytes!("../../../../fixtures/vcf/tumour-normal.vcf.gz")),
        "tumour-alone.vcf" => Some(include_bytes!("../../../../fixtures/vcf/tumour-alone.vcf")),
        _ => None,
    }
}

fn read<T: DeserializeOwned>(text: &str) -> serde_json::Result<T> {
    serde_json::from_str(text)
}

#[cfg(test)]
mod tests {
    use board::quorum;

    use super::*;

    #[test]
    fn every_persona_board_case_and_file_of_the_demo_is_there() {
        let people = people().unwrap();
        let known = |slug: &str| people.iter().any(|person| person.slug == slug);
        let boards = boards().unwrap();
        assert!(boards.iter().flat_map(|board| &board.members).all(|member| known(&member.slug)));
        for case in cases().unwrap() {
            assert!(known(&case.referrer) && case.board < boards.len(), "{}", case.pseudonym);
            assert!(
                case.analyses.iter().all(|one| one.specimen < case.specimens.len()),
                "{}",
                case.pseudonym
            );
            let files = case.analyses.iter().filter_map(|one| one.file.as_deref());
            assert!(files.clone().all(|name| file(name).is_some()), "{}", case.pseudonym);
        }
    }

    #[test]
    fn every_board_of_the_demo_can_reach_its_quorum() {
        let people = people().unwrap();
        for board in boards().unwrap() {
            let voting = board.members.iter().filter(|member| member.kind == MemberKind::Voting);
            let discipline = |slug: &str| people.iter().find(|one| one.slug == slug).unwrap().discipline;
            let quorum = quorum::count(&board.quorum, voting.map(|member| discipline(&member.slug)));
            assert!(quorum.held, "{}", board.name);
        }
    }
}
