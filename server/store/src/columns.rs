//! Domain values as columns: one wrapper for each way of writing, the same in both databases.
//!
//! A value that does not read back is a fault of the database's content and comes as [`sqlx::Error::ColumnDecode`].

use board::Timestamp;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use sqlx::encode::IsNull;
use sqlx::error::BoxDynError;
use sqlx::{Database, Decode, Encode, Type};

/// A value whose JSON is a string, stored as that string without quotes: words of closed lists, dates, hashes.
pub(crate) struct Word<T>(pub(crate) T);

/// A document, stored as JSON text and never looked into by SQL.
pub(crate) struct Json<T>(pub(crate) T);

/// A whole number of a narrower type than the column's 64 bits.
pub(crate) struct Number<T>(pub(crate) T);

/// A moment, stored as microseconds.
pub(crate) struct Moment(pub(crate) Timestamp);

/// Why a value is not stored as a word.
#[derive(Debug, thiserror::Error)]
#[error("not a word")]
struct NotAWord;

/// A value whose JSON is a string, as that string.
pub(crate) fn word(value: &impl Serialize) -> Result<String, BoxDynError> {
    match serde_json::to_value(value)? {
        Value::String(word) => Ok(word),
        _ => Err(NotAWord.into()),
    }
}

macro_rules! column {
    ($name:ident<T> as $column:ty, $reads:path, $writes:path, |$value:ident| $write:expr, |$stored:ident| $read:expr) => {
        impl<T, DB: Database> Type<DB> for $name<T>
        where
            $column: Type<DB>,
        {
            fn type_info() -> DB::TypeInfo {
                <$column as Type<DB>>::type_info()
            }

            fn compatible(ty: &DB::TypeInfo) -> bool {
                <$column as Type<DB>>::compatible(ty)
            }
        }

        impl<'q, T: $writes, DB: Database> Encode<'q, DB> for $name<T>
        where
            $column: Encode<'q, DB>,
        {
            fn encode_by_ref(&self, buffer: &mut DB::ArgumentBuffer) -> Result<IsNull, BoxDynError> {
                let $value = &self.0;
                let stored: $column = $write;
                stored.encode(buffer)
            }
        }

        impl<'r, T: $reads, DB: Database> Decode<'r, DB> for $name<T>
        where
            $column: Decode<'r, DB>,
        {
            fn decode(value: DB::ValueRef<'r>) -> Result<Self, BoxDynError> {
                let $stored = <$column as Decode<'r, DB>>::decode(value)?;
                Ok(Self($read))
            }
        }
    };
}

column!(Word<T> as String, DeserializeOwned, Serialize, |value| word(value)?, |stored| serde_json::from_value(Value::String(stored))?);
column!(Json<T> as String, DeserializeOwned, Serialize, |value| serde_json::to_string(value)?, |stored| serde_json::from_str(&stored)?);
column!(Number<T> as i64, Narrow, Narrow, |value| value.widen()?, |stored| T::narrow(stored)?);

/// A whole number that a 64-bit column can hold.
pub(crate) trait Narrow: Sized {
    fn widen(&self) -> Result<i64, BoxDynError>;
    fn narrow(stored: i64) -> Result<Self, BoxDynError>;
}

macro_rules! narrow {
    ($($number:ty),+) => {$(
        impl Narrow for $number {
            fn widen(&self) -> Result<i64, BoxDynError> {
                Ok(i64::try_from(*self)?)
            }

            fn narrow(stored: i64) -> Result<Self, BoxDynError> {
                Ok(Self::try_from(stored)?)
            }
        }
    )+};
}
narrow!(u16, u32, u64);

impl<DB: Database> Type<DB> for Moment
where
    i64: Type<DB>,
{
    fn type_info() -> DB::TypeInfo {
        <i64 as Type<DB>>::type_info()
    }

    fn compatible(ty: &DB::TypeInfo) -> bool {
        <i64 as Type<DB>>::compatible(ty)
    }
}

impl<'r, DB: Database> Decode<'r, DB> for Moment
where
    i64: Decode<'r, DB>,
{
    fn decode(value: DB::ValueRef<'r>) -> Result<Self, BoxDynError> {
        Ok(Self(Timestamp::from_micros(i64::decode(value)?)))
    }
}
