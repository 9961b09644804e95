//! Invented genes, one in every hundred thousand bases, each with its transcripts.

use super::random::Random;

/// Bases from the start of one gene's neighbourhood to the next.
const SPACING: u64 = 100_000;
/// Where in its neighbourhood a gene begins and ends.
const BODY: std::ops::Range<u64> = 30_000..70_000;
/// Bases beside a gene that count as up- and downstream.
const FLANK: u64 = 5_000;
/// Most transcripts of a gene.
pub const TRANSCRIPTS: u64 = 6;

/// Where a base lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Between genes.
    Between,
    /// Beside a gene, this many bases before its first or after its last base on the chromosome.
    Beside { before: bool, distance: u64 },
    /// Inside a gene.
    Inside,
}

/// The number of the neighbourhood, and the place in it, of the base `at` of the whole genome.
pub fn place(at: u64) -> (u64, Place) {
    let (number, offset) = (at / SPACING, at % SPACING);
    let place = if BODY.contains(&offset) {
        Place::Inside
    } else if (BODY.start - FLANK..BODY.start).contains(&offset) {
        Place::Beside { before: true, distance: BODY.start - offset }
    } else if (BODY.end..BODY.end + FLANK).contains(&offset) {
        Place::Beside { before: false, distance: offset - BODY.end + 1 }
    } else {
        Place::Between
    };
    (number, place)
}

/// A transcript, as the parts of its annotation that do not depend on the variant.
#[derive(Debug)]
pub struct Transcript {
    /// `SYMBOL|Gene|Feature_type|Feature|BIOTYPE|`.
    pub head: String,
    /// Accession with version.
    pub accession: String,
    /// Accession of the protein with version.
    pub protein: String,
    /// `STRAND|FLAGS|`, with the field separator before the variant's class.
    pub strand: &'static str,
    /// `SYMBOL_SOURCE|HGNC_ID|CANONICAL|MANE_SELECT|TSL|CCDS|ENSP|`.
    pub tail: String,
}

/// A gene.
#[derive(Debug)]
pub struct Gene {
    pub number: u64,
    /// It lies on the strand that the reference does not spell.
    pub reverse: bool,
    pub exons: u64,
    /// Bases of the coding transcript before its start codon.
    pub leader: u64,
    /// The MANE Select one first; it alone codes.
    pub transcripts: Vec<Transcript>,
}

/// Kinds of the transcripts that do not code.
const SILENT: [&str; 4] = ["retained_intron", "processed_transcript", "nonsense_mediated_decay", "lncRNA"];

impl Gene {
    /// The gene of neighbourhood `number`: the same in every file.
    pub fn new(number: u64) -> Self {
        let mut random = Random::new(number);
        let reverse = random.chance(500);
        let strand = if reverse { "-1||" } else { "1||" };
        let head = format!("GENE{number:05}|ENSG9{number:010}|Transcript|");
        let source = format!("HGNC|HGNC:9{number:05}|");
        let coding = std::iter::once({
            let (accession, protein) = (format!("ENST9{number:09}0.2"), format!("ENSP9{number:09}0.1"));
            Transcript {
                head: format!("{head}{accession}|protein_coding|"),
                tail: format!("{source}YES|NM_9{number:08}.3|1|CCDS9{number:05}.1|{protein}|"),
                accession,
                protein,
                strand,
            }
        });
        let silent = (1..TRANSCRIPTS).map(|index| {
            let accession = format!("ENST9{number:09}{index}.1");
            let kind = SILENT.get((index as usize - 1) % SILENT.len()).copied().unwrap_or("lncRNA");
            Transcript {
                head: format!("{head}{accession}|{kind}|"),
                accession,
                protein: String::new(),
                strand,
                tail: format!("{source}||{}|||", 2 + index % 4),
            }
        });
        let transcripts = coding.chain(silent).collect();
        Self { number, reverse, exons: random.between(3, 28), leader: random.between(40, 400), transcripts }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_of_the_genome_lies_between_genes_and_two_fifths_inside() {
        let of = |wanted: fn(&Place) -> bool| (0..SPACING).filter(|at| wanted(&place(*at).1)).count();
        assert_eq!(of(|place| matches!(place, Place::Between)), 50_000);
        assert_eq!(of(|place| matches!(place, Place::Inside)), 40_000);
        assert_eq!(of(|place| matches!(place, Place::Beside { .. })), 10_000);
    }

    #[test]
    fn a_gene_has_six_transcripts_of_which_one_codes() {
        let gene = Gene::new(123);
        assert_eq!(gene.transcripts.len(), 6);
        assert_eq!(
            gene.transcripts[0].head,
            "GENE00123|ENSG90000000123|Transcript|ENST90000001230.2|protein_coding|"
        );
        assert_eq!(
            gene.transcripts[0].tail,
            "HGNC|HGNC:900123|YES|NM_900000123.3|1|CCDS900123.1|ENSP90000001230.1|"
        );
    }
}
