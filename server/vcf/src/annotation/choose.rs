//! Which of an allele's transcripts is shown first, of each gene and of all.

use std::collections::HashMap;

use board::variant::{GeneChoice, Transcript, TranscriptChoice};

use super::decode;
use super::entry::{Alleles, Entries, Entry};
use super::terms::Terms;

/// Genes that are looked for one by one; of more it is remembered where they are.
const FEW: usize = 16;

/// The shown transcript of an allele, and one that must not be hidden behind it.
#[derive(Clone, Copy)]
pub struct Chosen<'a> {
    pub shown: Entry<'a>,
    pub choice: TranscriptChoice,
    /// The most severe other one, of any gene, when that is more severe than the shown one.
    pub more_severe: Option<Entry<'a>>,
}

/// How an entry is judged.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Judged {
    class: TranscriptChoice,
    severity: u16,
    /// Place among the allele's entries.
    at: usize,
}

impl Judged {
    fn of(entry: &Entry<'_>, at: usize, terms: &mut Terms) -> Self {
        Self { class: entry.class(), severity: terms.judge(entry.terms()).severity, at }
    }

    /// How the entries of one gene are put in order: MANE Select, then MANE Plus Clinical, then what the program picked,
    /// then canonical; among equals the most severe consequence, then the order of the file.
    fn within_gene(self) -> impl Ord {
        (self.class, self.severity, self.at)
    }

    /// How the entries that stand for their genes are put in order, and the one found that is hidden: the most severe
    /// first.
    fn by_severity(self) -> impl Ord {
        (self.severity, self.class, self.at)
    }
}

/// The entries of one gene: the one that stands for it, and the most severe one.
struct Gene<'a> {
    key: Option<&'a str>,
    best: (Judged, Entry<'a>),
    worst: (Judged, Entry<'a>),
}

/// The genes met so far, found again by their keys.
#[derive(Default)]
struct Genes<'a> {
    genes: Vec<Gene<'a>>,
    /// Where each gene is, once there are many.
    places: HashMap<Option<&'a str>, usize>,
}

impl<'a> Genes<'a> {
    fn take(&mut self, judged: Judged, entry: Entry<'a>) {
        let key = entry.gene_key();
        let place = match self.genes.len() <= FEW {
            // Entries of one gene mostly follow each other.
            true => self.genes.iter().rposition(|gene| gene.key == key),
            false => self.places.get(&key).copied(),
        };
        if let Some(gene) = place.and_then(|place| self.genes.get_mut(place)) {
            if judged.within_gene() < gene.best.0.within_gene() {
                gene.best = (judged, entry);
            }
            if judged.by_severity() < gene.worst.0.by_severity() {
                gene.worst = (judged, entry);
            }
            return;
        }
        self.genes.push(Gene { key, best: (judged, entry), worst: (judged, entry) });
        if self.genes.len() == FEW + 1 {
            self.places = places(&self.genes);
        } else if self.genes.len() > FEW {
            self.places.insert(key, self.genes.len() - 1);
        }
    }
}

fn places<'a>(genes: &[Gene<'a>]) -> HashMap<Option<&'a str>, usize> {
    genes.iter().enumerate().map(|(place, gene)| (gene.key, place)).collect()
}

/// The genes that an allele touches, that of the shown transcript first.
fn genes<'a>(entries: Entries<'a>, alleles: Alleles<'_>, index: usize, terms: &mut Terms) -> Vec<Gene<'a>> {
    let mut found = Genes::default();
    for (at, entry) in entries.of(alleles, index).enumerate() {
        found.take(Judged::of(&entry, at, terms), entry);
    }
    found.genes.sort_by_key(|gene| gene.best.0.by_severity());
    found.genes
}

/// The transcript that is shown of the alternate allele at `index`; none without any. Each gene has one that stands for
/// it; of these the most severe one is shown.
pub fn choose<'a>(
    entries: Entries<'a>,
    alleles: Alleles<'_>,
    index: usize,
    terms: &mut Terms,
) -> Option<Chosen<'a>> {
    let genes = genes(entries, alleles, index, terms);
    let (judged, shown) = genes.first()?.best;
    let worst = genes.iter().map(|gene| gene.worst).min_by_key(|(judged, _)| judged.by_severity());
    let more_severe = worst.filter(|(worst, _)| worst.severity < judged.severity).map(|(_, entry)| entry);
    Some(Chosen { shown, choice: judged.class, more_severe })
}

/// All transcripts of the alternate allele at `index`, gene by gene, the shown one first, and what is chosen of each gene.
pub fn in_order(
    entries: Entries<'_>,
    alleles: Alleles<'_>,
    index: usize,
    terms: &mut Terms,
) -> (Vec<Transcript>, Vec<GeneChoice>) {
    let genes = genes(entries, alleles, index, terms);
    let places = places(&genes);
    let entries = entries.of(alleles, index).enumerate();
    let found = entries.filter_map(|(at, entry)| {
        Some((*places.get(&entry.gene_key())?, Judged::of(&entry, at, terms), entry))
    });
    let mut found: Vec<(usize, Judged, Entry<'_>)> = found.collect();
    found.sort_by_key(|(gene, judged, _)| (*gene, judged.within_gene()));
    let mut choices: Vec<GeneChoice> = Vec::with_capacity(genes.len());
    for (at, (gene, judged, _)) in (0..).zip(&found) {
        let Some(Gene { key, best: (best, _), worst: (worst, _) }) = genes.get(*gene) else {
            continue;
        };
        if choices.len() == *gene {
            let gene = key.map(|key| decode(key).into_owned());
            choices.push(GeneChoice { gene, transcript: at, choice: best.class, more_severe: None });
        }
        if judged == worst && worst.severity < best.severity {
            choices.last_mut().map(|choice| choice.more_severe.insert(at));
        }
    }
    (found.into_iter().map(|(_, _, entry)| entry.whole()).collect(), choices)
}

#[cfg(test)]
mod tests {
    use super::super::Layout;
    use super::super::entry::{Bounds, split};
    use super::*;

    const ALLELES: Alleles<'_> = Alleles { reference: "A", alts: &["C"] };

    struct Seen {
        choice: TranscriptChoice,
        names: Vec<String>,
        more_severe: Option<String>,
        genes: Vec<GeneChoice>,
    }

    fn seen(value: &str) -> Seen {
        let layout =
            Layout::declared("CSQ", "Format: Feature|Consequence|MANE_SELECT|CANONICAL|SYMBOL|Gene").unwrap();
        let mut bounds = Bounds::default();
        split(&layout, value, &mut bounds, &mut Vec::new());
        let (entries, mut terms) = (Entries::new(&layout, value, &bounds), Terms::default());
        let chosen = choose(entries, ALLELES, 0, &mut terms).unwrap();
        let (all, genes) = in_order(entries, ALLELES, 0, &mut terms);
        let names: Vec<String> = all.into_iter().filter_map(|transcript| transcript.transcript).collect();
        assert_eq!(chosen.shown.transcript().as_deref(), names.first().map(String::as_str));
        let more_severe = chosen.more_severe.and_then(|entry| entry.whole().transcript);
        Seen { choice: chosen.choice, names, more_severe, genes }
    }

    fn gene(name: &str, transcript: u32, choice: TranscriptChoice, more_severe: Option<u32>) -> GeneChoice {
        GeneChoice { gene: Some(name.to_owned()), transcript, choice, more_severe }
    }

    #[test]
    fn mane_is_shown_first_and_a_more_severe_transcript_stays_visible() {
        let seen =
            seen("other|stop_gained|||A|,canonical|missense_variant||YES|A|,mane|intron_variant|NM_1.1||A|");
        assert_eq!(seen.choice, TranscriptChoice::ManeSelect);
        assert_eq!(seen.names, ["mane", "canonical", "other"]);
        assert_eq!(seen.more_severe.as_deref(), Some("other"));
        assert_eq!(seen.genes, [gene("A", 0, TranscriptChoice::ManeSelect, Some(2))]);
    }

    #[test]
    fn without_any_mark_the_most_severe_is_shown() {
        let seen = seen("a|intron_variant|||A|,b|splice_donor_variant|||A|");
        assert_eq!(seen.choice, TranscriptChoice::MostSevere);
        assert_eq!(seen.names, ["b", "a"]);
        assert_eq!(seen.more_severe, None);
        assert_eq!(seen.genes, [gene("A", 0, TranscriptChoice::MostSevere, None)]);
    }

    #[test]
    fn of_several_genes_the_one_hit_hardest_is_shown_and_each_keeps_its_choice() {
        let seen = seen(
            "a1|downstream_gene_variant|NM_1.1||NEAR|,b1|missense_variant|NM_2.1||HIT|,b2|stop_gained|||HIT|",
        );
        assert_eq!(seen.names, ["b1", "b2", "a1"]);
        assert_eq!(seen.more_severe.as_deref(), Some("b2"));
        let expected = [
            gene("HIT", 0, TranscriptChoice::ManeSelect, Some(1)),
            gene("NEAR", 2, TranscriptChoice::ManeSelect, None),
        ];
        assert_eq!(seen.genes, expected);
    }

    #[test]
    fn a_change_in_the_promoter_of_tert_stays_among_the_genes_beside_a_worse_placed_transcript() {
        let seen =
            seen("x|non_coding_transcript_exon_variant|||LINC|,t|upstream_gene_variant|NM_198253.3||TERT|");
        assert_eq!(seen.names, ["x", "t"]);
        let expected = [
            gene("LINC", 0, TranscriptChoice::MostSevere, None),
            gene("TERT", 1, TranscriptChoice::ManeSelect, None),
        ];
        assert_eq!(seen.genes, expected);
    }

    #[test]
    fn each_of_very_many_genes_keeps_its_own_choice() {
        let entries: Vec<String> =
            (0..90).map(|at| format!("t{at}|intron_variant|||G{}|", at % 45)).collect();
        let seen = seen(&entries.join(","));
        assert_eq!(seen.genes.len(), 45);
        let expected = gene("G44", 88, TranscriptChoice::MostSevere, None);
        assert_eq!(
            (seen.genes.last(), &seen.names[88..]),
            (Some(&expected), &["t44".to_owned(), "t89".to_owned()][..])
        );
    }

    #[test]
    fn a_gene_without_symbol_is_known_by_its_identifier_and_what_lies_between_genes_by_nothing() {
        let seen = seen("|intergenic_variant||||,e|intron_variant||||ENSG01");
        let expected = [
            gene("ENSG01", 0, TranscriptChoice::MostSevere, None),
            GeneChoice { gene: None, transcript: 1, choice: TranscriptChoice::MostSevere, more_severe: None },
        ];
        assert_eq!(seen.genes, expected);
    }
}
