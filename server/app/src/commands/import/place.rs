//! Where the files belong, and in whose name they come.

use board::access::{Action, may};
use board::ids::{AnalysisId, CaseId};
use board::person::Person;
use store::{cases, people};

use super::{NotImported, Wanted};
use crate::problem::Problem;
use crate::state::App;

/// The place that is meant.
pub struct Place {
    pub case: CaseId,
    pub analysis: AnalysisId,
    pub person: Person,
}

/// Why it is not clear what is meant.
#[derive(Debug, thiserror::Error)]
pub enum NoPlace {
    #[error("There is no case {0}")]
    Case(CaseId),
    #[error("The case has no analysis yet: enter it on the page of the case")]
    NoAnalysis,
    #[error("The case has several analyses. Say which with --analysis:{}", lines(.0))]
    Analyses(Vec<String>),
    #[error("Say in whose name with --as:{}", lines(.0))]
    People(Vec<String>),
    #[error("Nobody may upload to this case")]
    Nobody,
}

fn lines(choices: &[String]) -> String {
    choices.iter().map(|choice| format!("\n  {choice}")).collect()
}

/// The place that is meant; what is left open is decided only when there is one choice.
pub async fn find(app: &App, wanted: &Wanted) -> Result<Place, NotImported> {
    let trouble = |trouble: store::Trouble| NotImported::Problem(Problem::from(trouble));
    let listed = cases::with_id(app.db(), wanted.case, app.now().date()).await.map_err(trouble)?;
    let listed = listed.ok_or(NoPlace::Case(wanted.case))?;
    let analyses = &listed.snapshot.analyses;
    let analysis = match (wanted.analysis, analyses.as_slice()) {
        (Some(given), known) if known.iter().any(|one| one.id == given) => given,
        (None, [only]) => only.id,
        (_, []) => return Err(NoPlace::NoAnalysis.into()),
        (_, several) => {
            let told =
                several.iter().map(|one| format!("{}  {}, {}", one.id, one.assay_name, one.laboratory));
            return Err(NoPlace::Analyses(told.collect()).into());
        }
    };
    let mut able = Vec::new();
    for person in people::list(app.db()).await.map_err(trouble)? {
        let relation = cases::relation(app.db(), wanted.case, person.id).await.map_err(trouble)?;
        if person.roles.iter().any(|role| may(*role, relation, Action::UploadVariantFile)) {
            able.push(person);
        }
    }
    let person = chosen(able, wanted.person.as_deref())?;
    Ok(Place { case: wanted.case, analysis, person })
}

fn chosen(able: Vec<Person>, named: Option<&str>) -> Result<Person, NoPlace> {
    if able.is_empty() {
        return Err(NoPlace::Nobody);
    }
    let names = able.iter().map(|person| person.name.clone()).collect();
    let mut meant = able.into_iter().filter(|person| named.is_none_or(|name| person.name == name));
    match (meant.next(), meant.next()) {
        (Some(only), None) => Ok(only),
        _ => Err(NoPlace::People(names)),
    }
}
