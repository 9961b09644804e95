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
    let columns =
        decided(&["a", "b"], &[("SAMPLE", "<ID=b,Genomes=Tumor>"), ("PEDIGREE", "<Derived=b,Original=a>")]);
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
    assert_eq!(columns.issues, [Issue::TumourSampleUndecided { candidates: names(&["999-99", "998-99"]) }]);
}

#[test]
fn a_column_known_to_be_rna_is_no_candidate() {
    let columns = decided(&["P_N", "P_rna", "P_T"], &[]);
    assert_eq!(columns.issues, [Issue::TumourSampleUndecided { candidates: names(&["P_N", "P_T"]) }]);
}

#[test]
fn several_tumours_are_asked_and_the_rna_is_no_candidate() {
    let columns = decided(&["NORMAL", "TUMOR_1", "TUMOR_2", "RNA_TUMOR"], &[]);
    assert_eq!(columns.issues, [Issue::TumourSampleUndecided { candidates: names(&["TUMOR_1", "TUMOR_2"]) }]);
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
