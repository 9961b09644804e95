//! Which sample column is the tumour. The position of a column says nothing; what is undecided is asked.

use board::variant::{Issue, NotRead, RoleEvidence, RoleFrom, SampleFound, SampleRole};

use crate::Answers;
use crate::header::{Header, attributes};

/// What a header line says of the roles of samples.
pub fn of_meta(key: &str, value: &str) -> Vec<RoleEvidence> {
    let evidence = |name: &str, role, from| RoleEvidence { name: name.trim().to_owned(), role, from };
    match key {
        "tumor_sample" => vec![evidence(value, SampleRole::Tumour, RoleFrom::DeclaredSample)],
        "normal_sample" => vec![evidence(value, SampleRole::Normal, RoleFrom::DeclaredSample)],
        "TUMOR" | "NORMAL" => {
            let role = if key == "TUMOR" { SampleRole::Tumour } else { SampleRole::Normal };
            let given = attributes(value.trim_matches('"'));
            let names = given.iter().filter(|(key, _)| *key == "Sample");
            names.map(|(_, name)| evidence(name, role, RoleFrom::DeclaredSample)).collect()
        }
        "DRAGENCommandLine" => of_dragen(value),
        "SAMPLE" | "PEDIGREE" => {
            let list = value.trim().trim_start_matches('<').trim_end_matches('>');
            let given = attributes(list);
            if key == "SAMPLE" { of_sample(&given) } else { of_pedigree(&given) }
        }
        _ => Vec::new(),
    }
}

/// DRAGEN names the samples on its command line, by read group or by their lines in a list of FASTQ files: without a tumour's
/// option it ran on one sample of either kind.
fn of_dragen(value: &str) -> Vec<RoleEvidence> {
    let words: Vec<&str> = value.split([' ', '"', '=']).filter(|word| !word.is_empty()).collect();
    let after = |options: [&str; 2]| {
        let at = words.iter().position(|word| options.contains(word))?;
        words.get(at + 1).map(|name| (*name).to_owned())
    };
    let from = RoleFrom::DragenCommand;
    let Some(tumour) = after(["--RGSM-tumor", "--tumor-fastq-list-sample-id"]) else {
        return Vec::new();
    };
    let normal = after(["--RGSM", "--fastq-list-sample-id"]);
    let normal = normal.map(|name| RoleEvidence { name, role: SampleRole::Normal, from });
    std::iter::once(RoleEvidence { name: tumour, role: SampleRole::Tumour, from }).chain(normal).collect()
}

/// `<ID=x,Genomes=Germline;Tumor>`, or `<ID=TUMOR,SampleName=x>`.
fn of_sample(given: &[(&str, String)]) -> Vec<RoleEvidence> {
    let get = |name: &str| given.iter().find(|(key, _)| *key == name).map(|(_, value)| value.as_str());
    let from = RoleFrom::SampleLine;
    let genomes = get("Genomes").map(|genomes| genomes.to_ascii_lowercase());
    match (get("ID"), get("SampleName"), genomes) {
        (Some(id), _, Some(genomes)) => {
            // A tumour's sample is a mixture that holds the germline genome too.
            let role = match (genomes.contains("tumo"), genomes.contains("germline")) {
                (true, _) => SampleRole::Tumour,
                (false, true) => SampleRole::Normal,
                (false, false) => return Vec::new(),
            };
            vec![RoleEvidence { name: id.to_owned(), role, from }]
        }
        (Some(id), Some(name), None) => {
            of_name(id).map(|role| RoleEvidence { name: name.to_owned(), role, from }).into_iter().collect()
        }
        _ => Vec::new(),
    }
}

/// `<ID=tumour,Original=normal>` since 4.3, `<Derived=tumour,Original=normal>` before.
fn of_pedigree(given: &[(&str, String)]) -> Vec<RoleEvidence> {
    let get = |name: &str| given.iter().find(|(key, _)| *key == name).map(|(_, value)| value.clone());
    let from = RoleFrom::PedigreeLine;
    match (get("Derived").or_else(|| get("ID")), get("Original")) {
        (Some(derived), Some(original)) => vec![
            RoleEvidence { name: derived, role: SampleRole::Tumour, from },
            RoleEvidence { name: original, role: SampleRole::Normal, from },
        ],
        _ => Vec::new(),
    }
}

/// The role that a name states in a word of its own: TUMOR, TUMOUR, NORMAL, GERMLINE, RNA, also numbered, and words that end
/// in TUMOR. Nothing else is taken for a statement: T and N stand for tissue and node as well, blood holds a leukaemia, and plasma a
/// tumour's DNA.
pub fn of_name(name: &str) -> Option<SampleRole> {
    let name = name.to_ascii_lowercase();
    let words = || {
        name.split(|c: char| !c.is_ascii_alphanumeric())
            .map(|word| word.trim_end_matches(|c: char| c.is_ascii_digit()))
    };
    let ends_in_tumour = |word: &str| {
        let before = word.strip_suffix("tumor").or_else(|| word.strip_suffix("tumour"));
        before.is_some_and(|before| !matches!(before, "non" | "anti" | "para" | "peri"))
    };
    // Tissue beside a tumour, or without one, is named after it.
    let negated = words().any(|word| matches!(word, "non" | "no" | "not" | "adjacent" | "free"));
    let rna = words().any(|word| matches!(word, "rna" | "rnaseq"));
    let tumour = words().any(ends_in_tumour);
    let normal = words().any(|word| matches!(word, "normal" | "germline"));
    match (rna, tumour && !negated, normal) {
        (true, _, _) => Some(SampleRole::Rna),
        (_, true, false) => Some(SampleRole::Tumour),
        (_, false, true) if !tumour => Some(SampleRole::Normal),
        _ => None,
    }
}

/// Whether a header line says that its caller saw a tumour alone, so that the only column is one.
pub fn is_tumour_alone(key: &str, value: &str) -> bool {
    let has = |option: &str| value.split([' ', '"', '=', ',']).any(|word| word == option);
    match key {
        "source" => value.trim_matches('"').starts_with("ClairS-TO"),
        // The workflows of Manta and Strelka.
        "cmdline" => has("--tumorBam") && !has("--normalBam") && !has("--bam"),
        "DRAGENCommandLine" => {
            let tumour = ["--tumor-fastq-list", "--tumor-fastq1", "--tumor-bam-input", "--tumor-cram-input"];
            tumour.into_iter().any(has) && !names_dragen_sample(value)
        }
        _ => false,
    }
}

/// Whether a command line of DRAGEN names reads of a sample that is no tumour.
pub fn names_dragen_sample(value: &str) -> bool {
    const OPTIONS: [&str; 7] =
        ["--fastq-list", "--fastq-file1", "-1", "--bam-input", "-b", "--cram-input", "--RGSM"];
    value.split([' ', '"', '=', ',']).any(|word| OPTIONS.contains(&word))
}

/// All hints of a header at the roles of its samples.
pub fn evidence(header: &Header) -> Vec<RoleEvidence> {
    let mut evidence = header.role_evidence.clone();
    if let ([name], true) = (&header.samples[..], header.callers.saw_a_tumour_alone()) {
        let (name, role) = (name.clone(), SampleRole::Tumour);
        evidence.push(RoleEvidence { name, role, from: RoleFrom::TumourAlone });
    }
    evidence
}

/// The columns with their roles, and which of them are tumour and normal.
pub struct Columns {
    pub samples: Vec<SampleFound>,
    /// Index of the tumour column, which may hold its RNA.
    pub tumour: Option<usize>,
    /// Index of the normal column.
    pub normal: Option<usize>,
    pub issues: Vec<Issue>,
}

/// Decides the roles: an answer before all, then the most trusted hint of each column.
///
/// # Errors
/// [`NotRead::SampleUnknown`] or [`NotRead::SampleInTwoRoles`] when an answer cannot be.
pub fn decide(names: &[String], evidence: &[RoleEvidence], answers: &Answers) -> Result<Columns, NotRead> {
    let evidence = &without_intermediate_originals(evidence);
    let mut tumour = answered(names, answers.tumour.as_deref())?;
    let normal = answered(names, answers.normal.as_deref())?;
    if let (Some(one), Some(other)) = (tumour, normal)
        && one == other
    {
        return Err(NotRead::SampleInTwoRoles { name: names.get(one).cloned().unwrap_or_default() });
    }
    let mut samples: Vec<SampleFound> = names.iter().map(|name| by_evidence(name, evidence)).collect();
    let of_rna = answers.rna && only(&samples, SampleRole::Rna).is_some();
    if tumour.is_none()
        && !of_rna
        && let Some(conflict) = conflict(evidence)
    {
        for sample in &mut samples {
            (sample.role, sample.from) = (None, None);
        }
        return Ok(Columns { samples, tumour: None, normal: None, issues: vec![conflict] });
    }
    for (role, index) in [(SampleRole::Tumour, tumour), (SampleRole::Normal, normal)] {
        if let Some(index) = index {
            settle(&mut samples, role, index);
        }
    }
    if answers.rna && tumour.is_none() {
        tumour = only(&samples, SampleRole::Rna);
    }
    let tumour = tumour.or_else(|| only(&samples, SampleRole::Tumour));
    let normal = normal.or_else(|| only(&samples, SampleRole::Normal));
    let issues = open_ends(&samples, tumour);
    Ok(Columns { samples, tumour, normal, issues })
}

/// A sample that another derives from is normal by its `##PEDIGREE` line, unless it derives from one itself: a primary tumour
/// that a metastasis came from.
fn without_intermediate_originals(evidence: &[RoleEvidence]) -> Vec<RoleEvidence> {
    let of_pedigree = |hint: &RoleEvidence, role| hint.from == RoleFrom::PedigreeLine && hint.role == role;
    let derives =
        |name: &str| evidence.iter().any(|hint| hint.name == name && of_pedigree(hint, SampleRole::Tumour));
    let kept = |hint: &&RoleEvidence| !(of_pedigree(hint, SampleRole::Normal) && derives(&hint.name));
    evidence.iter().filter(kept).cloned().collect()
}

fn answered(names: &[String], answer: Option<&str>) -> Result<Option<usize>, NotRead> {
    let Some(name) = answer else {
        return Ok(None);
    };
    let found = names.iter().position(|given| given == name);
    found.map(Some).ok_or_else(|| NotRead::SampleUnknown { name: name.to_owned(), samples: names.to_vec() })
}

fn by_evidence(name: &str, evidence: &[RoleEvidence]) -> SampleFound {
    let strongest = evidence.iter().filter(|hint| hint.name == name).min_by_key(|hint| hint.from);
    SampleFound {
        name: name.to_owned(),
        role: strongest.map(|hint| hint.role),
        from: strongest.map(|hint| hint.from),
    }
}

/// Gives the answered column its role and takes that role from the columns that only hints gave it.
fn settle(samples: &mut [SampleFound], role: SampleRole, index: usize) {
    for (at, sample) in samples.iter_mut().enumerate() {
        if at == index {
            (sample.role, sample.from) = (Some(role), Some(RoleFrom::Answer));
        } else if sample.role == Some(role) {
            sample.role = Some(SampleRole::Other);
        }
    }
}

fn only(samples: &[SampleFound], role: SampleRole) -> Option<usize> {
    let mut with_role = samples.iter().enumerate().filter(|(_, sample)| sample.role == Some(role));
    match (with_role.next(), with_role.next()) {
        (Some((index, _)), None) => Some(index),
        _ => None,
    }
}

/// A column that is tumour by one hint and something else by another.
fn conflict(evidence: &[RoleEvidence]) -> Option<Issue> {
    let tumours = evidence.iter().filter(|hint| hint.role == SampleRole::Tumour);
    let contradicted = tumours
        .flat_map(|hint| evidence.iter().filter(move |other| other.name == hint.name))
        .any(|other| other.role != SampleRole::Tumour);
    contradicted.then(|| Issue::TumourSampleConflict { evidence: evidence.to_vec() })
}

/// Whether a person said that the file is about a normal, and it holds no tumour.
fn is_of_a_normal_alone(samples: &[SampleFound]) -> bool {
    let answered = |sample: &SampleFound| {
        (sample.role, sample.from) == (Some(SampleRole::Normal), Some(RoleFrom::Answer))
    };
    samples.iter().any(answered) && samples.iter().all(|sample| sample.role != Some(SampleRole::Tumour))
}

fn open_ends(samples: &[SampleFound], tumour: Option<usize>) -> Vec<Issue> {
    if samples.is_empty() {
        return Vec::new();
    }
    let undecided = samples.iter().any(|sample| sample.role.is_none());
    if tumour.is_none() && !undecided && is_of_a_normal_alone(samples) {
        return Vec::new();
    }
    if tumour.is_none() {
        let tumours = samples.iter().filter(|sample| sample.role == Some(SampleRole::Tumour));
        let mut candidates: Vec<String> = tumours.map(|sample| sample.name.clone()).collect();
        if candidates.is_empty() {
            let open = samples.iter().filter(|sample| sample.role.is_none());
            candidates = open.map(|sample| sample.name.clone()).collect();
        }
        if candidates.is_empty() {
            candidates = samples.iter().map(|sample| sample.name.clone()).collect();
        }
        return vec![Issue::TumourSampleUndecided { candidates }];
    }
    let open: Vec<String> =
        samples.iter().filter(|sample| sample.role.is_none()).map(|sample| sample.name.clone()).collect();
    if open.is_empty() { Vec::new() } else { vec![Issue::RoleUndecided { samples: open }] }
}

#[cfg(test)]
mod tests;
