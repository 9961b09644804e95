//! Consequence annotation: CSQ and ANN by the order of fields that the header declares.

mod choose;
mod entry;
mod facts;
mod split;
mod terms;

use board::variant::{AnnotationSource, FactSource};

pub use self::choose::{Chosen, choose, in_order};
pub use self::entry::{Alleles, Bounds, Entries, split};
pub use self::facts::{decode, highest_frequency, info_fact, info_source};
pub use self::terms::{Terms, terms};

/// Which field of an annotation entry holds what; `None` where the file does not have it.
#[derive(Clone, Debug)]
pub struct Layout {
    pub source: AnnotationSource,
    /// Number of fields of an entry.
    pub fields: usize,
    allele: Option<usize>,
    allele_num: Option<usize>,
    consequence: Option<usize>,
    gene: Option<usize>,
    gene_id: Option<usize>,
    transcript: Option<usize>,
    biotype: Option<usize>,
    exon: Option<usize>,
    intron: Option<usize>,
    hgvs_c: Option<usize>,
    hgvs_p: Option<usize>,
    mane: Option<usize>,
    mane_select: Option<usize>,
    mane_plus_clinical: Option<usize>,
    canonical: Option<usize>,
    pick: Option<usize>,
    distance: Option<usize>,
    existing: Option<usize>,
    facts: Vec<(usize, FactSource, String)>,
}

impl Layout {
    /// The layout that the description of INFO field `id` declares, if it does.
    pub fn declared(id: &str, description: &str) -> Option<Self> {
        let (source, list) = match id {
            "CSQ" => (AnnotationSource::Csq, description.split_once("Format:")?.1),
            _ => (AnnotationSource::Ann, description.split_once('\'').map_or(description, |(_, list)| list)),
        };
        let list = list.trim().trim_matches(['\'', '"', ' ']);
        let names: Vec<&str> = list.split('|').map(str::trim).collect();
        if names.len() < 2 {
            return None;
        }
        let at = |wanted: &[&str]| {
            wanted.iter().find_map(|name| names.iter().position(|given| given.eq_ignore_ascii_case(name)))
        };
        let facts = names.iter().enumerate().filter_map(|(index, name)| {
            facts::field_source(name).map(|source| (index, source, format!("{id}/{name}")))
        });
        Some(Self {
            source,
            fields: names.len(),
            allele: at(&["Allele"]),
            allele_num: at(&["ALLELE_NUM"]),
            consequence: at(&["Consequence", "Annotation"]),
            gene: at(&["SYMBOL", "Gene_Name"]),
            gene_id: at(&["Gene", "Gene_ID"]),
            transcript: at(&["Feature", "Feature_ID"]),
            biotype: at(&["BIOTYPE", "Transcript_BioType"]),
            exon: at(&["EXON", "Rank"]),
            intron: at(&["INTRON"]),
            hgvs_c: at(&["HGVSc", "HGVS.c"]),
            hgvs_p: at(&["HGVSp", "HGVS.p"]),
            mane: at(&["MANE"]),
            mane_select: at(&["MANE_SELECT"]),
            mane_plus_clinical: at(&["MANE_PLUS_CLINICAL"]),
            canonical: at(&["CANONICAL"]),
            pick: at(&["PICK", "FLAG_PICK"]),
            distance: at(&["DISTANCE", "Distance"]),
            existing: at(&["Existing_variation"]),
            facts: facts.collect(),
        })
    }

    /// The INFO key that holds the entries.
    pub fn key(&self) -> &'static str {
        match self.source {
            AnnotationSource::Csq => "CSQ",
            AnnotationSource::Ann => "ANN",
        }
    }
}
