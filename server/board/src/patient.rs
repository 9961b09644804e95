//! A patient: a pseudonym on every screen; numbers and names lie apart, encrypted.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;

use crate::ids::PatientId;
use crate::{Age, Date};

/// Sex as the patient's record has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Sex {
    Female,
    Male,
    Unknown,
}

/// Whether the patient lives, as far as is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum VitalStatus {
    Alive,
    Deceased,
    Unknown,
}

/// A patient without identity: what a board sees.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct Patient {
    pub id: PatientId,
    /// Two words' worth of name that nobody can look up elsewhere, such as `Rowan 4172`.
    pub pseudonym: String,
    pub sex: Sex,
    /// Age in completed years, months and days on the day of the answer.
    pub age: Age,
    /// The region where the patient is treated.
    pub region: String,
    pub vital_status: VitalStatus,
    /// The patient has a protected identity (*skyddade personuppgifter*).
    pub protected: bool,
}

/// A Swedish personal number or coordination number of twelve digits, `YYYYMMDDNNNC`.
#[derive(Clone, PartialEq, Eq)]
pub struct PersonalNumber(String);

/// Why a text is no personal number. The text itself is left out: it may be somebody's number, mistyped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "fault", rename_all = "snake_case")]
pub enum NotAPersonalNumber {
    #[error("{digits} digits, 12 needed (YYYYMMDDNNNN)")]
    Length { digits: usize },
    #[error("the first eight digits are no date")]
    Date,
    #[error("the check digit does not fit")]
    CheckDigit,
}

impl PersonalNumber {
    /// Reads `text`, with or without the hyphen. A coordination number has 60 added to the day. The check digit is
    /// modulus 10 with weights 2 and 1 over the last ten digits (Skatteverket, SKV 704 and SKV 707).
    pub fn parse(text: &str) -> Result<Self, NotAPersonalNumber> {
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        let foreign = text.chars().any(|c| !c.is_ascii_digit() && c != '-' && !c.is_whitespace());
        if digits.len() != 12 || foreign {
            return Err(NotAPersonalNumber::Length { digits: digits.len() });
        }
        let number = Self(digits);
        if number.birth_date().is_none() {
            return Err(NotAPersonalNumber::Date);
        }
        if !number.check_digit_fits() {
            return Err(NotAPersonalNumber::CheckDigit);
        }
        Ok(number)
    }

    /// The twelve digits.
    pub fn digits(&self) -> &str {
        &self.0
    }

    /// The day of birth that the number tells.
    pub fn birth_date(&self) -> Option<Date> {
        let day: u8 = self.0[6..8].parse().ok()?;
        let day = if day > 60 { day - 60 } else { day };
        format!("{}-{}-{day:02}", &self.0[0..4], &self.0[4..6]).parse().ok()
    }

    fn check_digit_fits(&self) -> bool {
        let sum: u32 = self.0[2..]
            .bytes()
            .enumerate()
            .map(|(place, digit)| {
                let weighted = u32::from(digit - b'0') * if place % 2 == 0 { 2 } else { 1 };
                weighted / 10 + weighted % 10
            })
            .sum();
        sum.is_multiple_of(10)
    }
}

impl std::fmt::Debug for PersonalNumber {
    /// Never shows the digits, so that no log line can.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PersonalNumber(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn official_test_numbers_are_accepted_with_and_without_a_hyphen() {
        for number in ["191212121212", "19121212-1212", "197010632391", "196911292032"] {
            assert!(PersonalNumber::parse(number).is_ok(), "{number}");
        }
    }

    #[test]
    fn a_coordination_number_tells_the_day_of_birth_without_the_sixty() {
        let number = PersonalNumber::parse("197010632391").unwrap();
        assert_eq!(number.birth_date().map(|day| day.to_string()).as_deref(), Some("1970-10-03"));
    }

    #[test]
    fn a_wrong_digit_a_wrong_date_and_a_short_number_are_told_apart() {
        assert_eq!(PersonalNumber::parse("191212121213"), Err(NotAPersonalNumber::CheckDigit));
        assert_eq!(PersonalNumber::parse("191213121212"), Err(NotAPersonalNumber::Date));
        assert_eq!(PersonalNumber::parse("1212121212"), Err(NotAPersonalNumber::Length { digits: 10 }));
        assert_eq!(PersonalNumber::parse("1912121212l2"), Err(NotAPersonalNumber::Length { digits: 11 }));
    }

    #[test]
    fn a_number_never_shows_in_a_debug_line() {
        let number = PersonalNumber::parse("191212121212").unwrap();
        assert_eq!(format!("{number:?}"), "PersonalNumber(…)");
    }
}
