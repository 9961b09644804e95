//! The annotation entries of a line, and to which allele each belongs.

use std::borrow::Cow;

use board::variant::{Consequence, Fact, FactSource, Issue, Transcript, TranscriptChoice, allele};

use super::split::{pipes_and_commas, places};
use super::terms::{Terms, terms};
use super::{Layout, decode};
use crate::hgvs;
use crate::issues::{excerpt, note};

/// Entries of one line that are read; a structural variant across many genes has some ten thousand.
const MOST_ENTRIES: usize = 50_000;

/// The entries of one line, split into fields.
#[derive(Clone, Copy)]
pub struct Entries<'a> {
    layout: &'a Layout,
    value: &'a str,
    /// For each entry where it starts, and then where each of its fields ends.
    bounds: &'a [u32],
}

/// One entry.
#[derive(Clone, Copy)]
pub struct Entry<'a> {
    layout: &'a Layout,
    value: &'a str,
    bounds: &'a [u32],
}

/// The alleles of a line, as written.
#[derive(Clone, Copy)]
pub struct Alleles<'a> {
    pub reference: &'a str,
    pub alts: &'a [&'a str],
}

/// For each entry of a line where it starts, and then where each of its fields ends.
#[derive(Default)]
pub struct Bounds {
    /// The bounds, then room that longer lines before took.
    room: Vec<u32>,
    length: usize,
}

impl Bounds {
    /// All of them.
    fn all(&self) -> &[u32] {
        self.room.get(..self.length).unwrap_or_default()
    }

    /// Appends a bound.
    fn push(&mut self, bound: u32) {
        if self.room.len() == self.length {
            self.room.resize(2 * self.length + 1, 0);
        }
        if let Some(room) = self.room.get_mut(self.length) {
            *room = bound;
            self.length += 1;
        }
    }

    /// Appends a bound for each bit, each `from` its place on.
    fn push_places(&mut self, from: u32, mut bits: u64) {
        const MOST: usize = u64::BITS as usize;
        if self.room.len() < self.length + MOST {
            self.room.resize(2 * self.length + MOST, 0);
        }
        for bound in self.room.iter_mut().skip(self.length).take(MOST) {
            if bits == 0 {
                break;
            }
            *bound = from + bits.trailing_zeros();
            bits &= bits - 1;
            self.length += 1;
        }
    }
}

/// Finds where the fields of the value of CSQ or ANN end. An entry with another number of fields than declared is
/// reported and left out: its fields could be shifted.
pub fn split(layout: &Layout, value: &str, bounds: &mut Bounds, issues: &mut Vec<Issue>) {
    bounds.length = 0;
    bounds.push(0);
    let fields = layout.fields;
    let mut splitter = Splitter { fields, bounds, first: 0, surplus: 0, entries: 0, issues };
    pipes_and_commas(value.as_bytes(), |from, pipes, commas| {
        let (from, mut pipes) = (from as u32, pipes);
        for comma in places(commas) {
            let before = (1 << comma) - 1;
            splitter.fields(from, pipes & before);
            splitter.entry(from + comma);
            pipes &= !before;
        }
        splitter.fields(from, pipes);
    });
    splitter.entry(value.len() as u32);
    let Splitter { bounds, entries, .. } = splitter;
    bounds.length -= 1;
    if entries > MOST_ENTRIES {
        let (found, used) = (entries as u64, MOST_ENTRIES as u64);
        note(issues, Issue::AnnotationEntriesTooMany { found, used });
    }
}

/// The splitting of entries under way.
struct Splitter<'s> {
    /// Fields that an entry must have.
    fields: usize,
    bounds: &'s mut Bounds,
    /// Where the bounds of the present entry begin.
    first: usize,
    /// Fields of the present entry that are counted, not kept: it has too many anyway.
    surplus: usize,
    entries: usize,
    issues: &'s mut Vec<Issue>,
}

impl Splitter<'_> {
    /// Fields end `from` there where the bits are set.
    fn fields(&mut self, from: u32, pipes: u64) {
        if self.bounds.length - self.first > self.fields + 64 {
            self.surplus += pipes.count_ones() as usize;
        } else {
            self.bounds.push_places(from, pipes);
        }
    }

    /// The present entry ends at `at`.
    fn entry(&mut self, at: u32) {
        self.bounds.push(at);
        let found = self.bounds.length - self.first - 1 + self.surplus;
        self.entries += 1;
        if self.entries > MOST_ENTRIES || found != self.fields {
            self.bounds.length = self.first;
        }
        if self.entries <= MOST_ENTRIES && found != self.fields {
            let (found, declared) = (found as u64, self.fields as u64);
            note(self.issues, Issue::AnnotationFieldCount { found, declared });
        }
        (self.first, self.surplus) = (self.bounds.length, 0);
        self.bounds.push(at + 1);
    }
}

impl<'a> Entries<'a> {
    /// The entries of `value`, whose fields end at `bounds`, by [`split`].
    pub fn new(layout: &'a Layout, value: &'a str, bounds: &'a Bounds) -> Self {
        Self { layout, value, bounds: bounds.all() }
    }

    /// All entries.
    pub fn iter(self) -> impl Iterator<Item = Entry<'a>> {
        let Self { layout, value, bounds } = self;
        bounds.chunks_exact(layout.fields + 1).map(move |bounds| Entry { layout, value, bounds })
    }

    /// The entries about the alternate allele at `index`.
    pub fn of(self, alleles: Alleles<'_>, index: usize) -> impl Iterator<Item = Entry<'a>> {
        self.iter().filter(move |entry| entry.belongs(alleles, index))
    }

    /// Reports the entries that belong to none of the alleles, terms that the severity table does not have, and
    /// descriptions that are no HGVS.
    pub fn check(self, alleles: Alleles<'_>, known: &mut Terms, issues: &mut Vec<Issue>) {
        for entry in self.iter() {
            if !(0..alleles.alts.len()).any(|index| entry.belongs(alleles, index)) {
                let allele = excerpt(entry.get(self.layout.allele).unwrap_or(""));
                note(issues, Issue::AnnotationAlleleUnmatched { allele });
                continue;
            }
            hgvs::check(entry.hgvs_c().as_deref(), entry.hgvs_p().as_deref(), issues);
            if known.judge(entry.terms()).unknown {
                for term in terms(entry.terms()).filter(|term| Consequence::rank_of(term).is_none()) {
                    note(issues, Issue::ConsequenceUnknown { term: excerpt(term) });
                }
            }
        }
    }

    /// The known variants that the entries name, and the facts they quote, each once.
    pub fn quoted(self, alleles: Alleles<'_>, index: usize) -> (Vec<String>, Vec<Fact>) {
        let (mut ids, mut facts) = (Vec::<String>::new(), Vec::new());
        for entry in self.of(alleles, index) {
            for id in entry.get(self.layout.existing).into_iter().flat_map(|ids| ids.split('&')) {
                if !ids.iter().any(|known| known == id) {
                    ids.push(id.to_owned());
                }
            }
            for (at, source, field) in &self.layout.facts {
                if let Some(value) = entry.get(Some(*at)) {
                    let (field, value) = (field.clone(), decode(value).into_owned());
                    let fact = Fact { source: *source, field, value };
                    if !facts.contains(&fact) {
                        facts.push(fact);
                    }
                }
            }
        }
        (ids, facts)
    }

    /// What the entries quote of one resource first.
    pub fn quoted_of(self, alleles: Alleles<'_>, index: usize, wanted: FactSource) -> Option<&'a str> {
        let fields = self.layout.facts.iter().filter(|(_, source, _)| *source == wanted);
        let mut fields = fields.map(|(at, ..)| *at).peekable();
        fields.peek()?;
        self.of(alleles, index).find_map(|entry| fields.clone().find_map(|at| entry.get(Some(at))))
    }
}

impl<'a> Entry<'a> {
    /// The field at `index`, unless it is missing.
    fn get(&self, index: Option<usize>) -> Option<&'a str> {
        let index = index?;
        let (start, end) = (*self.bounds.get(index)? as usize, *self.bounds.get(index + 1)? as usize);
        // After the first field there is the separator before it.
        let value = self.value.get(start + usize::from(index > 0)..end)?;
        // Blanks around a value are rare, and looking for them at every value takes time.
        let odd = |byte: Option<&u8>| byte.is_some_and(|byte| *byte <= b' ' || *byte >= 0x80);
        let bytes = value.as_bytes();
        let value = if odd(bytes.first()) || odd(bytes.last()) { value.trim() } else { value };
        (!value.is_empty() && value != ".").then_some(value)
    }

    fn own(&self, index: Option<usize>) -> Option<Cow<'a, str>> {
        self.get(index).map(decode)
    }

    /// Whether the entry is about the alternate allele at `index`. An annotation program writes its own spelling of the
    /// allele, without the bases it shares with the reference; of a line with one allele all entries are about that one.
    fn belongs(&self, Alleles { reference, alts }: Alleles<'_>, index: usize) -> bool {
        if alts.len() == 1 {
            return true;
        }
        if let Some(number) = self.get(self.layout.allele_num) {
            return number.parse() == Ok(index + 1);
        }
        let (Some(given), Some(alt)) = (self.get(self.layout.allele), alts.get(index)) else {
            return false;
        };
        if given.eq_ignore_ascii_case(alt) {
            return true;
        }
        // SnpEff's cancer mode writes `ALT-REF`.
        if given.split_once('-').is_some_and(|(first, _)| first.eq_ignore_ascii_case(alt)) {
            return true;
        }
        let or_dash = |bases: &str| given.eq_ignore_ascii_case(if bases.is_empty() { "-" } else { bases });
        let shares_first = alts.iter().all(|alt| alt.get(..1) == reference.get(..1));
        if shares_first && alt.get(1..).is_some_and(or_dash) {
            return true;
        }
        let trimmed = allele::trim(1, reference, alt);
        match trimmed.alt.get(..1) == trimmed.reference.get(..1) {
            true => trimmed.alt.get(1..).is_some_and(or_dash),
            false => or_dash(trimmed.alt),
        }
    }

    /// The consequence terms as written, joined by `&`.
    pub fn terms(&self) -> &'a str {
        self.get(self.layout.consequence).unwrap_or("")
    }

    /// Distance to the transcript in bases, of a place outside it.
    pub fn distance(&self) -> Option<u64> {
        self.get(self.layout.distance)?.parse().ok()
    }

    /// Why this transcript would be the one that is shown.
    pub fn class(&self) -> TranscriptChoice {
        if self.mane_select() {
            TranscriptChoice::ManeSelect
        } else if self.mane_plus_clinical() {
            TranscriptChoice::ManePlusClinical
        } else if self.picked() {
            TranscriptChoice::Picked
        } else if self.canonical() {
            TranscriptChoice::Canonical
        } else {
            TranscriptChoice::MostSevere
        }
    }

    /// What tells entries of one gene from those of others: the symbol, or the identifier.
    pub fn gene_key(&self) -> Option<&'a str> {
        self.get(self.layout.gene).or_else(|| self.get(self.layout.gene_id))
    }

    /// Gene symbol.
    pub fn gene(&self) -> Option<Cow<'a, str>> {
        self.own(self.layout.gene)
    }

    /// Transcript identifier. The accession of the description carries the version that the transcript field often lacks.
    pub fn transcript(&self) -> Option<Cow<'a, str>> {
        let feature = self.own(self.layout.transcript)?;
        match self.get(self.layout.hgvs_c).and_then(|text| text.split_once(':')) {
            Some((accession, _)) if accession.split('.').next() == Some(&*feature) => Some(decode(accession)),
            _ => Some(feature),
        }
    }

    /// Description on the transcript, without its accession.
    pub fn hgvs_c(&self) -> Option<Cow<'a, str>> {
        self.get(self.layout.hgvs_c).map(without_accession)
    }

    /// Description on the protein, without its accession.
    pub fn hgvs_p(&self) -> Option<Cow<'a, str>> {
        self.get(self.layout.hgvs_p).map(without_accession)
    }

    fn mane_select(&self) -> bool {
        self.get(self.layout.mane_select).is_some() || self.get(self.layout.mane) == Some("MANE_Select")
    }

    fn mane_plus_clinical(&self) -> bool {
        self.get(self.layout.mane_plus_clinical).is_some()
            || self.get(self.layout.mane) == Some("MANE_Plus_Clinical")
    }

    /// MANE Select or MANE Plus Clinical.
    pub fn is_mane(&self) -> bool {
        self.mane_select() || self.mane_plus_clinical()
    }

    fn picked(&self) -> bool {
        self.get(self.layout.pick).is_some()
    }

    fn canonical(&self) -> bool {
        let marked = |value: &str| value.eq_ignore_ascii_case("YES") || value == "1";
        self.get(self.layout.canonical).is_some_and(marked)
    }

    /// Everything the entry says of its transcript.
    pub fn whole(&self) -> Transcript {
        let own = |index| self.own(index).map(Cow::into_owned);
        Transcript {
            gene: own(self.layout.gene),
            gene_id: own(self.layout.gene_id),
            transcript: self.transcript().map(Cow::into_owned),
            biotype: own(self.layout.biotype),
            consequence: terms(self.terms()).map(Consequence::new).collect(),
            hgvs_c: self.hgvs_c().map(Cow::into_owned),
            hgvs_p: self.hgvs_p().map(Cow::into_owned),
            exon: own(self.layout.exon),
            intron: own(self.layout.intron),
            mane_select: self.mane_select(),
            mane_plus_clinical: self.mane_plus_clinical(),
            canonical: self.canonical(),
            picked: self.picked(),
        }
    }
}

/// `ENST1.2:c.1A>T` without the accession.
fn without_accession(written: &str) -> Cow<'_, str> {
    decode(written.split_once(':').map_or(written, |(_, description)| description))
}

#[cfg(test)]
mod tests;
