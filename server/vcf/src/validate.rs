//! Validation by the rules of the file's version, beyond what is needed to read a line.
//!
//! `docs/operating/vcf-checks.md` lists every rule with its severity and its source. What is checked here never keeps
//! a line from being used; a clean line costs no memory.

mod alternate;
mod cardinality;
mod definition;
mod filter;
mod format;
mod genotype;
mod identifier;
mod info;
mod keys;
mod meta;
mod reserved;
mod sample;
mod value;
mod version;

use board::variant::Issue;

use crate::fields::Info;
use crate::header::Header;

use self::filter::Filters;
use self::format::Formats;
use self::keys::Keys;

pub use self::definition::Definition;
pub use self::meta::{Meta, is_known_alt, is_url};
pub use self::reserved::{format as reserved_format, info as reserved_info};
pub use self::version::Version;

/// The checks of data lines, with what they remember from line to line to be quick.
pub struct Checks<'h> {
    version: Version,
    samples: &'h [String],
    filters: Filters<'h>,
    infos: Keys<'h>,
    formats: Formats<'h>,
}

/// What a data line is known by when its other columns are checked.
#[derive(Clone, Copy, Debug)]
pub struct Alleles {
    /// 1-based position.
    pub pos: u64,
    /// Number of alternate alleles.
    pub alts: usize,
    /// One of them is a breakend, whose other end may lie anywhere.
    pub breakend: bool,
}

impl Alleles {
    /// What the position and the alternate alleles of a line say of its other columns; `.` is no allele.
    pub fn of(pos: u64, alts: &[&str]) -> Self {
        let none = matches!(alts, [] | ["."]);
        let breakend =
            alts.iter().any(|alt| alt.contains(['[', ']']) || (alt.len() > 1 && alt.contains('.')));
        Self { pos, alts: if none { 0 } else { alts.len() }, breakend }
    }
}

impl<'h> Checks<'h> {
    pub fn new(header: &'h Header) -> Self {
        Self {
            version: header.version,
            samples: &header.samples,
            filters: Filters::new(&header.filters),
            infos: Keys::of_info(header),
            formats: Formats::new(Keys::of_format(header)),
        }
    }

    /// Checks ID.
    pub fn ids(&self, ids: &str, issues: &mut Vec<Issue>) {
        identifier::check(ids, issues);
    }

    /// Checks ALT, beyond the spelling of each allele.
    pub fn alternates(&self, alts: &[&str], issues: &mut Vec<Issue>) {
        alternate::check(alts, issues);
    }

    /// Checks FILTER.
    pub fn filter(&mut self, filter: &str, issues: &mut Vec<Issue>) {
        self.filters.check(filter, issues);
    }

    /// Checks the keys and values of INFO.
    pub fn info(&mut self, info: &Info<'_>, alleles: Alleles, issues: &mut Vec<Issue>) {
        self.infos.turn_to(info.habit());
        info::check(&mut self.infos, info.fields(), alleles, issues);
    }

    /// Checks FORMAT and the sample columns, `texts`.
    pub fn samples<'t>(
        &mut self,
        format: &str,
        texts: impl IntoIterator<Item = &'t str>,
        alleles: Alleles,
        issues: &mut Vec<Issue>,
    ) {
        let keys = self.formats.keys_of(format, issues);
        for (name, text) in self.samples.iter().zip(texts) {
            sample::check(
                &sample::Sample { name, text, alts: alleles.alts, version: self.version },
                keys,
                issues,
            );
        }
    }
}

#[cfg(test)]
mod tests;
