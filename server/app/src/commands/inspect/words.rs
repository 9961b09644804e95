//! The words of the report beside the sentences of issues.

use board::variant::wording::Language;

/// A word with its English and its Swedish.
type Word = (&'static str, &'static str, &'static str);

const WORDS: [Word; 52] = [
    // Headings.
    ("format", "Format", "Format"),
    ("caller", "Caller", "Variantanropare"),
    ("annotation", "Annotation", "Annotering"),
    ("build", "Build", "Referensgenom"),
    ("samples", "Samples", "Prov"),
    ("lines", "Data lines", "Datarader"),
    ("variants", "Variants", "Varianter"),
    ("refused", "Refused", "Nekad"),
    // What is not known.
    ("unknown", "not named", "inte angiven"),
    ("undecided", "undecided", "inte avgjort"),
    ("none", "none", "inga"),
    // Outcomes.
    ("accepted", "accepted", "godtagna"),
    ("warned", "with a warning", "med varning"),
    ("quarantined", "set aside", "undanlagda"),
    ("line", "line", "rad"),
    ("file", "whole file", "hela filen"),
    ("more", "more", "till"),
    ("answer_with", "Answer with", "Svara med"),
    ("clean", "Nothing is wrong with this file.", "Inget är fel med filen."),
    (
        "asks",
        "The file can be used once the question is answered.",
        "Filen kan användas när frågan har besvarats.",
    ),
    ("odd", "Something is wrong with this file; see above.", "Något är fel i filen, se ovan."),
    // Packing.
    ("plain", "plain text", "ren text"),
    ("gzip", "gzip", "gzip"),
    ("bgzf", "BGZF", "BGZF"),
    // Kinds.
    ("snv", "SNV", "SNV"),
    ("indel", "indel", "indel"),
    ("mnv", "MNV", "MNV"),
    ("sv", "structural", "strukturella"),
    ("cnv", "copy number", "kopietal"),
    ("fusion", "fusion", "fusioner"),
    ("other", "other", "andra"),
    // Roles.
    ("tumour", "tumour", "tumör"),
    ("normal", "normal", "normal"),
    ("rna", "RNA", "RNA"),
    // What told a role or a build.
    ("from_answer", "as answered", "enligt svaret"),
    ("from_declared_sample", "by its own header line", "enligt egen rubrikrad"),
    ("from_dragen_command", "by the command line of DRAGEN", "enligt DRAGEN:s kommandorad"),
    ("from_sample_line", "by a ##SAMPLE line", "enligt en ##SAMPLE-rad"),
    ("from_pedigree_line", "by a ##PEDIGREE line", "enligt en ##PEDIGREE-rad"),
    ("from_sample_name", "by the name of the column", "enligt kolumnens namn"),
    ("from_contig_lengths", "by the lengths of the contigs", "enligt kontigernas längder"),
    ("from_reference_line", "by the ##reference line", "enligt ##reference-raden"),
    ("from_contig_assembly", "by the contig lines", "enligt kontigraderna"),
    ("from_vep_line", "by the ##VEP line", "enligt ##VEP-raden"),
    ("from_snp_eff_line", "by the ##SnpEffCmd line", "enligt ##SnpEffCmd-raden"),
    // Severities.
    ("severity_error", "set aside", "undanlagda"),
    ("severity_warning", "warning", "varning"),
    ("severity_question", "question", "fråga"),
    ("severity_info", "info", "upplysning"),
    // Sizes.
    ("bytes", "bytes", "byte"),
    ("csq", "VEP (CSQ)", "VEP (CSQ)"),
    ("ann", "SnpEff (ANN)", "SnpEff (ANN)"),
];

/// The word that goes by `key`; `key` itself when there is none.
pub fn word(key: &str, language: Language) -> &str {
    let known = WORDS.iter().find(|(known, ..)| *known == key);
    known.map_or(key, |(_, english, swedish)| match language {
        Language::En => english,
        Language::Sv => swedish,
    })
}
