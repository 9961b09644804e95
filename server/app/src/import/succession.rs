//! What findings rest on when files come and go: the calls of their allele in the current files of the specimen.

use std::collections::{HashMap, HashSet};

use board::case::FindingSource;
use board::ids::{SpecimenId, VariantFileId};
use board::variant::{Assembly, Call};
use store::analyses;
use store::findings::{self, Allele, Marked, Rest};
use store::variant_files::{self, VariantFile};
use uuid::Uuid;

use super::again;
use crate::problem::Problem;
use crate::state::App;
use crate::tables::AlleleKey;

/// A file whose rows are shown once the change is made.
#[derive(Clone, Copy, Debug)]
pub struct Current {
    pub file: VariantFileId,
    pub import_id: Uuid,
    pub assembly: Option<Assembly>,
}

impl Current {
    /// The file with the rows that are shown, unless a newer one has taken its place or it was taken back.
    pub fn of(file: &VariantFile) -> Option<Self> {
        file.is_current().then(|| Self::with(file, file.import_id?)).flatten()
    }

    /// The file with rows that are to be shown.
    pub fn with(file: &VariantFile, import_id: Uuid) -> Option<Self> {
        let report = file.import.report()?;
        Some(Self { file: file.id, import_id, assembly: report.assembly.name })
    }
}

/// What the findings of a specimen rest on after a change.
#[derive(Debug)]
pub struct Plan {
    /// Everything that was marked when the plan was made: it holds while this is so.
    pub marked: Vec<Marked>,
    /// The findings whose allele is found, with their new calls. The others vanish.
    pub rests: Vec<(Marked, Rest)>,
}

/// The tumour specimen of a file.
///
/// # Errors
/// The store fails.
pub async fn specimen_of(app: &App, file: &VariantFile) -> Result<SpecimenId, Problem> {
    let analysis = analyses::by_id(app.db(), file.analysis).await?.ok_or(Problem::NotFound)?;
    Ok(analysis.specimen)
}

/// Plans what the findings of a specimen rest on when `current` are its current files; a finding of the file `moved.0` goes
/// to `moved.1`.
///
/// # Errors
/// The store fails.
pub async fn plan(
    app: &App,
    specimen: SpecimenId,
    current: &[Current],
    moved: Option<(VariantFileId, VariantFileId)>,
) -> Result<Plan, Problem> {
    let marked = findings::of_specimen(app.db(), specimen).await?;
    if marked.is_empty() {
        return Ok(Plan { marked, rests: Vec::new() });
    }
    let alleles = marked.iter().map(key).collect();
    let found = Found::look(app, current, &alleles).await?;
    let mut rests = Vec::new();
    for one in &marked {
        let home = match moved {
            Some((from, to)) if one.place.file == from => to,
            _ => one.place.file,
        };
        let calls = found.calls(&key(one), one.allele.assembly, home, one.place.line);
        let Some((_, call)) = calls.first().filter(|(file, _)| *file == home) else { continue };
        rests.push((one.clone(), Rest { file: home, call: (*call).clone(), sources: sources_of(&calls) }));
    }
    Ok(Plan { marked, rests })
}

/// The calls of a call's allele in the current files of its specimen, itself first.
///
/// # Errors
/// The store fails.
pub async fn sources(
    app: &App,
    file: &VariantFile,
    assembly: Assembly,
    call: &Call,
) -> Result<Vec<FindingSource>, Problem> {
    let specimen = specimen_of(app, file).await?;
    let files = variant_files::of_specimen(app.db(), specimen).await?;
    let current: Vec<Current> = files.iter().filter_map(Current::of).collect();
    let allele = AlleleKey::of(call);
    let found = Found::look(app, &current, &HashSet::from([allele.clone()])).await?;
    Ok(sources_of(&found.calls(&allele, assembly, file.id, call.line)))
}

/// What a finding rests on beside its own call, for each of its calls.
fn sources_of(calls: &[(VariantFileId, &Call)]) -> Vec<FindingSource> {
    let source = |(file, call): &(VariantFileId, &Call)| FindingSource {
        file: *file,
        line: call.line,
        allele_index: call.allele_index,
        caller: call.caller,
        allele_fraction: call.tumour.as_ref().and_then(|tumour| tumour.allele_fraction),
        filter: call.filter.clone(),
    };
    calls.iter().map(source).collect()
}

fn key(marked: &Marked) -> AlleleKey {
    let Allele { chrom, pos, reference, alternate, extent, .. } = marked.allele.clone();
    AlleleKey { chrom, pos, reference, alternate, extent }
}

/// The calls of some alleles in some files.
struct Found(Vec<(Current, HashMap<AlleleKey, Vec<Call>>)>);

impl Found {
    async fn look(app: &App, files: &[Current], alleles: &HashSet<AlleleKey>) -> Result<Self, Problem> {
        let digests: Vec<i64> = alleles.iter().map(AlleleKey::digest).collect();
        let mut found = Vec::with_capacity(files.len());
        for current in files {
            let lines = app.calls.lines_of(current.import_id, &digests).await?;
            let file =
                if lines.is_empty() { None } else { variant_files::by_id(app.db(), current.file).await? };
            let Some(file) = file else { continue };
            let file = VariantFile { import_id: Some(current.import_id), ..file };
            let mut calls: HashMap<AlleleKey, Vec<Call>> = HashMap::new();
            for call in again::calls(app, &file, lines).await? {
                let allele = AlleleKey::of(&call);
                if alleles.contains(&allele) {
                    calls.entry(allele).or_default().push(call);
                }
            }
            found.push((*current, calls));
        }
        Ok(Self(found))
    }

    /// One call of the allele for each file that has it, that of the file `first` first: there the call on `line`, when it
    /// is one of them.
    fn calls(
        &self,
        allele: &AlleleKey,
        assembly: Assembly,
        first: VariantFileId,
        line: u64,
    ) -> Vec<(VariantFileId, &Call)> {
        let of_assembly = self.0.iter().filter(|(file, _)| file.assembly == Some(assembly));
        let one = of_assembly.filter_map(|(file, calls)| {
            let calls = calls.get(allele)?;
            let same = calls.iter().find(|call| file.file == first && call.line == line);
            Some((file.file, same.or_else(|| calls.first())?))
        });
        let mut calls: Vec<(VariantFileId, &Call)> = one.collect();
        calls.sort_by_key(|(file, _)| *file != first);
        calls
    }
}
