//! What handlers take in: a JSON document, what an address names, a revision, a key that makes a request repeatable.

use axum::extract::rejection::JsonRejection;
use axum::extract::{FromRequest, FromRequestParts, Request};
use board::ids::Randomness;
use http::request::Parts;
use http::{HeaderMap, header};
use serde::de::DeserializeOwned;
use uuid::Uuid;

use crate::problem::Problem;
use crate::state::{App, randomness};

/// A JSON document; what cannot be read is a problem with the reason.
pub struct Document<T>(pub T);

impl<T: DeserializeOwned> FromRequest<App> for Document<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, app: &App) -> Result<Self, Problem> {
        let document: Result<axum::Json<T>, JsonRejection> = axum::Json::from_request(request, app).await;
        Ok(Self(document?.0))
    }
}

/// What the address names; an address that names nothing is not found.
pub struct Path<T>(pub T);

impl<T: DeserializeOwned + Send> FromRequestParts<App> for Path<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let named = axum::extract::Path::from_request_parts(parts, app).await;
        named.map(|axum::extract::Path(named)| Self(named)).map_err(|_| Problem::NotFound)
    }
}

/// `Idempotency-Key`: what the request makes carries the key as its identifier, so that sending it again makes
/// nothing new.
pub struct Key(Option<Uuid>);

impl Key {
    /// The identifier of what is made: the key, or a new one.
    ///
    /// # Errors
    /// The operating system gave no randomness.
    pub fn uuid(
        &self,
        app: &App,
        made: impl FnOnce(board::Timestamp, Randomness) -> Uuid,
    ) -> Result<Uuid, Problem> {
        match self.0 {
            Some(key) => Ok(key),
            None => Ok(made(app.now(), randomness().map_err(Problem::internal)?)),
        }
    }
}

impl FromRequestParts<App> for Key {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Self, Problem> {
        let Some(given) = parts.headers.get("idempotency-key") else { return Ok(Self(None)) };
        let key = given.to_str().ok().and_then(|text| text.trim_matches('"').parse().ok());
        let key =
            key.ok_or_else(|| Problem::Malformed { reason: "Idempotency-Key is not a UUID".to_owned() })?;
        Ok(Self(Some(key)))
    }
}

/// The revision in `If-Match`, as it was given in `ETag`.
///
/// # Errors
/// None was sent.
pub fn revision(headers: &HeaderMap) -> Result<u32, Problem> {
    let given = headers.get(header::IF_MATCH).and_then(|value| value.to_str().ok());
    given.and_then(|text| text.trim_matches('"').parse().ok()).ok_or(Problem::RevisionNeeded)
}

/// Trimmed text that is not empty.
///
/// # Errors
/// Empty, or longer than 4,000 characters.
pub fn text(given: &str, field: crate::problem::Field) -> Result<String, Problem> {
    let given = given.trim();
    if given.is_empty() || given.chars().count() > 4_000 {
        return Err(Problem::Invalid { field });
    }
    Ok(given.to_owned())
}
