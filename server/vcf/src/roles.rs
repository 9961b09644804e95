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
mod tests {
    use super::*;

    fn names(given: &[&str]) -> Vec<String> {
        given.iter().map(|name| (*name).to_owned()).collect()
    }

    fn decided(given: &[&str], lines: &[(&str, &str)]) -> Columns {
        let names = names(given);
        let mut evidence: Vec<_> = lines.iter().flat_map(|(key, value)| of_meta(key, value)).collect();
        for name in &names {
            if let Some(role) = of_name(name) {
                evidence.push(RoleEvidence { name: name.clone(), role, from: RoleFrom::SampleName });
            }
        }
        decide(&names, &evidence, &Answers::default()).unwrap()
    }

    #[test]
    fn the_tumour_may_be_the_second_column_when_the_header_says_so() {
        let columns = decided(&["N1", "T1"], &[("tumor_sample", "T1"), ("normal_sample", "N1")]);
        assert_eq!((columns.tumour, columns.normal), (Some(1), Some(0)));
        assert_eq!(columns.samples[1].from, Some(RoleFrom::DeclaredSample));
    }

    #[test]
    fn sample_and_pedigree_lines_tell_roles() {
        let columns = decided(
            &["a", "b"],
            &[("SAMPLE", "<ID=b,Genomes=Tumor>"), ("PEDIGREE", "<Derived=b,Original=a>")],
        );
        assert_eq!((columns.tumour, columns.normal), (Some(1), Some(0)));
        let columns = decided(&["999-99", "998-99"], &[("SAMPLE", "<ID=TUMOR,SampleName=999-99,File=/x>")]);
        assert_eq!((columns.tumour, columns.normal), (Some(0), None));
        assert_eq!(columns.issues, [Issue::RoleUndecided { samples: names(&["998-99"]) }]);
    }

    #[test]
    fn dragen_names_both_on_its_command_line() {
        let line = r#"<ID=dragen,CommandLine="dragen --RGSM-tumor T9 --RGSM N9">"#;
        let columns = decided(&["N9", "T9"], &[("DRAGENCommandLine", line)]);
        assert_eq!((columns.tumour, columns.normal), (Some(1), Some(0)));
    }

    #[test]
    fn names_without_a_role_are_asked() {
        let columns = decided(&["999-99", "998-99"], &[]);
        assert_eq!(columns.tumour, None);
        assert_eq!(
            columns.issues,
            [Issue::TumourSampleUndecided { candidates: names(&["999-99", "998-99"]) }]
        );
    }

    #[test]
    fn a_column_known_to_be_rna_is_no_candidate() {
        let columns = decided(&["P_N", "P_rna", "P_T"], &[]);
        assert_eq!(columns.issues, [Issue::TumourSampleUndecided { candidates: names(&["P_N", "P_T"]) }]);
    }

    #[test]
    fn several_tumours_are_asked_and_the_rna_is_no_candidate() {
        let columns = decided(&["NORMAL", "TUMOR_1", "TUMOR_2", "RNA_TUMOR"], &[]);
        assert_eq!(
            columns.issues,
            [Issue::TumourSampleUndecided { candidates: names(&["TUMOR_1", "TUMOR_2"]) }]
        );
        assert_eq!(columns.samples[3].role, Some(SampleRole::Rna));
    }

    #[test]
    fn a_column_called_normal_that_the_header_declares_tumour_is_asked() {
        let columns = decided(&["NORMAL", "TUMOR"], &[("tumor_sample", "NORMAL")]);
        assert_eq!(columns.tumour, None);
        assert!(matches!(columns.issues[..], [Issue::TumourSampleConflict { .. }]));
    }

    #[test]
    fn dragen_names_samples_of_fastq_lists_and_a_tumour_alone() {
        let line =
            r#"<ID=dragen,CommandLine="dragen --tumor-fastq-list-sample-id T9 --fastq-list-sample-id N9">"#;
        let columns = decided(&["N9", "T9"], &[("DRAGENCommandLine", line)]);
        assert_eq!((columns.tumour, columns.normal), (Some(1), Some(0)));
        let germline = r#"<ID=dragen,CommandLine="dragen --RGSM N9">"#;
        assert_eq!(decided(&["N9"], &[("DRAGENCommandLine", germline)]).tumour, None);
    }

    #[test]
    fn a_sample_line_of_neither_genome_and_a_name_of_both_tell_nothing() {
        assert_eq!(of_meta("SAMPLE", "<ID=x,Genomes=Mouse>"), []);
        assert_eq!(of_name("TUMOR_NORMAL"), None);
        assert_eq!(of_name("P26-1187_tumor_NORMAL"), None);
    }

    #[test]
    fn a_metastasis_and_its_primary_are_two_tumours() {
        let lines = [("PEDIGREE", "<ID=met,Original=primary>"), ("PEDIGREE", "<ID=primary,Original=skin>")];
        let columns = decided(&["skin", "primary", "met"], &lines);
        assert_eq!(columns.issues, [Issue::TumourSampleUndecided { candidates: names(&["primary", "met"]) }]);
        assert_eq!(columns.normal, Some(0));
    }

    #[test]
    fn only_whole_words_of_a_name_state_a_role() {
        let states = [
            ("P26-1187-tumor", Some(SampleRole::Tumour)),
            ("P26-1187.Tumour2", Some(SampleRole::Tumour)),
            ("ffpetumor", Some(SampleRole::Tumour)),
            ("MB_normal_50x", Some(SampleRole::Normal)),
            ("P26-1187_germline", Some(SampleRole::Normal)),
            ("RNA_TUMOR", Some(SampleRole::Rna)),
            ("APGI_2056_rna", Some(SampleRole::Rna)),
            ("P26-1187_T", None),
            ("P26-1187_N", None),
            ("P26-1187-blood", None),
            ("abnormal_1", None),
            ("non-tumor", None),
            ("nontumor", None),
            ("tumor_adjacent", None),
            ("tumor-adjacent-normal", None),
            ("HCC1395T", None),
            ("journal", None),
        ];
        for (name, role) in states {
            assert_eq!(of_name(name), role, "{name}");
        }
    }

    #[test]
    fn a_workflow_that_was_given_a_tumour_alone_says_so() {
        let manta = "/opt/manta/bin/configManta.py --tumorBam=/x/a.bam --referenceFasta=/x/ref.fa";
        assert!(is_tumour_alone("cmdline", manta));
        assert!(!is_tumour_alone("cmdline", &format!("{manta} --normalBam=/x/b.bam")));
        assert!(!is_tumour_alone("cmdline", "/opt/manta/bin/configManta.py --bam /x/a.bam"));
        assert!(is_tumour_alone("source", "ClairS-TO") && !is_tumour_alone("source", "ClairS"));
        let dragen = r#"<ID=dragen,CommandLine="dragen --tumor-bam-input /x/a.bam">"#;
        assert!(is_tumour_alone("DRAGENCommandLine", dragen));
        let pair = r#"<ID=dragen,CommandLine="dragen --tumor-bam-input /x/a.bam --bam-input /x/b.bam">"#;
        assert!(!is_tumour_alone("DRAGENCommandLine", pair));
    }

    #[test]
    fn an_answer_settles_the_role_against_every_hint() {
        let given = names(&["NORMAL", "TUMOR"]);
        let evidence =
            [RoleEvidence { name: "TUMOR".into(), role: SampleRole::Tumour, from: RoleFrom::SampleName }];
        let answers =
            Answers { tumour: Some("NORMAL".into()), normal: Some("TUMOR".into()), ..Answers::default() };
        let columns = decide(&given, &evidence, &answers).unwrap();
        assert_eq!((columns.tumour, columns.normal), (Some(0), Some(1)));
    }

    #[test]
    fn a_file_of_a_normal_alone_asks_for_no_tumour_once_somebody_said_so() {
        let answers = Answers { normal: Some("P1".into()), ..Answers::default() };
        let columns = decide(&names(&["P1"]), &[], &answers).unwrap();
        assert_eq!((columns.tumour, columns.normal, columns.issues), (None, Some(0), vec![]));
        let columns = decide(&names(&["P1", "P2"]), &[], &answers).unwrap();
        assert_eq!(columns.issues, [Issue::TumourSampleUndecided { candidates: names(&["P2"]) }]);
    }

    #[test]
    fn of_an_analysis_of_rna_the_column_of_rna_is_looked_at_unless_a_tumour_is_named() {
        let given = names(&["NORMAL", "RNA_TUMOR", "TUMOR"]);
        let hint = |name: &str| of_name(name).map(|role| (name.to_owned(), role));
        let evidence: Vec<_> = given.iter().filter_map(|name| hint(name)).collect();
        let from = RoleFrom::SampleName;
        let evidence: Vec<_> =
            evidence.into_iter().map(|(name, role)| RoleEvidence { name, role, from }).collect();
        let of = |given: &[String], answers: Answers| decide(given, &evidence, &answers).unwrap();
        assert_eq!(of(&given, Answers::default()).tumour, Some(2));
        let rna = Answers { rna: true, ..Answers::default() };
        let columns = of(&given, rna.clone());
        assert_eq!((columns.tumour, columns.normal, columns.issues), (Some(1), Some(0), vec![]));
        assert_eq!(columns.samples[1].role, Some(SampleRole::Rna), "it stays what it is");
        let named = Answers { tumour: Some("TUMOR".into()), ..rna.clone() };
        assert_eq!(of(&given, named).tumour, Some(2));
        // Alone in its file, it is asked for only where the analysis is not of RNA.
        let alone = names(&["RNA_TUMOR"]);
        assert_eq!(of(&alone, rna).issues, []);
        assert_eq!(
            of(&alone, Answers::default()).issues,
            [Issue::TumourSampleUndecided { candidates: alone.clone() }]
        );
    }

    #[test]
    fn an_answer_that_names_no_column_is_refused() {
        let answers = Answers { tumour: Some("X".into()), ..Answers::default() };
        let refused = decide(&names(&["A"]), &[], &answers).err();
        assert_eq!(refused, Some(NotRead::SampleUnknown { name: "X".into(), samples: names(&["A"]) }));
    }
}
