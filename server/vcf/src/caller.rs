//! Which program wrote the file.

use std::collections::HashSet;

use board::variant::Caller;

/// What the header hints at, line by line.
#[derive(Default)]
pub struct CallerHints {
    named: Option<Caller>,
    formats: HashSet<String>,
    scylla: bool,
}

/// Words of a header line that name its program; the first that matches counts, so that a caller stands before the
/// programs whose output it may quote.
const WORDS: [(&str, Caller); 19] = [
    ("dragen", Caller::Dragen),
    ("mutect", Caller::Mutect2),
    ("strelka", Caller::Strelka2),
    ("vardict", Caller::VarDict),
    ("freebayes", Caller::FreeBayes),
    ("tvc ", Caller::IonTorrent),
    ("torrent", Caller::IonTorrent),
    ("pisces", Caller::Pisces),
    ("varscan", Caller::VarScan),
    ("lofreq", Caller::LoFreq),
    ("somaticsniper", Caller::SomaticSniper),
    ("muse_version", Caller::MuSE),
    ("sageversion", Caller::Sage),
    ("generatesvcandidates", Caller::Manta),
    ("gridss", Caller::Gridss),
    ("cnvkit", Caller::CnvKit),
    ("varlociraptor", Caller::Varlociraptor),
    ("scalpel", Caller::Scalpel),
    ("pindel", Caller::Pindel),
];

impl CallerHints {
    /// Takes in a header line.
    pub fn meta(&mut self, key: &str, value: &str) {
        self.scylla |= key == "FILTER" && value.contains("Scylla");
        let tells =
            matches!(key, "source" | "cmdline" | "commandline" | "DRAGENCommandLine" | "GATKCommandLine")
                || key.to_ascii_lowercase().ends_with("version");
        // bcftools and its like name the files they worked on, which is no statement about the caller.
        if self.named.is_some() || !tells || key.starts_with("bcftools") || key.starts_with("SnpEff") {
            return;
        }
        // A command line may quote other programs' files after its own name.
        let start: String =
            format!("{key}={value}").chars().take(200).collect::<String>().to_ascii_lowercase();
        let word = WORDS.iter().find(|(word, _)| start.contains(word)).map(|(_, caller)| *caller);
        self.named = word.or_else(|| start.contains("haplotypecaller").then_some(Caller::HaplotypeCaller));
    }

    /// Takes in the identifier of a FORMAT line.
    pub fn format(&mut self, id: &str) {
        self.formats.insert(id.to_owned());
    }

    /// The caller by its own statement, else by the FORMAT keys that only it declares.
    pub fn caller(&self) -> Option<Caller> {
        let has = |keys: &[&str]| keys.iter().all(|key| self.formats.contains(*key));
        self.named.or_else(|| {
            if has(&["VD", "ALD", "RD", "AF"]) {
                Some(Caller::VarDict)
            } else if has(&["VF", "NL", "SB", "NC"]) && (self.scylla || has(&["US"])) {
                Some(Caller::Pisces)
            } else if has(&["FAO", "FDP", "FRO"]) {
                Some(Caller::IonTorrent)
            } else if has(&["BCOUNT", "JGQ", "SSC"]) {
                Some(Caller::SomaticSniper)
            } else if has(&["AU", "CU", "GU", "TU"]) || has(&["TAR", "TIR"]) {
                Some(Caller::Strelka2)
            } else {
                None
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of_lines(lines: &[(&str, &str)]) -> Option<Caller> {
        let mut hints = CallerHints::default();
        for (key, value) in lines {
            hints.meta(key, value);
        }
        hints.caller()
    }

    #[test]
    fn a_caller_is_known_by_its_own_line() {
        assert_eq!(of_lines(&[("source", "FilterMutectCalls")]), Some(Caller::Mutect2));
        assert_eq!(of_lines(&[("source", "strelka")]), Some(Caller::Strelka2));
        assert_eq!(of_lines(&[("source", "freeBayes v1.0.2")]), Some(Caller::FreeBayes));
        assert_eq!(of_lines(&[("sageVersion", "2.2")]), Some(Caller::Sage));
        assert_eq!(of_lines(&[("MuSE_version", "v1.0rc")]), Some(Caller::MuSE));
    }

    #[test]
    fn a_file_name_in_a_bcftools_line_names_no_caller() {
        assert_eq!(of_lines(&[("bcftools_viewVersion", "1.9 mutect2.vcf")]), None);
    }
}
