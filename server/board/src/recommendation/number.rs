//! Codes and registry numbers by their form.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;

/// The registry that a trial's number is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum TrialRegistry {
    /// ClinicalTrials.gov: `NCT` and eight digits.
    ClinicalTrialsGov,
    /// The EU's present registry (CTIS): `2023-501234-56-00`.
    EuClinicalTrials,
    /// The EU's former registry: `2019-001234-56`.
    EudraCt,
    /// Any other, such as a national one.
    Other,
}

impl TrialRegistry {
    /// The registry whose numbers have this form; none when the text begins like a number of a known registry and is
    /// not one, so that a slip of the pen is not taken for another registry.
    pub fn of(number: &str) -> Option<Self> {
        let number = number.trim();
        if number.get(..3).is_some_and(|first| first.eq_ignore_ascii_case("nct")) {
            let digits = number.get(3..).unwrap_or_default();
            let whole = number.starts_with("NCT") && is_digits(digits, 8);
            return whole.then_some(Self::ClinicalTrialsGov);
        }
        let parts: Vec<&str> = number.split('-').collect();
        match parts.as_slice() {
            [year, serial, check, version]
                if is_digits(year, 4)
                    && is_digits(serial, 6)
                    && is_digits(check, 2)
                    && is_digits(version, 2) =>
            {
                Some(Self::EuClinicalTrials)
            }
            [year, serial, check] if is_digits(year, 4) && is_digits(serial, 6) && is_digits(check, 2) => {
                Some(Self::EudraCt)
            }
            _ => number.chars().any(char::is_alphabetic).then_some(Self::Other),
        }
    }
}

fn is_digits(text: &str, count: usize) -> bool {
    text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether `code` has the form of a code of the WHO's ATC classification, of any of its five levels: `L`, `L01`, `L01E`,
/// `L01EC`, `L01EC02`.
pub fn is_atc(code: &str) -> bool {
    let form = [false, true, true, false, false, true, true];
    let fits =
        |(byte, digit): (u8, bool)| if digit { byte.is_ascii_digit() } else { byte.is_ascii_uppercase() };
    matches!(code.len(), 1 | 3 | 4 | 5 | 7) && code.bytes().zip(form).all(fits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_trial_is_known_by_the_form_of_its_number() {
        assert_eq!(TrialRegistry::of("NCT00000000"), Some(TrialRegistry::ClinicalTrialsGov));
        assert_eq!(TrialRegistry::of("2099-500000-00-00"), Some(TrialRegistry::EuClinicalTrials));
        assert_eq!(TrialRegistry::of("2099-000000-00"), Some(TrialRegistry::EudraCt));
        assert_eq!(TrialRegistry::of("DEMO-0001"), Some(TrialRegistry::Other));
    }

    #[test]
    fn a_slip_of_the_pen_is_no_other_registry() {
        for wrong in [
            "NCT0000000",
            "NCT000000000",
            "nct00000000",
            "NCT 00000000",
            "2099-500000-00-0",
            "99-000000-00",
            "20990000",
            "",
        ] {
            assert_eq!(TrialRegistry::of(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_drug_is_coded_at_any_of_the_five_levels() {
        for code in ["L", "L01", "L01E", "L01EC", "L01EC02"] {
            assert!(is_atc(code), "{code}");
        }
        for wrong in ["", "L0", "l01ec02", "L01EC2", "L01EC021", "01LEC02", "L01ECO2"] {
            assert!(!is_atc(wrong), "{wrong}");
        }
    }
}
