//! Time as the domain keeps it: UTC in whole microseconds, from a clock that is handed in.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A moment in UTC, in whole microseconds since 1970-01-01T00:00:00Z: what PostgreSQL can keep, so that a time
/// read back equals the time written. As text always with six decimals, so that text sorts as time does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(i64);

/// Why a text is not a [`Timestamp`] or [`Date`].
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a time by RFC 3339: {given}")]
pub struct NotATime {
    pub given: String,
}

impl Timestamp {
    /// The moment `micros` microseconds after the Unix epoch.
    pub const fn from_micros(micros: i64) -> Self {
        Self(micros)
    }

    /// Microseconds since the Unix epoch.
    pub const fn micros(self) -> i64 {
        self.0
    }

    /// The moment `seconds` later (earlier when negative).
    pub const fn plus_seconds(self, seconds: i64) -> Self {
        Self(self.0.saturating_add(seconds.saturating_mul(1_000_000)))
    }

    /// The calendar day in UTC.
    pub fn date(self) -> Date {
        Date(self.jiff().to_zoned(jiff::tz::TimeZone::UTC).date())
    }

    /// Date, hour and minute by the clocks of Sweden, where boards meet: `2026-12-03 14:37`. Summer time as the European
    /// Union has had it since 1996 (directive 2000/84/EC).
    pub fn in_sweden(self) -> String {
        let zone = jiff::tz::TimeZone::posix("CET-1CEST,M3.5.0,M10.5.0/3").unwrap_or(jiff::tz::TimeZone::UTC);
        self.jiff().to_zoned(zone).strftime("%Y-%m-%d %H:%M").to_string()
    }

    fn jiff(self) -> jiff::Timestamp {
        jiff::Timestamp::from_microsecond(self.0).unwrap_or(jiff::Timestamp::UNIX_EPOCH)
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.6}", self.jiff())
    }
}

impl FromStr for Timestamp {
    type Err = NotATime;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse::<jiff::Timestamp>()
            .map(|at| Self(at.as_microsecond()))
            .map_err(|_| NotATime { given: text.to_owned() })
    }
}

impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Timestamp {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

/// A calendar day, as ISO 8601 (`2026-12-03`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(jiff::civil::Date);

impl Date {
    /// The underlying civil date.
    pub fn civil(self) -> jiff::civil::Date {
        self.0
    }

    /// Whole years, months and days from this day until `later`; zero when `later` is earlier.
    pub fn age_at(self, later: Date) -> Age {
        let span = self.0.until((jiff::Unit::Year, later.0)).unwrap_or_default();
        Age {
            years: u16::try_from(span.get_years()).unwrap_or(0),
            months: u8::try_from(span.get_months()).unwrap_or(0),
            days: u8::try_from(span.get_days()).unwrap_or(0),
        }
    }
}

/// An age in completed years, months and days: a newborn's is told in days, an infant's in months.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS, utoipa::ToSchema)]
#[ts(export)]
pub struct Age {
    pub years: u16,
    pub months: u8,
    pub days: u8,
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for Date {
    type Err = NotATime;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self).map_err(|_| NotATime { given: text.to_owned() })
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

macro_rules! text_in_documents {
    ($type:ident, $format:literal) => {
        impl ts_rs::TS for $type {
            type WithoutGenerics = Self;
            type OptionInnerType = Self;
            fn name(_: &ts_rs::Config) -> String {
                "string".to_owned()
            }
            fn inline(_: &ts_rs::Config) -> String {
                "string".to_owned()
            }
        }
        impl utoipa::PartialSchema for $type {
            fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
                utoipa::openapi::ObjectBuilder::new()
                    .schema_type(utoipa::openapi::schema::Type::String)
                    .format(Some(utoipa::openapi::SchemaFormat::Custom($format.to_owned())))
                    .into()
            }
        }
        impl utoipa::ToSchema for $type {}
    };
}
text_in_documents!(Timestamp, "date-time");
text_in_documents!(Date, "date");

/// Where the present moment comes from. Nothing else in the product may ask the system for the time.
#[derive(Clone, Debug, Default)]
pub enum Clock {
    /// The system's clock, truncated to microseconds.
    #[default]
    System,
    /// A clock that stands still until it is moved: for tests.
    Fixed(Arc<AtomicI64>),
}

impl Clock {
    /// A clock that stands at `at`.
    pub fn fixed(at: Timestamp) -> Self {
        Self::Fixed(Arc::new(AtomicI64::new(at.micros())))
    }

    /// The present moment.
    pub fn now(&self) -> Timestamp {
        match self {
            #[expect(clippy::disallowed_methods, reason = "the one place that asks the system")]
            Self::System => Timestamp(jiff::Timestamp::now().as_microsecond()),
            Self::Fixed(at) => Timestamp(at.load(Ordering::Relaxed)),
        }
    }

    /// Moves a fixed clock on by `seconds`; the system's clock is left alone.
    pub fn advance(&self, seconds: i64) {
        if let Self::Fixed(at) = self {
            at.fetch_add(seconds.saturating_mul(1_000_000), Ordering::Relaxed);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_keeps_six_decimals_and_reads_back_the_same() {
        let at: Timestamp = "2026-12-03T13:37:52.1Z".parse().unwrap();
        assert_eq!(at.to_string(), "2026-12-03T13:37:52.100000Z");
        assert_eq!(at.to_string().parse(), Ok(at));
    }

    #[test]
    fn clocks_in_sweden_are_one_hour_ahead_in_winter_and_two_in_summer() {
        let at = |text: &str| text.parse::<Timestamp>().unwrap().in_sweden();
        assert_eq!(at("2026-12-03T23:30:00Z"), "2026-12-04 00:30");
        assert_eq!(at("2026-07-03T13:37:59Z"), "2026-07-03 15:37");
        assert_eq!(
            [at("2026-03-29T00:59:00Z"), at("2026-03-29T01:00:00Z")],
            ["2026-03-29 01:59", "2026-03-29 03:00"]
        );
        assert_eq!(
            [at("2026-10-25T00:59:00Z"), at("2026-10-25T01:00:00Z")],
            ["2026-10-25 02:59", "2026-10-25 02:00"]
        );
    }

    #[test]
    fn a_child_born_on_21_july_2017_is_9_years_4_months_on_3_december_2026() {
        let born: Date = "2017-07-21".parse().unwrap();
        let age = born.age_at("2026-12-03".parse().unwrap());
        assert_eq!((age.years, age.months, age.days), (9, 4, 12));
    }
}
