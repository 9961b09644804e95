//! Who asks: from the browser session's cookie to a person.

pub mod browser_session;
pub mod demo;
pub mod oidc;
pub mod people_of_config;

use axum::extract::FromRequestParts;
use board::access::{Action, Relation, may};
use board::person::Person;
use http::request::Parts;
use store::Who;

use crate::problem::Problem;
use crate::state::App;

/// The signed-in person behind a request.
#[derive(Clone, Debug)]
pub struct Caller {
    pub person: Person,
    /// SHA-256 of the browser session's id.
    pub session: [u8; 32],
}

impl Caller {
    /// The caller as the journal names them.
    pub fn who(&self) -> Who {
        Who {
            actor: self.person.id,
            on_behalf_of: None,
            unit: self.person.unit.clone(),
            organisation: self.person.organisation.clone(),
        }
    }

    /// Whether any of the caller's roles allows `action` with this relation.
    pub fn may(&self, relation: Relation, action: Action) -> bool {
        self.person.roles.iter().any(|role| may(*role, relation, action))
    }

    /// The same as an answer: what one may not see does not exist.
    ///
    /// # Errors
    /// Not allowed.
    pub fn must(&self, relation: Relation, action: Action) -> Result<(), Problem> {
        if self.may(relation, action) { Ok(()) } else { Err(Problem::NotFound) }
    }
}

impl FromRequestParts<App> for Caller {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        browser_session::caller(app, &parts.headers).await
    }
}
