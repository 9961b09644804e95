//! Fusions, as Arriba, STAR-Fusion, FusionCatcher and PCGR name their columns.

use board::variant::Issue;
use board::variant::allele::Side;

use super::columns::{Cells, Column, Columns, value, whole};

/// Where a table of fusions holds what. Each of these tables puts the gene at the 5' end of the transcript first.
#[derive(Clone, Debug)]
pub struct Layout {
    genes: Genes,
    breakpoints: [Column; 2],
    /// Arriba: on which side of the breakpoint the partner is.
    directions: Option<[Column; 2]>,
    /// Arriba: strand of the gene and strand that is transcribed.
    strands: Option<[Column; 2]>,
    columns: usize,
}

/// Which columns name the genes.
#[derive(Clone, Debug)]
enum Genes {
    /// One for each.
    Two([Column; 2]),
    /// `EML4--ALK`.
    Pair(Column),
}

/// A place, with the strand that is transcribed where that is told.
struct Breakpoint<'a> {
    chrom: &'a str,
    pos: u64,
    forward: Option<bool>,
}

impl Layout {
    /// The layout of a table that names genes and breakpoints.
    pub fn of(columns: &mut Columns<'_>) -> Option<Self> {
        let mut two = |first: &[&str], second: &[&str]| Some([columns.find(first)?, columns.find(second)?]);
        let breakpoints = two(
            &["leftbreakpoint", "breakpoint1", "fusionpointforgene15endfusionpartner", "fiveprimebreakpoint"],
            &[
                "rightbreakpoint",
                "breakpoint2",
                "fusionpointforgene23endfusionpartner",
                "threeprimebreakpoint",
            ],
        )?;
        let named = two(
            &["leftgene", "gene1", "gene1symbol5endfusionpartner", "fiveprimegene"],
            &["rightgene", "gene2", "gene2symbol3endfusionpartner", "threeprimegene"],
        );
        let directions = two(&["direction1"], &["direction2"]);
        let strands = two(&["strand1genefusion"], &["strand2genefusion"]);
        let pair = columns.find(&["fusiongene", "fusionname", "fusion"]);
        let genes = named.map(Genes::Two).or(pair.map(Genes::Pair))?;
        Some(Self { genes, breakpoints, directions, strands, columns: columns.count() })
    }

    /// The line of a variant file that a fusion stands for: a breakend where the sides of the breakpoints are told, else
    /// a symbolic allele. Its place is the breakpoint of the gene named first.
    ///
    /// # Errors
    /// The issue for which the line is quarantined.
    pub fn line(&self, text: &str) -> Result<String, Issue> {
        let cells = Cells::of(text, self.columns)?;
        let [first, second] = &self.breakpoints;
        let (one, two) = (cells.needed(first, breakpoint)?, cells.needed(second, breakpoint)?);
        let (chrom, pos, at) = (one.chrom, one.pos, format!("{}:{}", two.chrom, two.pos));
        let alt = match self.sides(&cells, &one, &two) {
            Some((Side::Left, Side::Right)) => format!("N[{at}["),
            Some((Side::Left, Side::Left)) => format!("N]{at}]"),
            Some((Side::Right, Side::Left)) => format!("]{at}]N"),
            Some((Side::Right, Side::Right)) => format!("[{at}[N"),
            None => "<FUSION>".to_owned(),
        };
        let place =
            format!("{chrom}\t{pos}\t.\tN\t{alt}\t.\t.\tSVTYPE=FUS;CHR2={};POS2={}", two.chrom, two.pos);
        let Some([five, three]) = self.genes(&cells)? else {
            return Ok(place);
        };
        Ok(match self.is_ordered(&cells) {
            true => format!("{place};FIVE_PRIME={five};THREE_PRIME={three}"),
            false => format!("{place};GENE={five}/{three}"),
        })
    }

    /// What is kept beside each breakpoint: by Arriba's directions, else by the strands that are transcribed.
    fn sides(&self, cells: &Cells<'_>, one: &Breakpoint<'_>, two: &Breakpoint<'_>) -> Option<(Side, Side)> {
        if let Some([first, second]) = &self.directions {
            let side = |column| match cells.get(column)? {
                // The partner is joined at the higher coordinate: what lies below is kept.
                "downstream" => Some(Side::Left),
                "upstream" => Some(Side::Right),
                _ => None,
            };
            return Some((side(first)?, side(second)?));
        }
        let kept_before = |forward| if forward { Side::Left } else { Side::Right };
        Some((kept_before(one.forward?), kept_before(!two.forward?)))
    }

    /// Whether the first gene is the one at the 5' end: Arriba cannot tell where it could not predict the strands.
    fn is_ordered(&self, cells: &Cells<'_>) -> bool {
        self.strands
            .iter()
            .flatten()
            .all(|column| cells.get(column).is_none_or(|strands| !strands.ends_with("/.")))
    }

    fn genes(&self, cells: &Cells<'_>) -> Result<Option<[String; 2]>, Issue> {
        match &self.genes {
            Genes::Two([first, second]) => {
                let (first, second) = (cells.get(first).and_then(gene), cells.get(second).and_then(gene));
                Ok(first.zip(second).map(<[String; 2]>::from))
            }
            Genes::Pair(column) => {
                let pair = |cell: &str| {
                    let (first, second) = cell.split_once("--").or_else(|| cell.split_once("::"))?;
                    Some([gene(first)?, gene(second)?])
                };
                cells.needed(column, pair).map(Some)
            }
        }
    }
}

/// The name of a gene: STAR-Fusion adds its identifier, Arriba the distances of the genes beside a breakpoint between them.
fn gene(cell: &str) -> Option<String> {
    let without_id = cell.split('^').next().unwrap_or("");
    let names = without_id.split(',').map(|name| name.split('(').next().unwrap_or("").trim());
    let names: Vec<&str> = names.filter(|name| !name.is_empty()).collect();
    value(&names.join("/")).map(str::to_owned)
}

/// `chr2:42295516`, `chr2:42295516:+`.
fn breakpoint(cell: &str) -> Option<Breakpoint<'_>> {
    let mut parts = cell.split(':');
    let (chrom, pos) = (parts.next()?, whole(parts.next()?)?);
    let forward = match parts.next() {
        Some("+") => Some(true),
        Some("-") => Some(false),
        _ => None,
    };
    (!chrom.is_empty() && pos > 0).then_some(Breakpoint { chrom, pos, forward })
}
