//! Somatic, germline or undetermined, by the caller's own marks.

use board::variant::{Caller, Origin};

use crate::fields::Info;

/// What a line is judged by.
pub struct Marks<'a> {
    pub info: &'a Info<'a>,
    pub filter: &'a str,
    /// The tumour's FORMAT SS, as SomaticSniper and MuSE write it.
    pub somatic_status: Option<&'a str>,
    pub caller: Option<Caller>,
    /// The file has a normal beside the tumour, or no column at all.
    pub paired: bool,
}

/// The origin of a line. Marks of germline count always; marks of somatic only where a normal was seen, because a caller of
/// a tumour alone cannot know.
pub fn origin(marks: &Marks<'_>) -> Origin {
    let mut filters = marks.filter.split(';');
    if filters.any(|filter| matches!(filter, "germline" | "germline_risk" | "Germline")) {
        return Origin::Germline;
    }
    let database = ["GermlineFilterDatabase", "GermlineFilterProxi"];
    if database.iter().any(|key| marks.info.get(key) == Some("True")) {
        return Origin::Germline;
    }
    match marks.info.get("SS").or(marks.somatic_status) {
        Some("1") => return Origin::Germline,
        Some("2") if marks.paired => return Origin::Somatic,
        _ => {}
    }
    match marks.info.get("STATUS") {
        Some("Germline") => return Origin::Germline,
        Some("StrongSomatic" | "LikelySomatic") if marks.paired => return Origin::Somatic,
        // VarDict states another class; its SOMATIC flag would not be set then.
        Some(_) => return Origin::Undetermined,
        None => {}
    }
    let passed = marks.filter == "PASS";
    let somatic_caller = matches!(marks.caller, Some(Caller::Mutect2 | Caller::Sage)) && passed;
    if marks.paired && (marks.info.flag("SOMATIC") || somatic_caller) {
        Origin::Somatic
    } else {
        Origin::Undetermined
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(info: &str, filter: &str, paired: bool) -> Origin {
        let info = Info::split(info, &mut Vec::new());
        origin(&Marks { info: &info, filter, somatic_status: None, caller: Some(Caller::Mutect2), paired })
    }

    #[test]
    fn a_pass_of_a_tumour_alone_is_undetermined_and_beside_a_normal_somatic() {
        assert_eq!(of(".", "PASS", false), Origin::Undetermined);
        assert_eq!(of(".", "PASS", true), Origin::Somatic);
        assert_eq!(of("SOMATIC", ".", false), Origin::Undetermined);
        assert_eq!(of("SOMATIC", ".", true), Origin::Somatic);
    }

    #[test]
    fn marks_of_germline_count_without_a_normal() {
        assert_eq!(of(".", "germline;map_qual", false), Origin::Germline);
        assert_eq!(of("GermlineFilterDatabase=True", "PASS", false), Origin::Germline);
        assert_eq!(of("STATUS=Germline", "PASS", true), Origin::Germline);
        assert_eq!(of("SS=1", "PASS", true), Origin::Germline);
    }

    #[test]
    fn a_loss_of_heterozygosity_is_undetermined() {
        assert_eq!(of("STATUS=StrongLOH", "PASS", true), Origin::Undetermined);
    }
}
