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
mod structural;
mod value;
mod version;

use board::variant::Issue;

use crate::fields::Info;
use crate::header::Header;

use self::filter::Filters;
use self::format::{Formats, Named};
use self::keys::Keys;

pub use self::definition::Definition;
pub use self::meta::{Meta, is_known_alt, is_url};
pub use self::reserved::{format as reserved_format, info as reserved_info};
pub use self::version::Version;

/// The checks of data lines, with what they remember from line to line to be quick.
pub struct Checks<'h> {
    version: Version,
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

    /// Checks what INFO says of structural alleles, by the rules since version 4.4.
    pub fn structural(&self, alts: &[&str], info: &Info<'_>, issues: &mut Vec<Issue>) {
        if self.version >= Version::V4_4 && structural::concerns(alts) {
            structural::check(alts, info, |key| self.infos.is_counted(key), issues);
        }
    }

    /// Checks FORMAT; the sample columns of the line are then checked by what is given.
    pub fn format<'c>(
        &'c mut self,
        format: &str,
        alleles: Alleles,
        issues: &'c mut Vec<Issue>,
    ) -> SampleChecks<'c> {
        let keys = self.formats.keys_of(format, issues);
        SampleChecks { keys, alts: alleles.alts, version: self.version, issues }
    }
}

/// The checks of the sample columns of one line.
pub struct SampleChecks<'c> {
    keys: &'c [Named],
    /// Number of alternate alleles of the line.
    alts: usize,
    version: Version,
    issues: &'c mut Vec<Issue>,
}

impl SampleChecks<'_> {
    /// Checks the column of the sample `name`: its `text`, the values of it that have a key, and what comes after them.
    pub fn sample(&mut self, name: &str, text: &str, values: &[&str], surplus: Option<&str>) {
        let Self { alts, version, .. } = *self;
        let sample = sample::Sample { name, text, values, surplus, alts, version };
        sample::check(&sample, self.keys, self.issues);
    }
}

#[cfg(test)]
mod tests;
