//! Somatic, germline or undetermined, by the caller's own marks.
//!
//! | mark | germline | somatic, where a normal was seen | undetermined |
//! |---|---|---|---|
//! | FILTER | `germline`, `germline_risk`, `GERMLINE` (Mutect2, DRAGEN, DeepSomatic), `max_germline_vaf` and its like (SAGE) | | `panel_of_normals`, `normal_artifact` and their like: seen in normals, by inheritance or by artefact |
//! | INFO GermlineFilterDatabase, GermlineFilterProxi (Pisces) | `True` | | |
//! | INFO GermlineStatus (DRAGEN, TruSight Oncology 500) | `Germline…` | `Somatic` | |
//! | INFO Germline (flag) | set | | |
//! | INFO SS (VarScan), FORMAT SS of the tumour (SomaticSniper, MuSE, RADIA, Pindel) | `1` | `2` | others: wild type, loss of heterozygosity, edited RNA, unknown |
//! | INFO STATUS (VarDict) | `Germline` | `StrongSomatic`, `LikelySomatic` | others: loss of heterozygosity, one sample alone, … |
//! | INFO PROB_* (Varlociraptor), as probabilities | more than half on events named GERMLINE | more than half on events named SOMATIC but not NORMAL | otherwise |
//! | INFO NT (Strelka2) | | | the normal's genotype is not the reference |
//! | INFO SOMATIC (Strelka2, Manta, VarScan, LoFreq, Scalpel, MuSE, Octopus, Delly) | | set | |
//! | FILTER `PASS` of Mutect2, DRAGEN, SAGE, TNscope, TNhaplotyper2, CaVEMan, ClairS | | stands | |
//! | HaplotypeCaller, DeepVariant, Haplotyper, GATK gCNV, Strelka2's germline workflow, DRAGEN without a tumour | in a file without a tumour | | in a file with one |
//!
//! Marks of germline count always; marks of somatic only where the caller saw a normal, because from a tumour alone it cannot know. Of
//! several marks the first in this order counts.

use board::variant::{Caller, Origin};

use crate::fields::Info;

/// What a line is judged by.
#[derive(Clone, Copy)]
pub struct Marks<'a> {
    pub info: &'a Info<'a>,
    /// Index of the alternate allele, from 0.
    pub index: usize,
    pub filter: &'a str,
    /// What [`by_filter`] says of it.
    pub by_filter: Option<Origin>,
    /// The tumour's FORMAT SS.
    pub somatic_status: Option<&'a str>,
    pub run: Run,
}

/// What a file's caller was run on.
#[derive(Clone, Copy, Debug, Default)]
pub struct Run {
    pub caller: Option<Caller>,
    /// The caller looks for inherited variants.
    pub germline: bool,
    /// The file has a normal beside the tumour, or no column at all.
    pub paired: bool,
    /// The file has a tumour column.
    pub tumour: bool,
}

/// The origin of a line.
pub fn origin(marks: &Marks<'_>) -> Origin {
    let marked = marks.by_filter.or_else(|| by_keys(marks)).or_else(|| by_caller(marks));
    match marked {
        Some(Origin::Somatic) if !marks.run.saw_normal() => Origin::Undetermined,
        marked => marked.unwrap_or(Origin::Undetermined),
    }
}

impl Run {
    /// ClairS has one column, and a normal in it.
    fn saw_normal(self) -> bool {
        self.paired || self.caller == Some(Caller::ClairS)
    }
}

/// Which keys of INFO a line has that can mark its origin.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MarkKeys {
    database: bool,
    status: bool,
    probability: bool,
    flag: bool,
}

impl MarkKeys {
    /// Any of them may be there.
    pub const ANY: Self = Self { database: true, status: true, probability: true, flag: true };

    /// Those of a line with `keys`.
    pub fn among<'a>(keys: impl Iterator<Item = &'a str>) -> Self {
        let mut found = Self::default();
        for key in keys {
            match key {
                "GermlineFilterDatabase" | "GermlineFilterProxi" | "Germline" | "GermlineStatus" => {
                    found.database = true;
                }
                "SS" | "STATUS" => found.status = true,
                "SOMATIC" => found.flag = true,
                _ => found.probability |= key.starts_with("PROB_"),
            }
        }
        found
    }
}

/// Marks that INFO and the tumour's column hold.
fn by_keys(marks: &Marks<'_>) -> Option<Origin> {
    let MarkKeys { database, status, probability, flag } = marks.info.mark_keys();
    let by_database = database.then(|| by_database(marks.info)).flatten();
    let by_status = || (status || marks.somatic_status.is_some()).then(|| by_status(marks)).flatten();
    let by_probability = || probability.then(|| by_probability(marks)).flatten();
    let by_flag = || flag.then(|| by_flag(marks)).flatten();
    by_database.or_else(by_status).or_else(by_probability).or_else(by_flag)
}

/// The mark that FILTER holds.
pub fn by_filter(filter: &str) -> Option<Origin> {
    if matches!(filter, "PASS" | ".") {
        return None;
    }
    const GERMLINE: [&str; 10] = [
        "germline",
        "germline_risk",
        "Germline",
        "GERMLINE",
        "max_germline_vaf",
        "max_germline_rel_raw_base_qual",
        "max_germline_alt_support",
        "maxGermlineVAF",
        "maxGermlineRelRawBaseQual",
        "maxGermlineAltSupport",
    ];
    const IN_NORMALS: [&str; 9] = [
        "panel_of_normals",
        "normal_artifact",
        "artifact_in_normal",
        "alt_allele_in_normal",
        "PON",
        "PoN",
        "SAGE_PoN",
        "pon",
        "NormalArtifact",
    ];
    let has = |names: &[&str]| filter.split(';').any(|name| names.contains(&name));
    if has(&GERMLINE) {
        Some(Origin::Germline)
    } else if has(&IN_NORMALS) {
        Some(Origin::Undetermined)
    } else {
        None
    }
}

/// Marks that a database of inherited variants gave.
fn by_database(info: &Info<'_>) -> Option<Origin> {
    let told =
        ["GermlineFilterDatabase", "GermlineFilterProxi"].iter().any(|key| info.get(key) == Some("True"));
    if told || info.flag("Germline") {
        return Some(Origin::Germline);
    }
    match info.get("GermlineStatus")? {
        status if status.starts_with("Germline") => Some(Origin::Germline),
        "Somatic" => Some(Origin::Somatic),
        _ => Some(Origin::Undetermined),
    }
}

/// Codes and words of a status.
fn by_status(marks: &Marks<'_>) -> Option<Origin> {
    if let Some(code) = marks.info.get("SS").or(marks.somatic_status) {
        return Some(by_code(code));
    }
    Some(match marks.info.get("STATUS")? {
        "Germline" => Origin::Germline,
        "StrongSomatic" | "LikelySomatic" => Origin::Somatic,
        _ => Origin::Undetermined,
    })
}

fn by_code(code: &str) -> Origin {
    match code {
        "1" => Origin::Germline,
        "2" => Origin::Somatic,
        _ => Origin::Undetermined,
    }
}

/// Varlociraptor: posterior probabilities of the events that its scenario names, in phred.
fn by_probability(marks: &Marks<'_>) -> Option<Origin> {
    let (mut any, mut germline, mut somatic) = (false, 0.0, 0.0);
    for (key, values) in marks.info.values() {
        let Some(event) = key.strip_prefix("PROB_") else {
            continue;
        };
        any = true;
        let value = values.split(',').nth(marks.index).or_else(|| values.split(',').next());
        let Some(phred) = value.and_then(|value| value.parse::<f64>().ok()) else {
            continue;
        };
        let probability = 10_f64.powf(-phred / 10.0);
        if event.contains("GERMLINE") {
            germline += probability;
        } else if event.contains("SOMATIC") && !event.contains("NORMAL") {
            somatic += probability;
        }
    }
    if germline > 0.5 {
        Some(Origin::Germline)
    } else if somatic > 0.5 {
        Some(Origin::Somatic)
    } else {
        any.then_some(Origin::Undetermined)
    }
}

fn by_flag(marks: &Marks<'_>) -> Option<Origin> {
    if !marks.info.flag("SOMATIC") {
        return None;
    }
    let strelka = marks.run.caller == Some(Caller::Strelka2);
    let of_normal = strelka.then(|| marks.info.get("NT")).flatten();
    Some(if of_normal.is_some_and(|genotype| genotype != "ref") {
        Origin::Undetermined
    } else {
        Origin::Somatic
    })
}

fn by_caller(marks: &Marks<'_>) -> Option<Origin> {
    if marks.run.germline {
        return Some(if marks.run.tumour { Origin::Undetermined } else { Origin::Germline });
    }
    let passes_only_somatic = matches!(
        marks.run.caller?,
        Caller::Mutect2
            | Caller::Dragen
            | Caller::Sage
            | Caller::SentieonTnScope
            | Caller::SentieonTnHaplotyper2
            | Caller::CaVEMan
            | Caller::ClairS
    );
    (passes_only_somatic && marks.filter == "PASS").then_some(Origin::Somatic)
}

#[cfg(test)]
mod tests;
