//! Which program wrote the file.

use std::collections::{BTreeSet, HashSet};

use board::variant::{Assembly, Caller};

use crate::{builds, roles};

/// What the header hints at, line by line.
#[derive(Default)]
pub struct CallerHints {
    /// Each caller that a line names, in their order.
    named: Vec<Caller>,
    /// A program that also works on the output of others.
    named_weakly: Vec<Caller>,
    formats: HashSet<String>,
    scylla: bool,
    germline_filter: bool,
    germline_workflow: bool,
    /// A command line of DRAGEN names its sample, and whether one names a tumour.
    dragen_sample: bool,
    dragen_tumour: bool,
    tumour_alone: bool,
    /// Assemblies that command lines name.
    assemblies: BTreeSet<Assembly>,
}

/// Words of a header line that name its program; the first that matches counts, so that a caller stands before the
/// programs whose output it may quote, and a longer name before the shorter one it holds.
const WORDS: [(&str, Caller); 36] = [
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
    ("configmanta", Caller::Manta),
    ("gridss", Caller::Gridss),
    ("cnvkit", Caller::CnvKit),
    ("varlociraptor", Caller::Varlociraptor),
    ("scalpel", Caller::Scalpel),
    ("pindel", Caller::Pindel),
    ("tnscope", Caller::SentieonTnScope),
    ("tnhaplotyper2", Caller::SentieonTnHaplotyper2),
    ("clairs-to", Caller::ClairSTo),
    ("clairs_to", Caller::ClairSTo),
    ("clairs", Caller::ClairS),
    ("clair3", Caller::Clair3),
    ("caveman", Caller::CaVEMan),
    ("radia pipeline", Caller::Radia),
    ("svaba", Caller::SvABA),
    ("lumpy", Caller::Lumpy),
    ("sniffles", Caller::Sniffles),
    ("octopus", Caller::Octopus),
    ("canvas", Caller::Canvas),
    ("facets", Caller::Facets),
    ("postprocessgermlinecnvcalls", Caller::GatkGcnv),
    ("arriba", Caller::Arriba),
];

/// Words of programs that count only where no other caller is named: a germline caller may stand in the header of a merged
/// file, and PURPLE works on what another caller found.
const WEAK_WORDS: [(&str, Caller); 7] = [
    ("deepvariant_version", Caller::DeepVariant),
    ("sentieoncommandline.haplotyper", Caller::SentieonHaplotyper),
    ("haplotypecaller", Caller::HaplotypeCaller),
    ("genotypegvcfs", Caller::HaplotypeCaller),
    ("applyvqsr", Caller::HaplotypeCaller),
    ("applyrecalibration", Caller::HaplotypeCaller),
    ("purpleversion", Caller::Purple),
];

impl CallerHints {
    /// Takes in a header line.
    pub fn meta(&mut self, key: &str, value: &str) {
        if key == "FILTER" {
            self.scylla |= value.contains("Scylla");
            self.germline_filter |= value.starts_with("<ID=GERMLINE,");
        }
        if key == "DRAGENCommandLine" {
            self.dragen_sample |= roles::names_dragen_sample(value);
            self.dragen_tumour |= value.contains("--tumor-") || value.contains("--RGSM-tumor");
        }
        self.tumour_alone |= roles::is_tumour_alone(key, value);
        self.assemblies.extend(builds::of_command(key, value));
        let Some(said) = statement(key, value) else {
            return;
        };
        self.germline_workflow |= said.contains("configurestrelkagermlineworkflow");
        for (words, known) in [(&WORDS[..], &mut self.named), (&WEAK_WORDS[..], &mut self.named_weakly)] {
            let caller = words.iter().find(|(word, _)| said.contains(word)).map(|(_, caller)| *caller);
            known.extend(caller.filter(|caller| !known.contains(caller)));
        }
    }

    /// Takes in the identifier of a FORMAT line.
    pub fn format(&mut self, id: &str) {
        self.formats.insert(id.to_owned());
    }

    /// The caller by its own statement, else by the FORMAT keys that only it declares.
    pub fn caller(&self) -> Option<Caller> {
        let weakly = match self.named_weakly.first().copied() {
            // DeepSomatic writes the version line of DeepVariant, which has no such filter.
            Some(Caller::DeepVariant) if self.germline_filter => Some(Caller::DeepSomatic),
            weakly => weakly,
        };
        self.named.first().copied().or(weakly).or_else(|| self.by_formats())
    }

    /// The callers, where the header names several as that of a merged file does. PURPLE works on what another caller found and is
    /// none of them.
    pub fn several(&self) -> Option<Vec<Caller>> {
        let weakly = self.named_weakly.iter().filter(|caller| **caller != Caller::Purple);
        let named: Vec<Caller> = self.named.iter().chain(weakly).copied().collect();
        (named.len() > 1).then_some(named)
    }

    /// Whether the caller looks for inherited variants, so that what it finds in a normal is inherited.
    pub fn is_germline(&self) -> bool {
        let caller = self.caller();
        let always = matches!(
            caller,
            Some(
                Caller::HaplotypeCaller | Caller::DeepVariant | Caller::SentieonHaplotyper | Caller::GatkGcnv
            )
        );
        let dragen = self.dragen_sample && !self.dragen_tumour && caller == Some(Caller::Dragen);
        always || dragen || (self.germline_workflow && caller == Some(Caller::Strelka2))
    }

    /// Whether a caller's command line says that it saw a tumour alone.
    pub fn saw_a_tumour_alone(&self) -> bool {
        self.tumour_alone
    }

    /// The assemblies that command lines name.
    pub fn assemblies(&self) -> impl Iterator<Item = Assembly> {
        self.assemblies.iter().copied()
    }

    fn by_formats(&self) -> Option<Caller> {
        const KEYS: [(&[&str], Caller); 8] = [
            (&["VD", "ALD", "RD", "AF"], Caller::VarDict),
            (&["FAO", "FDP", "FRO"], Caller::IonTorrent),
            (&["BCOUNT", "JGQ", "SSC"], Caller::SomaticSniper),
            (&["AU", "CU", "GU", "TU"], Caller::Strelka2),
            (&["TAR", "TIR"], Caller::Strelka2),
            (&["RCL", "RCR", "DR", "DV", "RR", "RV"], Caller::Delly),
            (&["FAZ", "RTZ", "PM"], Caller::CaVEMan),
            (&["ASRP", "BVF", "REFPAIR"], Caller::Gridss),
        ];
        let has = |keys: &[&str]| keys.iter().all(|key| self.formats.contains(*key));
        if has(&["VF", "NL", "SB", "NC"]) && (self.scylla || has(&["US"])) {
            return Some(Caller::Pisces);
        }
        KEYS.iter().find(|(keys, _)| has(keys)).map(|(_, caller)| *caller)
    }
}

/// What a header line says of its program, in lower case, if it is a line that names one.
fn statement(key: &str, value: &str) -> Option<String> {
    // bcftools and its like name the files they worked on, which is no statement about the caller.
    if ["bcftools", "SnpEff", "SnpSift", "VEP"].iter().any(|other| key.starts_with(other)) {
        return None;
    }
    if let Some(family) =
        ["GATKCommandLine", "SentieonCommandLine"].iter().find(|key_| key.starts_with(**key_))
    {
        // Only the tool itself: its command line quotes files that are named after other programs.
        let tool = key.get(family.len()..).unwrap_or("");
        let id =
            value.trim_start_matches('<').strip_prefix("ID=").and_then(|rest| rest.split([',', '>']).next());
        return Some(
            format!("{family}.{} {}", tool.trim_start_matches('.'), id.unwrap_or("")).to_ascii_lowercase(),
        );
    }
    let tells = matches!(
        key,
        "source" | "cmdline" | "commandline" | "DRAGENCommandLine" | "vcfProcessLog" | "octopus"
    ) || key.to_ascii_lowercase().ends_with("version");
    // A command line may quote other programs' files after its own name.
    let said = || format!("{key}={value}").chars().take(200).collect::<String>().to_ascii_lowercase();
    // OctopuSV merges the files of other callers.
    tells.then(said).filter(|said| !said.contains("octopusv"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hints(lines: &[(&str, &str)]) -> CallerHints {
        let mut hints = CallerHints::default();
        for (key, value) in lines {
            hints.meta(key, value);
        }
        hints
    }

    fn of_lines(lines: &[(&str, &str)]) -> Option<Caller> {
        hints(lines).caller()
    }

    #[test]
    fn a_caller_is_known_by_its_own_line() {
        let known = [
            ("source", "FilterMutectCalls", Caller::Mutect2),
            ("source", "strelka", Caller::Strelka2),
            ("source", "freeBayes v1.0.2", Caller::FreeBayes),
            ("source", "VarScan2", Caller::VarScan),
            ("source", "\"tvc 5.10-0\"", Caller::IonTorrent),
            ("source", "\"RADIA pipeline v1.1.5\"", Caller::Radia),
            ("source", "Sniffles2_2.4", Caller::Sniffles),
            ("source", "ClairS", Caller::ClairS),
            ("source", "ClairS-TO", Caller::ClairSTo),
            ("source", "Canvas 1.40.0.1613+master", Caller::Canvas),
            ("source", "FACETS_v0.6.2", Caller::Facets),
            ("source", "PostprocessGermlineCNVCalls", Caller::GatkGcnv),
            ("source", "ApplyVQSR", Caller::HaplotypeCaller),
            ("cmdline", "/opt/manta/bin/configManta.py --tumorBam t.bam", Caller::Manta),
            ("sageVersion", "2.2", Caller::Sage),
            ("purpleVersion", "4.1", Caller::Purple),
            ("octopus", "<version=0.7.1>", Caller::Octopus),
            ("DeepVariant_version", "1.9.0", Caller::DeepVariant),
            ("DRAGENVersion", "<ID=dragen,Version=\"SW: 07.021\">", Caller::Dragen),
            ("MuSE_version", "v1.0rc", Caller::MuSE),
            ("vcfProcessLog", "<InputVCF=<.>,InputVCFSource=<CaVEMan>>", Caller::CaVEMan),
            ("vcfProcessLog", "<InputVCF=\"/x\";InputVCFSource=\"pindel2vcf\">", Caller::Pindel),
            ("vcfProcessLog", "<InputVCF=<.>,InputVCFSource=<bam-somaticsniper>>", Caller::SomaticSniper),
            ("SentieonCommandLine.TNscope", "<ID=TNscope,Version=\"1\">", Caller::SentieonTnScope),
            ("SentieonCommandLine.TNhaplotyper2", "<ID=x>", Caller::SentieonTnHaplotyper2),
            ("SentieonCommandLine.Haplotyper", "<ID=Haplotyper>", Caller::SentieonHaplotyper),
            ("GATKCommandLine.MuTect2", "<ID=MuTect2,Version=3.6>", Caller::Mutect2),
        ];
        for (key, value, caller) in known {
            assert_eq!(of_lines(&[(key, value)]), Some(caller), "##{key}={value}");
        }
    }

    #[test]
    fn a_file_name_in_another_programs_line_names_no_caller() {
        assert_eq!(of_lines(&[("bcftools_viewVersion", "1.9 mutect2.vcf")]), None);
        let line = "<ID=SelectVariants,CommandLine=\"SelectVariants --variant mutect2.vcf.gz\">";
        assert_eq!(of_lines(&[("GATKCommandLine", line)]), None);
        assert_eq!(of_lines(&[("source", "OctopuSV")]), None);
    }

    #[test]
    fn a_somatic_caller_goes_before_a_germline_caller_and_purple_whatever_their_order() {
        let haplotype = ("GATKCommandLine.HaplotypeCaller", "<ID=HaplotypeCaller>");
        let mutect = ("GATKCommandLine.MuTect2", "<ID=MuTect2>");
        assert_eq!(of_lines(&[haplotype, mutect]), Some(Caller::Mutect2));
        assert_eq!(of_lines(&[("purpleVersion", "4.1"), ("sageVersion", "4.0")]), Some(Caller::Sage));
    }

    #[test]
    fn deepsomatic_is_told_from_deepvariant_by_its_germline_filter() {
        let version = ("DeepVariant_version", "1.9.0");
        let filter = ("FILTER", "<ID=GERMLINE,Description=\"Non somatic variants\">");
        assert_eq!(of_lines(&[version, filter]), Some(Caller::DeepSomatic));
        assert!(hints(&[version]).is_germline() && !hints(&[version, filter]).is_germline());
    }

    #[test]
    fn strelkas_germline_workflow_is_a_germline_caller_and_its_somatic_one_is_not() {
        let of = |script| hints(&[("source", "strelka"), ("cmdline", script)]).is_germline();
        assert!(of("/opt/strelka/bin/configureStrelkaGermlineWorkflow.py --bam=/x.bam"));
        assert!(!of("/opt/strelka/bin/configureStrelkaSomaticWorkflow.py --tumorBam=/x.bam"));
    }

    #[test]
    fn dragen_on_a_sample_without_a_tumour_is_a_germline_caller() {
        let of = |words: &str| {
            let line = format!("<ID=dragen,Version=\"4.2\",CommandLine=\"dragen {words}\">");
            hints(&[("DRAGENCommandLine", &line)]).is_germline()
        };
        assert!(of("-r /ref/hg38 -1 a.fastq.gz -2 b.fastq.gz --RGSM NA12878 --enable-variant-caller true"));
        assert!(of("--bam-input x.bam --vc-emit-ref-confidence GVCF"));
        assert!(!of("--tumor-bam-input t.bam --bam-input n.bam"));
        assert!(!of("--tumor-fastq-list t.csv --enable-variant-caller true"));
        assert!(!of("--enable-variant-annotation true"), "no sample is named");
        let other =
            ("DRAGENCommandLine", "<ID=dragen,CommandLine=\"dragen --RGSM N --tumor-bam-input t.bam\">");
        let first = ("DRAGENCommandLine", "<ID=HashTableBuild,CommandLine=\"dragen --RGSM N\">");
        assert!(!hints(&[first, other]).is_germline());
        assert!(!hints(&[("DRAGENVersion", "<ID=dragen,Version=\"SW: 07.021\">")]).is_germline());
    }

    #[test]
    fn all_callers_of_a_merged_file_are_named_and_purple_is_none() {
        let haplotype = ("GATKCommandLine.HaplotypeCaller", "<ID=HaplotypeCaller>");
        let of = |lines: &[(&str, &str)]| hints(lines).several();
        let merged =
            [("source", "VarDict_v1.8"), haplotype, ("source", "freeBayes v1.0.2"), ("source", "vardict")];
        assert_eq!(of(&merged), Some(vec![Caller::VarDict, Caller::FreeBayes, Caller::HaplotypeCaller]));
        assert_eq!(of(&[("source", "Mutect2"), ("GATKCommandLine.MuTect2", "<ID=MuTect2>")]), None);
        assert_eq!(of(&[("sageVersion", "2.2"), ("purpleVersion", "4.1")]), None);
    }

    #[test]
    fn delly_without_a_line_of_its_own_is_known_by_its_counts() {
        let mut hints = CallerHints::default();
        for key in ["GT", "RCL", "RC", "RCR", "DR", "DV", "RR", "RV"] {
            hints.format(key);
        }
        assert_eq!(hints.caller(), Some(Caller::Delly));
    }
}
