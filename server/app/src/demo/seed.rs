//! Filling an empty store with the demo's people and cases.

use std::collections::HashMap;

use board::case::Consent;
use board::disease::{Disease, DiseaseEvent};
use board::ids::{
    AnalysisId, BoardId, CaseId, DiseaseEventId, DiseaseId, PatientId, PersonId, SpecimenId, VariantFileId,
};
use board::person::Person;
use board::specimen::{Analysis, Specimen, TumourCellContent, TumourCellMethod};
use board::standing::{Board, Member};
use board::variant::{Call, SampleCall};
use board::{Date, Timestamp};
use bytes::Bytes;
use store::variant_files::{self, Answers, Entered, Import, NewVariantFile};
use store::{
    Entry, Failed, Kind, Stop, Stream, Unit, Who, analyses, boards, cases, consents, diseases, findings,
    patients, people, specimens,
};

use super::fixture::{self, DemoCase, DemoPerson};
use super::session;
use crate::looks::CARE;
use crate::problem::{Problem, refused_as};
use crate::state::{App, randomness};
use crate::tables::{self, TableOf};
use crate::{import, routes};

/// Why the demo has no data.
#[derive(Debug, thiserror::Error)]
pub enum NotSeeded {
    #[error("a fixture cannot be read: {0}")]
    Fixture(#[from] serde_json::Error),
    #[error("the operating system gives no randomness: {0}")]
    Randomness(#[from] getrandom::Error),
    #[error("{what} could not be entered: {problem}")]
    Entered { what: &'static str, problem: &'static str },
}

/// The problem as the demo tells it.
pub fn entered(what: &'static str) -> impl FnOnce(Problem) -> NotSeeded {
    move |problem| NotSeeded::Entered { what, problem: problem.name() }
}

/// Enters the demo's data, unless people are there already: a second start keeps its data.
///
/// # Errors
/// A fixture or the store fails.
pub async fn seed(app: &App) -> Result<(), NotSeeded> {
    let known = people::list(app.db()).await.map_err(|trouble| entered("people")(trouble.into()))?;
    if !known.is_empty() {
        return Ok(());
    }
    let people = enter_people(app).await?;
    let boards = enter_boards(app, &people).await?;
    for case in fixture::cases()? {
        enter_case(app, &people, &boards, case).await?;
    }
    session::plan(app, &people, &boards).await
}

async fn enter_people(app: &App) -> Result<HashMap<String, Person>, NotSeeded> {
    let mut all = HashMap::new();
    for one in fixture::people()? {
        let id = PersonId::at(app.now(), randomness()?);
        let DemoPerson { slug, name, roles, discipline, unit, organisation, place, .. } = one;
        all.insert(slug, Person { id, name, roles, discipline, unit, organisation, place });
    }
    let people: Vec<Person> = all.values().cloned().collect();
    let started = routes::health::started();
    write(app, "people", async move |unit: &mut Unit| {
        for person in &people {
            people::put(unit, person, None).await?;
        }
        unit.append(started).await?;
        Ok(())
    })
    .await?;
    Ok(all)
}

async fn enter_boards(app: &App, people: &HashMap<String, Person>) -> Result<Vec<BoardId>, NotSeeded> {
    let mut ids = Vec::new();
    for one in fixture::boards()? {
        let id = BoardId::at(app.now(), randomness()?);
        let members = one.members.iter().filter_map(|member| {
            let person = people.get(&member.slug)?;
            Some(Member {
                person: person.id,
                name: person.name.clone(),
                discipline: person.discipline,
                place: person.place.clone(),
                kind: member.kind,
                office: member.office,
            })
        });
        let (members, policy) = (members.collect(), one.policy);
        let board = Board { id, members, name: one.name, centre: one.centre, quorum: one.quorum, policy };
        write(app, "boards", async move |unit: &mut Unit| Ok(boards::put(unit, &board).await?)).await?;
        ids.push(id);
    }
    Ok(ids)
}

/// What a case of the demo becomes, before it is written.
struct Prepared {
    patient: patients::NewPatient,
    disease: Disease,
    specimens: Vec<Specimen>,
    analyses: Vec<Analysis>,
    case: cases::NewCase,
    consents: Vec<Consent>,
}

async fn enter_case(
    app: &App,
    people: &HashMap<String, Person>,
    boards: &[BoardId],
    fixture: DemoCase,
) -> Result<(), NotSeeded> {
    let Some(coordinator) = people.get("sara") else { return Ok(()) };
    let Some(geneticist) = people.get("mikael") else { return Ok(()) };
    let Some(referrer) = people.get(&fixture.referrer) else { return Ok(()) };
    let prepared = prepare(app.now(), coordinator, referrer, boards, &fixture)?;
    let (case, patient) = (prepared.case.id, prepared.patient.id);
    let analyses: Vec<AnalysisId> = prepared.analyses.iter().map(|one| one.id).collect();
    let entry = Entry::new(Stream::case(case), Kind("case.referred"), who(coordinator), CARE)
        .about(case.0)
        .about(patient.0)
        .about(coordinator.id.0)
        .category("case");
    write(app, "a case", async move |unit: &mut Unit| {
        put(unit, &prepared).await?;
        unit.append(entry).await?;
        Ok(())
    })
    .await?;
    for (analysis, one) in analyses.into_iter().zip(&fixture.analyses) {
        if let Some(name) = &one.file {
            let file = upload(app, geneticist, case, analysis, name).await?;
            if fixture.mark {
                mark_some(app, geneticist, case, file).await?;
            }
        }
    }
    Ok(())
}

async fn put(unit: &mut Unit, prepared: &Prepared) -> Result<(), Stop<Problem>> {
    let patient = prepared.patient.id;
    let again = |_| Problem::TryAgain;
    patients::make(unit, &prepared.patient).await.map_err(|stop| refused_as(stop, again))?;
    diseases::make(unit, patient, &prepared.disease).await?;
    for specimen in &prepared.specimens {
        specimens::make(unit, patient, specimen).await?;
    }
    for analysis in &prepared.analyses {
        analyses::make(unit, patient, analysis).await?;
    }
    cases::make(unit, &prepared.case).await.map_err(|stop| refused_as(stop, |_| Problem::NotFound))?;
    for consent in &prepared.consents {
        consents::put(unit, prepared.case.id, *consent).await?;
    }
    Ok(())
}

fn prepare(
    now: Timestamp,
    coordinator: &Person,
    referrer: &Person,
    boards: &[BoardId],
    fixture: &DemoCase,
) -> Result<Prepared, NotSeeded> {
    let day = |days: i64| now.plus_seconds(-days * 24 * 60 * 60).date();
    let patient = patients::NewPatient {
        id: PatientId::at(now, randomness()?),
        pseudonym: fixture.pseudonym.clone(),
        sex: fixture.sex,
        birth_date: day(fixture.age_days),
        region: fixture.region.clone(),
        protected: false,
        created_by: coordinator.id,
    };
    let disease = disease(now, fixture, &day)?;
    let specimens = specimens_of(now, fixture, &disease, &day)?;
    let analyses = analyses_of(now, fixture, &specimens)?;
    let consent = |kind: &_| Consent { kind: *kind, given: true, on: day(7) };
    let case = cases::NewCase {
        id: CaseId::at(now, randomness()?),
        board: boards[fixture.board],
        patient: patient.id,
        disease: disease.id,
        specimens: specimens.iter().map(|one| one.id).collect(),
        analyses: analyses.iter().map(|one| one.id).collect(),
        referrer: referrer.id,
        question: fixture.question.clone(),
        background: fixture.background.clone(),
        urgency: fixture.urgency,
        needed_by: day(-fixture.needed_in_days),
        wishes: fixture.wishes.clone(),
        created_by: coordinator.id,
    };
    let consents = fixture.consents.iter().map(consent).collect();
    Ok(Prepared { patient, disease, specimens, analyses, case, consents })
}

fn disease(now: Timestamp, fixture: &DemoCase, day: &impl Fn(i64) -> Date) -> Result<Disease, NotSeeded> {
    let event = |one: &fixture::DemoEvent| -> Result<DiseaseEvent, NotSeeded> {
        Ok(DiseaseEvent {
            id: DiseaseEventId::at(now, randomness()?),
            kind: one.kind,
            on: day(one.days_ago),
            until: one.until_days_ago.map(day),
            note: one.note.clone(),
        })
    };
    Ok(Disease {
        id: DiseaseId::at(now, randomness()?),
        diagnosis: fixture.diagnosis.clone(),
        oncotree: fixture.oncotree.clone(),
        events: fixture.events.iter().map(event).collect::<Result<_, _>>()?,
    })
}

fn specimens_of(
    now: Timestamp,
    fixture: &DemoCase,
    disease: &Disease,
    day: &impl Fn(i64) -> Date,
) -> Result<Vec<Specimen>, NotSeeded> {
    let content = |percent| TumourCellContent { percent, method: TumourCellMethod::Histologic };
    let specimen = |one: &fixture::DemoSpecimen| -> Result<Specimen, NotSeeded> {
        Ok(Specimen {
            id: SpecimenId::at(now, randomness()?),
            laboratory_number: one.laboratory_number.clone(),
            material: one.material,
            site: one.site.clone(),
            taken_on: day(one.days_ago),
            event: one.event.and_then(|at| disease.events.get(at)).map(|event| event.id),
            tumour_cell_content: one.percent.map(content),
        })
    };
    fixture.specimens.iter().map(specimen).collect()
}

fn analyses_of(
    now: Timestamp,
    fixture: &DemoCase,
    specimens: &[Specimen],
) -> Result<Vec<Analysis>, NotSeeded> {
    let analysis = |one: &fixture::DemoAnalysis| -> Result<Analysis, NotSeeded> {
        Ok(Analysis {
            id: AnalysisId::at(now, randomness()?),
            assay: one.assay,
            assay_name: one.assay_name.clone(),
            laboratory: one.laboratory.clone(),
            pipeline: one.pipeline.clone(),
            assembly: one.assembly,
            specimen: specimens[one.specimen].id,
            normal: one.normal.and_then(|at| specimens.get(at)).map(|specimen| specimen.id),
            state: one.state,
        })
    };
    fixture.analyses.iter().map(analysis).collect()
}

/// Uploads a file as the geneticist would, and waits until it is read.
async fn upload(
    app: &App,
    by: &Person,
    case: CaseId,
    analysis: AnalysisId,
    name: &str,
) -> Result<VariantFileId, NotSeeded> {
    let bytes = fixture::file(name).unwrap_or_default();
    let body = futures_util::stream::iter([Ok::<_, std::io::Error>(Bytes::from_static(bytes))]);
    let blob = app.blobs.take(body, u64::MAX).await.map_err(entered("a file"))?;
    let new = NewVariantFile {
        id: VariantFileId::at(app.now(), randomness()?),
        case,
        analysis,
        name: name.to_owned(),
        bytes: blob.bytes,
        sha256: blob.sha256,
        uploaded_by: by.id,
        answers: answers_for(name),
        replaces: None,
        mends: None,
    };
    let id = new.id;
    let entry = Entry::new(Stream::case(case), Kind("variant_file.placed"), who(by), CARE).about(case.0);
    write(app, "a file", async move |unit: &mut Unit| {
        if let Entered::Anew(_) = variant_files::enter(unit, &new).await? {
            unit.append(entry).await?;
        }
        Ok(())
    })
    .await?;
    let file =
        variant_files::by_id(app.db(), id).await.map_err(|trouble| entered("a file")(trouble.into()))?;
    if let Some(file) = file {
        import::now(app, file).await.map_err(entered("a file"))?;
    }
    Ok(id)
}

/// What the geneticist answers where a file of the demo asks.
fn answers_for(name: &str) -> Answers {
    let tumour = (name == "tumour-alone.vcf").then(|| "SYN-2602".to_owned());
    Answers { tumour, normal: None, assembly: None }
}

/// Marks for the board what a geneticist would show first: passed, not germline, in a fifth of the reads or more.
async fn mark_some(app: &App, by: &Person, case: CaseId, file: VariantFileId) -> Result<(), NotSeeded> {
    let trouble = |trouble: store::Trouble| entered("findings")(trouble.into());
    let known = variant_files::by_id(app.db(), file).await.map_err(trouble)?;
    let not_read = NotSeeded::Entered { what: "findings", problem: "not-read" };
    let Some(known) = known else { return Err(not_read) };
    let (Some(import), Import::Ready { report }) = (known.import_id, &known.import) else {
        return Err(not_read);
    };
    let Some(assembly) = report.assembly.name else { return Ok(()) };
    let table = tables::table(app, import, TableOf::Shown).await.map_err(entered("findings"))?;
    let worth = |gene: &str| {
        (0..table.line.len()).find(|row| {
            let is = |column: &[u32], word: &str| table.word(column, *row) == word;
            let share = table.fraction(*row).unwrap_or_default();
            is(&table.filter_status, "passed") && is(&table.gene, gene) && share >= 0.2
        })
    };
    for row in ["BRAF", "TERT", "TP53", "PIK3CA"].into_iter().filter_map(worth) {
        let place = table.line.get(row).copied().zip(table.allele_index.get(row).copied());
        let Some((line, allele_index)) = place else { continue };
        let call = import::call(app, &known, line, allele_index).await.map_err(entered("findings"))?;
        let note = note(&call);
        let sources = import::sources(app, &known, assembly, &call).await.map_err(entered("findings"))?;
        let mark = findings::Mark { case, file, call, assembly, sources, note, marked_by: by.id };
        let entry = Entry::new(Stream::case(case), Kind("finding.marked"), who(by), CARE).about(case.0);
        write(app, "findings", async move |unit: &mut Unit| {
            let none = |_| Problem::NotFound;
            findings::mark(unit, &mark).await.map_err(|stop| refused_as(stop, none))?;
            unit.append(entry).await?;
            Ok(())
        })
        .await?;
    }
    Ok(())
}

/// What the file itself says of the call, in a few words.
fn note(call: &Call) -> String {
    let reads = |sample: Option<&SampleCall>| {
        sample.and_then(|sample| Some(format!("{} of {} reads", sample.alt_count?, sample.depth?)))
    };
    match (reads(call.tumour.as_ref()), reads(call.normal.as_ref())) {
        (Some(tumour), Some(normal)) => format!("Tumour {tumour}, normal {normal}"),
        (Some(tumour), None) => format!("Tumour {tumour}, no normal"),
        _ => String::new(),
    }
}

fn who(person: &Person) -> Who {
    Who {
        actor: person.id,
        on_behalf_of: None,
        unit: person.unit.clone(),
        organisation: person.organisation.clone(),
    }
}

async fn write<F>(app: &App, what: &'static str, work: F) -> Result<(), NotSeeded>
where
    F: AsyncFnOnce(&mut Unit) -> Result<(), Stop<Problem>> + Send + 'static,
{
    let written: Result<_, Failed<Problem>> = app.writer().write(work).await;
    written.map(|_| ()).map_err(|failed| entered(what)(failed.into()))
}
