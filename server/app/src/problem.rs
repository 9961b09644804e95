//! Problems as RFC 9457 documents: the only place where status codes are chosen. A problem carries facts; the web
//! words them in the reader's language. What went wrong inside is logged and never sent.

use std::fmt;

use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::response::{IntoResponse, Response};
use board::patient::NotAPersonalNumber;
use board::session::Refusal;
use board::variant::NotRead;
use http::{HeaderValue, StatusCode, header};
use serde::Serialize;
use serde_json::{Map, Value, json};
use store::{Failed, Stop, Trouble};

use crate::request_id;
use crate::router::JSON_BODY;

/// Which field of a document is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    PersonalNumber,
    Name,
    Region,
    Diagnosis,
    LaboratoryNumber,
    Site,
    Percent,
    Laboratory,
    Question,
    Specimen,
    Board,
    Referrer,
    PlannedMinutes,
    FileName,
    Sample,
    Assembly,
    Replaces,
    Mends,
    Reason,
    Recipient,
    Variants,
    Decisions,
}

/// What an answer says when it is not what was asked for.
#[derive(Debug)]
pub enum Problem {
    SignedOut,
    /// Missing and forbidden are the same to the reader.
    NotFound,
    /// The request did not come from this server's own pages.
    ForeignOrigin,
    MethodNotAllowed,
    /// Not JSON, or not the document that the route takes.
    Malformed {
        reason: String,
    },
    /// A field is empty or out of range.
    Invalid {
        field: Field,
    },
    NotAPersonalNumber(NotAPersonalNumber),
    /// Somebody with this personal number is entered already; the facts name the patient.
    PatientKnown {
        pseudonym: String,
    },
    /// Changed by somebody else since it was read.
    Changed {
        revision: u32,
    },
    /// Needed `If-Match` is missing.
    RevisionNeeded,
    /// The session's rules refuse.
    Refused(Refusal),
    /// The file was not read.
    NotRead(NotRead),
    /// The upload is larger than the server takes.
    TooLarge {
        limit_bytes: u64,
    },
    /// The client speaks another version of the upload protocol.
    UploadVersion,
    /// The bytes begin elsewhere than where those that are here end.
    UploadOffset {
        offset: u64,
    },
    /// The body is not of the media type that the route takes.
    MediaType {
        needed: &'static str,
    },
    /// The upload is not whole, was refused, or is placed already.
    NotWaiting,
    /// The file is not held.
    NotHeld,
    /// The patient has not agreed to be told of inherited findings.
    ConsentMissing,
    /// The signing request has expired, was used, or belongs to somebody else.
    SigningOver,
    /// Whoever signed in for the signature is not the person who asked for it.
    OtherPerson,
    /// The identity provider answered with an error or something not acceptable.
    SignInFailed {
        reason: SignInFault,
    },
    /// The same idempotency key came with another body.
    KeyReused,
    /// Not written; the same request may be sent again.
    TryAgain,
    /// A fault of the server's own.
    Internal,
}

/// Why a sign-in came to nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SignInFault {
    ProviderUnreachable,
    ProviderRefused,
    /// No sign-in was under way with this state, or it took too long.
    Unexpected,
    TokenInvalid,
    /// The provider's answer is older than the sign-in asked for.
    NotFresh,
    /// The person did not show who they are in a way that is accepted here.
    NotStrongEnough,
    /// Signed in well, but nobody here is that person.
    UnknownPerson,
}

impl SignInFault {
    /// The fault as an address carries it.
    pub fn word(self) -> &'static str {
        match self {
            Self::ProviderUnreachable => "provider-unreachable",
            Self::ProviderRefused => "provider-refused",
            Self::Unexpected => "unexpected",
            Self::TokenInvalid => "token-invalid",
            Self::NotFresh => "not-fresh",
            Self::NotStrongEnough => "not-strong-enough",
            Self::UnknownPerson => "unknown-person",
        }
    }
}

impl Problem {
    fn status(&self) -> StatusCode {
        match self {
            Self::Malformed { .. } => StatusCode::BAD_REQUEST,
            Self::SignedOut => StatusCode::UNAUTHORIZED,
            Self::ForeignOrigin => StatusCode::FORBIDDEN,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Self::PatientKnown { .. }
            | Self::Refused(_)
            | Self::UploadOffset { .. }
            | Self::NotWaiting
            | Self::NotHeld
            | Self::ConsentMissing
            | Self::SigningOver
            | Self::OtherPerson
            | Self::KeyReused => StatusCode::CONFLICT,
            Self::Changed { .. } | Self::UploadVersion => StatusCode::PRECONDITION_FAILED,
            Self::MediaType { .. } => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::TooLarge { .. } => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Invalid { .. } | Self::NotAPersonalNumber(_) | Self::NotRead(_) => {
                StatusCode::UNPROCESSABLE_ENTITY
            }
            Self::RevisionNeeded => StatusCode::PRECONDITION_REQUIRED,
            Self::Internal => StatusCode::INTERNAL_SERVER_ERROR,
            Self::SignInFailed { .. } => StatusCode::BAD_GATEWAY,
            Self::TryAgain => StatusCode::SERVICE_UNAVAILABLE,
        }
    }

    /// The last part of the problem's `type`, and its title.
    fn named(&self) -> (&'static str, &'static str) {
        match self {
            Self::SignedOut => ("signed-out", "Nobody is signed in"),
            Self::NotFound => ("not-found", "There is nothing here that you may see"),
            Self::ForeignOrigin => ("foreign-origin", "The request came from elsewhere"),
            Self::MethodNotAllowed => ("method-not-allowed", "The address does not take this method"),
            Self::Malformed { .. } => ("malformed", "The request cannot be read"),
            Self::Invalid { .. } => ("invalid", "A field is not filled in right"),
            Self::NotAPersonalNumber(_) => ("not-a-personal-number", "Not a personal number"),
            Self::PatientKnown { .. } => ("patient-known", "The patient is entered already"),
            Self::Changed { .. } => ("changed", "Somebody else changed it"),
            Self::RevisionNeeded => ("revision-needed", "Say which revision you change"),
            Self::Refused(_) => ("refused", "The session's rules refuse"),
            Self::NotRead(_) => ("not-read", "The file cannot be read"),
            Self::TooLarge { .. } => ("too-large", "Too large"),
            Self::UploadVersion => ("upload-version", "Another version of the upload protocol"),
            Self::UploadOffset { .. } => ("upload-offset", "The upload goes on elsewhere"),
            Self::MediaType { .. } => ("media-type", "The body is of another type"),
            Self::NotWaiting => ("not-waiting", "The upload waits for no place"),
            Self::NotHeld => ("not-held", "The file is not held"),
            Self::ConsentMissing => ("consent-missing", "The patient has not agreed"),
            Self::SigningOver => ("signing-over", "This signing is over"),
            Self::OtherPerson => ("other-person", "Somebody else signed in"),
            Self::SignInFailed { .. } => ("sign-in-failed", "Signing in failed"),
            Self::KeyReused => ("key-reused", "The idempotency key was used before"),
            Self::TryAgain => ("try-again", "Not saved; try again"),
            Self::Internal => ("internal", "A fault in the server"),
        }
    }

    fn facts(&self) -> Value {
        match self {
            Self::Malformed { reason } => json!({ "reason": reason }),
            Self::Invalid { field } => json!({ "field": field }),
            Self::NotAPersonalNumber(fault) => value(fault),
            Self::PatientKnown { pseudonym } => json!({ "pseudonym": pseudonym }),
            Self::Changed { revision } => json!({ "revision": revision }),
            Self::Refused(refusal) => value(refusal),
            Self::NotRead(refusal) => value(refusal),
            Self::TooLarge { limit_bytes } => json!({ "limit_bytes": limit_bytes }),
            Self::UploadOffset { offset } => json!({ "offset": offset }),
            Self::MediaType { needed } => json!({ "needed": needed }),
            Self::SignInFailed { reason } => json!({ "reason": reason }),
            _ => json!({}),
        }
    }

    /// The problem's name, the last part of its `type`.
    pub fn name(&self) -> &'static str {
        self.named().0
    }

    /// A fault of the server's own: `error` goes to the log, none of it to the reader.
    pub fn internal(error: impl fmt::Display) -> Self {
        tracing::error!(%error, "internal fault");
        Self::Internal
    }
}

fn value(facts: &impl Serialize) -> Value {
    serde_json::to_value(facts).unwrap_or_default()
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let (status, (name, title), facts) = (self.status(), self.named(), self.facts());
        let mut body = Map::new();
        body.insert("type".to_owned(), Value::from(format!("/problems/{name}")));
        body.insert("title".to_owned(), Value::from(title));
        body.insert("status".to_owned(), Value::from(status.as_u16()));
        if let Value::Object(facts) = facts {
            body.extend(facts);
        }
        body.insert("request_id".to_owned(), Value::from(request_id::current()));
        let mut response = (status, Json(Value::Object(body))).into_response();
        let kind = HeaderValue::from_static("application/problem+json");
        response.headers_mut().insert(header::CONTENT_TYPE, kind);
        response
    }
}

impl From<Trouble> for Problem {
    fn from(trouble: Trouble) -> Self {
        Self::internal(trouble)
    }
}

impl From<JsonRejection> for Problem {
    fn from(rejection: JsonRejection) -> Self {
        if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE {
            return Self::TooLarge { limit_bytes: JSON_BODY as u64 };
        }
        Self::Malformed { reason: rejection.body_text() }
    }
}

impl From<serde_json::Error> for Problem {
    fn from(error: serde_json::Error) -> Self {
        Self::internal(error)
    }
}

impl<E: Into<Problem>> From<Failed<E>> for Problem {
    fn from(failed: Failed<E>) -> Self {
        match failed {
            Failed::Refused(reason, _) => reason.into(),
            Failed::CommandReused => Self::KeyReused,
            Failed::Trouble(trouble) => trouble.into(),
            Failed::Panicked => Self::internal("a unit of work panicked"),
            Failed::TryAgain | Failed::Unknown => Self::TryAgain,
        }
    }
}

impl From<std::convert::Infallible> for Problem {
    fn from(never: std::convert::Infallible) -> Self {
        match never {}
    }
}

/// A refusal of the store's as a problem, inside a unit of work.
pub fn refused_as<E>(stop: Stop<E>, problem: impl FnOnce(E) -> Problem) -> Stop<Problem> {
    match stop {
        Stop::Refused(reason) => Stop::Refused(problem(reason)),
        Stop::Trouble(trouble) => Stop::Trouble(trouble),
    }
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}
