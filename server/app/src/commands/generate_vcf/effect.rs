//! The consequence annotation of a record: 300 to 600 bytes, as many transcripts as that takes.

use super::change::{Change, Class, Coordinate};
use super::codon::{self, amino_acid, three_letters};
use super::gene::{Gene, Place, Transcript};
use super::known::Known;
use super::random::Random;
use super::text::Text;

/// The fields of an entry, in their order.
pub const FIELDS: &str = "Allele|Consequence|IMPACT|SYMBOL|Gene|Feature_type|Feature|BIOTYPE|EXON|INTRON|HGVSc|HGVSp|\
cDNA_position|CDS_position|Protein_position|Amino_acids|Codons|Existing_variation|DISTANCE|STRAND|FLAGS|VARIANT_CLASS|\
SYMBOL_SOURCE|HGNC_ID|CANONICAL|MANE_SELECT|TSL|CCDS|ENSP|gnomADe_AF|gnomADg_AF|CLIN_SIG";

/// Bytes of an annotation that is taken for long enough, from and to.
const ENOUGH: (u64, u64) = (300, 400);
/// Most entries of a record.
const MOST: usize = 6;

/// Writes the annotation of one record.
pub struct Annotator<'a> {
    pub change: &'a Change,
    pub known: &'a Known,
    pub random: &'a mut Random,
    pub text: &'a mut Text,
}

/// The part of a coding transcript that a change inside a gene meets.
enum Part {
    Coding,
    Splice { term: &'static str, impact: &'static str, at: Coordinate },
    Leader,
    Trailer,
    Intron,
}

impl Annotator<'_> {
    /// Writes the entries for a change at `place` of the neighbourhood of `gene`.
    pub fn write(&mut self, gene: &Gene, place: Place) {
        let start = self.text.len();
        let enough = self.random.between(ENOUGH.0, ENOUGH.1) as usize;
        let mut written = 0;
        while written < MOST && self.text.len() - start < enough {
            if written > 0 {
                self.text.put(",");
            }
            match (place, gene.transcripts.get(written)) {
                (Place::Beside { before, distance }, Some(transcript)) => {
                    self.beside(gene, transcript, before, distance);
                }
                (Place::Inside, Some(transcript)) if written == 0 => self.inside(gene, transcript),
                (Place::Inside, Some(transcript)) => self.silent(gene, transcript, written as u64),
                (Place::Between, _) | (_, None) => self.between(gene, written as u64),
            }
            written += 1;
        }
    }

    /// An entry between genes: that it is there, or the regulatory features that lie there too.
    fn between(&mut self, gene: &Gene, index: u64) {
        if index == 0 {
            self.begin("intergenic_variant", "MODIFIER").put("|||||||||||||||");
            self.existing().put("||||");
        } else {
            const KINDS: [&str; 3] = ["enhancer", "open_chromatin_region", "CTCF_binding_site"];
            let kind = self.random.one_of(&KINDS);
            self.begin("regulatory_region_variant", "MODIFIER").put("|||RegulatoryFeature|ENSR9");
            self.text.digits(gene.number * 10 + index, 10).put("|").put(kind).put("||||||||||");
            self.existing().put("||||");
        }
        self.class().put("||||||||");
        self.frequencies();
    }

    /// An entry of a transcript that begins or ends nearby.
    fn beside(&mut self, gene: &Gene, transcript: &Transcript, before: bool, distance: u64) {
        let upstream = before != gene.reverse;
        let term = if upstream { "upstream_gene_variant" } else { "downstream_gene_variant" };
        self.begin(term, "MODIFIER").put("|").put(&transcript.head).put("|||||||||");
        self.existing().put("|").number(distance).put("|").put(transcript.strand);
        self.class().put("|").put(&transcript.tail);
        self.frequencies();
    }

    /// An entry of a transcript of the gene that does not code.
    fn silent(&mut self, gene: &Gene, transcript: &Transcript, index: u64) {
        self.begin("intron_variant&non_coding_transcript_variant", "MODIFIER");
        self.text.put("|").put(&transcript.head).put("|").number(1 + index % (gene.exons - 1)).put("/");
        self.text.number(gene.exons - 1).put("||||||||");
        self.existing().put("||").put(transcript.strand);
        self.class().put("|").put(&transcript.tail);
        self.frequencies();
    }

    /// The entry of the coding transcript.
    fn inside(&mut self, gene: &Gene, transcript: &Transcript) {
        match self.part() {
            Part::Coding => self.coding(gene, transcript),
            Part::Splice { term, impact, at } => self.uncoded(gene, transcript, (term, impact), at, false),
            Part::Leader => {
                let at = Coordinate::Leader(self.random.between(20, gene.leader));
                self.uncoded(gene, transcript, ("5_prime_UTR_variant", "MODIFIER"), at, true);
            }
            Part::Trailer => {
                let at = Coordinate::Trailer(self.random.between(1, 2_000));
                self.uncoded(gene, transcript, ("3_prime_UTR_variant", "MODIFIER"), at, true);
            }
            Part::Intron => {
                let (base, distance) = (self.random.between(50, 3_000), self.random.between(30, 9_000));
                let behind = self.random.chance(500);
                let at = if behind { Coordinate::Behind } else { Coordinate::Before }(base, distance);
                self.uncoded(gene, transcript, ("intron_variant", "MODIFIER"), at, false);
            }
        }
    }

    /// Of all changes in a gene 35 in a thousand hit the coding sequence, 6 a splice site: of a genome 1.4 and 0.2 %.
    fn part(&mut self) -> Part {
        let base = self.random.between(50, 3_000);
        let snv = self.change.class == Class::Snv;
        let splice = |term, impact, at| Part::Splice { term, impact, at };
        match self.random.below(1000) {
            0..35 if self.change.class != Class::Mnv || self.change.reference.len() == 2 => Part::Coding,
            35..37 if snv => splice("splice_donor_variant", "HIGH", Coordinate::Behind(base, 1)),
            37..39 if snv => splice("splice_acceptor_variant", "HIGH", Coordinate::Before(base, 2)),
            39..41 if snv => {
                splice("splice_region_variant&intron_variant", "LOW", Coordinate::Behind(base, 6))
            }
            41..48 => Part::Leader,
            48..68 => Part::Trailer,
            _ => Part::Intron,
        }
    }

    /// An entry of a change in the coding transcript but not in what codes.
    fn uncoded(
        &mut self,
        gene: &Gene,
        transcript: &Transcript,
        (term, impact): (&str, &str),
        at: Coordinate,
        exon: bool,
    ) {
        self.begin(term, impact).put("|").put(&transcript.head);
        let parts = if exon { gene.exons } else { gene.exons - 1 };
        let number = self.random.between(1, parts);
        self.text.put(if exon { "" } else { "|" }).number(number).put("/").number(parts);
        self.text.put(if exon { "||" } else { "|" }).put(&transcript.accession).put(":c.");
        self.change.describe(at, gene.reverse, self.text);
        self.text.put("|||||||");
        self.ending(transcript);
    }

    /// An entry of a change in the coding sequence.
    fn coding(&mut self, gene: &Gene, transcript: &Transcript) {
        let change = self.change;
        let removed =
            if gene.reverse { codon::other_strand(change.removed()) } else { change.removed().to_vec() };
        let room = 3_u64.saturating_sub(removed.len() as u64);
        let offset = self.random.between(0, room) as usize;
        let residue = self.random.between(2, 900);
        let base = 3 * (residue - 1) + offset as u64 + 1;
        let protein = match change.class {
            Class::Snv | Class::Mnv => self.substituted(gene, &removed, offset, residue),
            Class::Insertion | Class::Deletion => self.shifted(residue),
        };
        self.begin(protein.term, protein.impact).put("|").put(&transcript.head);
        self.text.number(self.random.between(1, gene.exons)).put("/").number(gene.exons).put("||");
        self.text.put(&transcript.accession).put(":c.");
        change.describe(Coordinate::Coding(base), gene.reverse, self.text);
        self.text.put("|").put(&transcript.protein).put(":p.").bytes(protein.description.as_bytes());
        self.text.put("|").number(base + gene.leader).put("|").number(base).put("|").number(residue);
        self.text.put("|").put(&protein.amino_acids).put("|").put(&protein.codons).put("|");
        self.ending(transcript);
    }

    /// What one or two exchanged bases do to their codon.
    fn substituted(&mut self, gene: &Gene, removed: &[u8], offset: usize, residue: u64) -> Protein {
        let added = if gene.reverse {
            codon::other_strand(self.change.added())
        } else {
            self.change.added().to_vec()
        };
        let before = codon::around(removed, offset, self.random);
        let mut after = before;
        codon::put(&mut after, &added, offset);
        let (old, new) = (amino_acid(before), amino_acid(after));
        let mut description = Text::default();
        description.put(three_letters(old)).number(residue);
        let (term, impact) = match new {
            _ if new == old => ("synonymous_variant", "LOW"),
            b'*' => ("stop_gained", "HIGH"),
            _ => ("missense_variant", "MODERATE"),
        };
        description.put(if new == old { "%3D" } else { three_letters(new) });
        let letters = if new == old { vec![old] } else { vec![old, b'/', new] };
        let marked = |codon: codon::Codon| {
            let changed = offset..offset + removed.len();
            let case = |(at, base): (usize, u8)| {
                if changed.contains(&at) { base } else { base.to_ascii_lowercase() }
            };
            text_of(&codon.into_iter().enumerate().map(case).collect::<Vec<u8>>())
        };
        let codons = format!("{}/{}", marked(before), marked(after));
        Protein { term, impact, description, amino_acids: text_of(&letters), codons }
    }

    /// What gained or lost bases do to the protein.
    fn shifted(&mut self, residue: u64) -> Protein {
        let mut any = || three_letters(amino_acid(codon::around(b"", 0, self.random)));
        let (first, second, third) = (any(), any(), any());
        let mut description = Text::default();
        description.put(first).number(residue);
        let length = self.change.length_change() as u64;
        let (term, impact) = match (length % 3, self.change.class) {
            (0, Class::Insertion) => {
                description.put("_").put(second).number(residue + 1).put("ins");
                for _ in 0..length / 3 {
                    description.put(third);
                }
                ("inframe_insertion", "MODERATE")
            }
            (0, _) => {
                if length > 3 {
                    description.put("_").put(second).number(residue + length / 3 - 1);
                }
                description.put("del");
                ("inframe_deletion", "MODERATE")
            }
            _ => {
                let until = self.random.between(2, 60);
                description.put(second).put("fsTer").number(until);
                ("frameshift_variant", "HIGH")
            }
        };
        Protein { term, impact, description, amino_acids: String::new(), codons: String::new() }
    }

    /// Allele, consequence and impact.
    fn begin(&mut self, term: &str, impact: &str) -> &mut Text {
        let allele: &[u8] = match self.change.class {
            Class::Deletion => b"-",
            _ => self.change.added(),
        };
        self.text.bytes(allele).put("|").put(term).put("|").put(impact)
    }

    /// From the known variants of this place to the end, for a transcript that the change lies in.
    fn ending(&mut self, transcript: &Transcript) {
        self.existing().put("||").put(transcript.strand);
        self.class().put("|").put(&transcript.tail);
        self.frequencies();
    }

    fn existing(&mut self) -> &mut Text {
        self.known.id(self.text);
        self.text
    }

    fn class(&mut self) -> &mut Text {
        self.text.put(self.change.class_word())
    }

    fn frequencies(&mut self) {
        self.known.frequencies(self.text);
    }
}

/// A change of the protein in the words of the annotation.
struct Protein {
    term: &'static str,
    impact: &'static str,
    description: Text,
    amino_acids: String,
    codons: String,
}

fn text_of(letters: &[u8]) -> String {
    String::from_utf8_lossy(letters).into_owned()
}
