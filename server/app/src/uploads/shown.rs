//! An upload as its sender sees it: with the analyses that it may belong to and the files that hold the same bytes.

use std::collections::HashMap;

use board::access::Action;
use board::ids::{CaseId, PatientId};
use board::specimen::Specimen;
use board::variant::placement::{Arrival, Candidate, Ranked, propose};
use board::variant::{Caller as VariantCaller, Predecessor, Survey};
use store::cases::{self, Filter, Listed};
use store::uploads::{Standing, Upload};
use store::variant_files::{self, Import, VariantFile};
use store::{Kind, uploads};

use crate::api;
use crate::api::uploads::{Proposal, SameBytes, UploadState};
use crate::auth::Caller;
use crate::looks::{CARE, Look};
use crate::problem::Problem;
use crate::state::App;

/// Analyses proposed at most.
const PROPOSED: usize = 5;

/// The caller's uploads as documents, after what they show of cases is journalled as looked at.
///
/// # Errors
/// The store fails.
pub async fn shown(
    app: &App,
    caller: &Caller,
    uploads: Vec<Upload>,
) -> Result<Vec<api::uploads::Upload>, Problem> {
    let waits = |upload: &Upload| matches!(upload.standing, Standing::Waiting { .. });
    let cases = if uploads.iter().any(waits) { cases_of(app, caller).await? } else { Vec::new() };
    let mut shown = Showing { app, caller, cases, looked_at: HashMap::new() };
    let mut documents = Vec::with_capacity(uploads.len());
    for upload in uploads {
        documents.push(shown.upload(upload).await?);
    }
    shown.journal().await?;
    Ok(documents)
}

/// The cases into which the caller may upload.
async fn cases_of(app: &App, caller: &Caller) -> Result<Vec<Listed>, Problem> {
    let filter = Filter { related_to: Some(caller.person.id), ..Filter::default() };
    let mut own = Vec::new();
    for listed in cases::list(app.db(), &filter, app.now().date()).await? {
        let relation = cases::relation(app.db(), listed.case.id, caller.person.id).await?;
        if caller.may(relation, Action::UploadVariantFile) {
            own.push(listed);
        }
    }
    Ok(own)
}

struct Showing<'a> {
    app: &'a App,
    caller: &'a Caller,
    cases: Vec<Listed>,
    looked_at: HashMap<CaseId, PatientId>,
}

impl Showing<'_> {
    async fn upload(&mut self, upload: Upload) -> Result<api::uploads::Upload, Problem> {
        let uploads::Upload { id, ref name, length, received, created_at, case, .. } = upload;
        let state = match &upload.standing {
            Standing::Receiving {} => UploadState::Receiving { received },
            Standing::Refused { refusal } => UploadState::Refused { refusal: refusal.clone() },
            Standing::Waiting { survey } => self.waiting(&upload, survey).await?,
        };
        Ok(api::uploads::Upload { id, name: name.clone(), bytes: length, case, created_at, upload: state })
    }

    async fn waiting(&mut self, upload: &Upload, survey: &Survey) -> Result<UploadState, Problem> {
        let sha256 = upload.sha256.clone().unwrap_or_default();
        let proposals = self.proposals(upload, survey).await?;
        let (mut same_bytes, mut elsewhere) = (Vec::new(), false);
        for file in variant_files::with_bytes(self.app.db(), &sha256).await? {
            if matches!(file.import, Import::Refused { .. } | Import::Withdrawn { .. }) {
                continue;
            }
            match self.same(file).await? {
                Some(same) => same_bytes.push(same),
                None => elsewhere = true,
            }
        }
        // Where the file is about to go is asked about first; the others follow, oldest first.
        let meant = upload.case.or_else(|| proposals.first().map(|best| best.case));
        same_bytes.sort_by_key(|same| Some(same.case) != meant);
        Ok(UploadState::Waiting {
            survey: survey.clone(),
            sha256,
            proposals,
            same_bytes,
            same_bytes_elsewhere: elsewhere,
        })
    }

    async fn proposals(&mut self, upload: &Upload, survey: &Survey) -> Result<Vec<Proposal>, Problem> {
        let candidates = candidates(&self.cases);
        let arrival = Arrival { name: &upload.name, survey, case: upload.case };
        let mut proposals = Vec::new();
        for ranked in propose(&arrival, &candidates).into_iter().take(PROPOSED) {
            let Ranked { candidate, because, against } = ranked;
            let candidate = &candidates[candidate];
            self.looked_at.insert(candidate.case, candidate.patient);
            proposals.push(Proposal {
                case: candidate.case,
                patient: candidate.patient,
                pseudonym: pseudonym(&self.cases, candidate.case),
                specimen: candidate.specimen.clone(),
                analysis: candidate.analysis.clone(),
                because,
                against,
                predecessors: predecessors(self.app, candidate, survey.caller).await?,
            });
        }
        Ok(proposals)
    }

    /// A file of the same bytes, when the caller may see it.
    async fn same(&mut self, file: VariantFile) -> Result<Option<SameBytes>, Problem> {
        let relation = cases::relation(self.app.db(), file.case, self.caller.person.id).await?;
        if !self.caller.may(relation, Action::ReadCase) {
            return Ok(None);
        }
        let listed = cases::with_id(self.app.db(), file.case, self.app.now().date()).await?;
        let Some(Listed { case, snapshot, .. }) = listed else { return Ok(None) };
        self.looked_at.insert(case.id, case.patient);
        let pseudonym = snapshot.patient.pseudonym;
        let VariantFile { id, analysis, name, .. } = file;
        Ok(Some(SameBytes { file: id, case: case.id, analysis, pseudonym, name }))
    }

    async fn journal(self) -> Result<(), Problem> {
        let pairs: Vec<(CaseId, PatientId)> = self.looked_at.into_iter().collect();
        if pairs.is_empty() {
            return Ok(());
        }
        let kind = Kind("cases.listed");
        let look = Look { kind, purpose: CARE, cases: &pairs, patient: None, categories: &["list"] };
        self.app.looks.record(self.app.writer(), self.caller, look, self.app.now()).await
    }
}

fn candidates(cases: &[Listed]) -> Vec<Candidate<'_>> {
    cases.iter().flat_map(of_case).collect()
}

fn of_case(listed: &Listed) -> Vec<Candidate<'_>> {
    let snapshot = &listed.snapshot;
    let specimen = |id| -> Option<&Specimen> { snapshot.specimens.iter().find(|known| known.id == id) };
    snapshot
        .analyses
        .iter()
        .filter_map(|analysis| {
            Some(Candidate {
                case: snapshot.case,
                patient: snapshot.patient.id,
                analysis,
                specimen: specimen(analysis.specimen)?,
                normal: analysis.normal.and_then(specimen),
                analyses: snapshot.analyses.len(),
            })
        })
        .collect()
}

fn pseudonym(cases: &[Listed], case: CaseId) -> String {
    let known = cases.iter().find(|listed| listed.case.id == case);
    known.map(|listed| listed.snapshot.patient.pseudonym.clone()).unwrap_or_default()
}

/// The current files of the analysis by the same caller; a file without a known caller comes after others without one.
/// Which kinds the new file holds is known once it is read: a person says whether it takes the place of one of them, and
/// one of other kinds is held then.
async fn predecessors(
    app: &App,
    candidate: &Candidate<'_>,
    caller: Option<VariantCaller>,
) -> Result<Vec<Predecessor>, Problem> {
    let files = variant_files::of_analysis(app.db(), candidate.analysis.id).await?;
    let known = files.into_iter().filter(VariantFile::is_current).filter_map(|file| {
        let report = file.import.report()?;
        (caller == report.caller).then(|| Predecessor {
            file: file.id,
            analysis: file.analysis,
            kinds: report.variants.kinds(),
            uploaded_at: file.uploaded_at,
            name: file.name.clone(),
        })
    });
    Ok(known.collect())
}
