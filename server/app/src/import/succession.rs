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
use crate::api::variants::CallTable;
use crate::problem::Problem;
use crate::state::App;
use crate::tables::{AlleleKey, TableOf, table};

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
        let sources = found.sources(&key(one), one.allele.assembly, home, one.place.line);
        let Some(first) = sources.first().filter(|first| first.file == home) else { continue };
        let import = current.iter().find(|one| one.file == home).map(|one| one.import_id);
        let Some(import) = import else { continue };
        let Some(file) = variant_files::by_id(app.db(), home).await? else { continue };
        let file = VariantFile { import_id: Some(import), ..file };
        let call = again::call(app, &file, first.line, first.allele_index).await?;
        rests.push((one.clone(), Rest { file: home, call, sources }));
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
    Ok(found.sources(&allele, assembly, file.id, call.line))
}

fn key(marked: &Marked) -> AlleleKey {
    let Allele { chrom, pos, reference, alternate, extent, .. } = marked.allele.clone();
    AlleleKey { chrom, pos, reference, alternate, extent }
}

/// The rows of some alleles in some files.
struct Found(Vec<(Current, HashMap<AlleleKey, Vec<FindingSource>>)>);

impl Found {
    async fn look(app: &App, files: &[Current], alleles: &HashSet<AlleleKey>) -> Result<Self, Problem> {
        let mut found = Vec::with_capacity(files.len());
        for file in files {
            let mut calls: HashMap<AlleleKey, Vec<FindingSource>> = HashMap::new();
            for which in [TableOf::Shown, TableOf::Germline] {
                let table: CallTable = table(app, file.import_id, which).await?;
                for (allele, rows) in table.rows_of(alleles) {
                    let sources = rows.into_iter().map(|row| table.source(file.file, row));
                    calls.entry(allele).or_default().extend(sources);
                }
            }
            found.push((*file, calls));
        }
        Ok(Self(found))
    }

    /// One call of the allele for each file that has it, that of the file `first` first: there the call on `line`, when it
    /// is one of them.
    fn sources(
        &self,
        allele: &AlleleKey,
        assembly: Assembly,
        first: VariantFileId,
        line: u64,
    ) -> Vec<FindingSource> {
        let of_file = |(file, rows): &(Current, HashMap<AlleleKey, Vec<FindingSource>>)| {
            if file.assembly != Some(assembly) {
                return None;
            }
            let calls = rows.get(allele)?;
            let same = calls.iter().find(|call| file.file == first && call.line == line);
            same.or_else(|| calls.first()).cloned()
        };
        let mut sources: Vec<FindingSource> = self.0.iter().filter_map(of_file).collect();
        sources.sort_by_key(|source| source.file != first);
        sources
    }
}
