//! Which assembly the header speaks of. Undecided or contradictory hints are asked, never settled by a default.

use std::collections::HashMap;

use board::variant::{Assembly, AssemblyEvidence, AssemblyFound, AssemblyFrom, Issue, allele};

use crate::header::Header;

/// Contigs that have to agree before their lengths say something.
const VOTES: usize = 3;

/// Lengths in bases of 1 to 22, X and Y in each assembly. The mitochondrion is left out: it has one length in GRCh37 and GRCh38
/// and another in the old hg19.
const LENGTHS: [(&str, [u64; 3]); 24] = [
    ("1", [249_250_621, 248_956_422, 248_387_328]),
    ("2", [243_199_373, 242_193_529, 242_696_752]),
    ("3", [198_022_430, 198_295_559, 201_105_948]),
    ("4", [191_154_276, 190_214_555, 193_574_945]),
    ("5", [180_915_260, 181_538_259, 182_045_439]),
    ("6", [171_115_067, 170_805_979, 172_126_628]),
    ("7", [159_138_663, 159_345_973, 160_567_428]),
    ("8", [146_364_022, 145_138_636, 146_259_331]),
    ("9", [141_213_431, 138_394_717, 150_617_247]),
    ("10", [135_534_747, 133_797_422, 134_758_134]),
    ("11", [135_006_516, 135_086_622, 135_127_769]),
    ("12", [133_851_895, 133_275_309, 133_324_548]),
    ("13", [115_169_878, 114_364_328, 113_566_686]),
    ("14", [107_349_540, 107_043_718, 101_161_492]),
    ("15", [102_531_392, 101_991_189, 99_753_195]),
    ("16", [90_354_753, 90_338_345, 96_330_374]),
    ("17", [81_195_210, 83_257_441, 84_276_897]),
    ("18", [78_077_248, 80_373_285, 80_542_538]),
    ("19", [59_128_983, 58_617_616, 61_707_364]),
    ("20", [63_025_520, 64_444_167, 66_210_255]),
    ("21", [48_129_895, 46_709_983, 45_090_682]),
    ("22", [51_304_566, 50_818_468, 51_324_926]),
    ("X", [155_270_560, 156_040_895, 154_259_566]),
    ("Y", [59_373_566, 57_227_415, 62_460_029]),
];
const ORDER: [Assembly; 3] = [Assembly::GRCh37, Assembly::GRCh38, Assembly::T2tChm13];

/// The assemblies that at least three contigs have the lengths of; more than one contradict each other.
pub fn of_contigs(contigs: &HashMap<String, Option<u64>>) -> Vec<Assembly> {
    let mut votes = [0_usize; 3];
    for (name, length) in contigs {
        let known = LENGTHS.iter().find(|(known, _)| *known == allele::canonical_chrom(name));
        if let (Some((_, lengths)), Some(length)) = (known, length) {
            for (vote, known) in votes.iter_mut().zip(lengths) {
                *vote += usize::from(known == length);
            }
        }
    }
    ORDER.into_iter().zip(votes).filter(|(_, votes)| *votes >= VOTES).map(|(assembly, _)| assembly).collect()
}

/// The assembly that the name of a reference tells, if it tells exactly one.
pub fn of_name(name: &str) -> Option<Assembly> {
    const NAMES: [(Assembly, &[&str]); 3] = [
        (Assembly::GRCh37, &["grch37", "hg19", "b37", "hs37d5", "g1k_v37", "ncbi37"]),
        (Assembly::GRCh38, &["grch38", "hg38", "hs38", "b38"]),
        (Assembly::T2tChm13, &["chm13", "t2t"]),
    ];
    let name = name.to_ascii_lowercase();
    let mut told = NAMES.iter().filter(|(_, words)| words.iter().any(|word| name.contains(word)));
    match (told.next(), told.next()) {
        (Some((assembly, _)), None) => Some(*assembly),
        _ => None,
    }
}

/// The assembly of a `##VEP` line: its `assembly` attribute, not the paths of its cache.
pub fn of_vep(value: &str) -> Option<Assembly> {
    let (_, after) = value.split_once("assembly=\"")?;
    of_name(after.split('"').next().unwrap_or(after))
}

/// The assembly that a command line in a header line names: by the value of an option that takes the reference, not by any
/// other path on it.
pub fn of_command(key: &str, value: &str) -> Option<Assembly> {
    const OPTIONS: [&str; 11] = [
        "--reference",
        "--reference_sequence",
        "--referenceFasta",
        "--fasta-reference",
        "--ref-dir",
        "--ref",
        "--assembly",
        "reference_sequence",
        "-R",
        "-r",
        "-f",
    ];
    let is_command = key.starts_with("GATKCommandLine")
        || key.starts_with("SentieonCommandLine")
        || matches!(key, "DRAGENCommandLine" | "cmdline" | "commandline" | "command" | "VEP-command-line");
    if !is_command {
        return None;
    }
    let mut words = value.split([' ', '"', '\'', '=', ',']).filter(|word| !word.is_empty());
    let mut told = None;
    while let Some(word) = words.next() {
        if !OPTIONS.contains(&word) {
            continue;
        }
        match (told, words.next().and_then(of_name)) {
            (Some(known), Some(other)) if known != other => return None,
            (known, other) => told = known.or(other),
        }
    }
    told
}

/// All hints of a header at its assembly.
pub fn evidence(header: &Header) -> Vec<AssemblyEvidence> {
    let of_commands = header.callers.assemblies().map(|assembly| {
        let from = AssemblyFrom::CommandLine;
        AssemblyEvidence { assembly, from }
    });
    header.assembly_evidence.iter().copied().chain(of_commands).collect()
}

/// The assembly of a file: an answer before all, else what all hints agree on; or the question to ask.
pub fn decide(answer: Option<Assembly>, evidence: &[AssemblyEvidence]) -> (AssemblyFound, Option<Issue>) {
    if let Some(assembly) = answer {
        return (AssemblyFound { name: Some(assembly), from: Some(AssemblyFrom::Answer) }, None);
    }
    let Some(strongest) = evidence.iter().min_by_key(|evidence| evidence.from) else {
        let candidates = Assembly::ALL.to_vec();
        return (AssemblyFound::default(), Some(Issue::AssemblyUndecided { candidates }));
    };
    if evidence.iter().any(|other| other.assembly != strongest.assembly) {
        let mut evidence = evidence.to_vec();
        evidence.sort_by_key(|evidence| (evidence.from, evidence.assembly));
        return (AssemblyFound::default(), Some(Issue::AssemblyConflict { evidence }));
    }
    (AssemblyFound { name: Some(strongest.assembly), from: Some(strongest.from) }, None)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn contigs(given: &[(&str, u64)]) -> HashMap<String, Option<u64>> {
        given.iter().map(|(name, length)| ((*name).to_owned(), Some(*length))).collect()
    }

    #[test]
    fn three_contigs_of_one_assembly_decide_and_two_do_not() {
        let three = contigs(&[("chr1", 248_956_422), ("chr2", 242_193_529), ("chrX", 156_040_895)]);
        assert_eq!(of_contigs(&three), [Assembly::GRCh38]);
        let two = contigs(&[("chr1", 248_956_422), ("chr2", 242_193_529), ("chrM", 16_569)]);
        assert_eq!(of_contigs(&two), []);
    }

    #[test]
    fn a_name_that_tells_two_assemblies_tells_none() {
        assert_eq!(of_name("/ref/GRCh37.fa"), Some(Assembly::GRCh37));
        assert_eq!(of_name("file:///UCSC_hg38/hg38.genome.fa"), Some(Assembly::GRCh38));
        assert_eq!(of_name("hg19ToHg38.over.chain"), None);
        assert_eq!(of_name("tiny.fa"), None);
    }

    #[test]
    fn a_command_line_tells_by_its_reference_and_by_nothing_else() {
        let dragen = r#"<ID=dragen,CommandLine="dragen --ref-dir /ref/hg38_alt_aware --dbsnp /x/hg19.vcf">"#;
        assert_eq!(of_command("DRAGENCommandLine", dragen), Some(Assembly::GRCh38));
        let gatk =
            r#"<ID=Mutect2,CommandLine="Mutect2 --reference /ref/human_g1k_v37.fasta --output x.vcf">"#;
        assert_eq!(of_command("GATKCommandLine", gatk), Some(Assembly::GRCh37));
        let strelka = "/opt/configureStrelkaSomaticWorkflow.py --referenceFasta=/ref/GRCh37.fa";
        assert_eq!(of_command("cmdline", strelka), Some(Assembly::GRCh37));
        assert_eq!(of_command("cmdline", "call --dbsnp hg38.vcf"), None);
        assert_eq!(of_command("cmdline", "call -R hg19.fa -R hg38.fa"), None);
        assert_eq!(of_command("bcftools_viewCommand", "view -r hg38"), None);
    }

    #[test]
    fn hints_that_disagree_are_asked_and_an_answer_settles_them() {
        let evidence = [
            AssemblyEvidence { assembly: Assembly::GRCh37, from: AssemblyFrom::ReferenceLine },
            AssemblyEvidence { assembly: Assembly::GRCh38, from: AssemblyFrom::ContigLengths },
        ];
        let (found, question) = decide(None, &evidence);
        assert_eq!(found.name, None);
        let sorted = vec![evidence[1], evidence[0]];
        assert_eq!(question, Some(Issue::AssemblyConflict { evidence: sorted }));
        let (found, question) = decide(Some(Assembly::GRCh37), &evidence);
        assert_eq!(
            (found.name, found.from, question),
            (Some(Assembly::GRCh37), Some(AssemblyFrom::Answer), None)
        );
    }
}
