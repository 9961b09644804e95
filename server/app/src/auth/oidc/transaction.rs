//! A sign-in under way. The browser keeps it, sealed: nothing has to be remembered for people who never come back, so
//! nobody can fill the server's memory by beginning sign-ins.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use board::Timestamp;
use board::ids::{PersonId, SigningRequestId};
use http::{HeaderMap, HeaderValue};
use serde::{Deserialize, Serialize};
use store::{open, seal};

use super::Providers;
use crate::api::people::Mode;
use crate::auth::browser_session::{cookie, set_cookie};
use crate::problem::Problem;

/// Somebody who takes longer than this many seconds begins again.
const LONGEST: i64 = 10 * 60;

/// Separates these seals from every other use of the key.
const PLACE: &str = "samsyn/oidc/transaction/v1";

/// What the sign-in is for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Aim {
    /// To come in, and to go on to a page of this server.
    SignIn { next: String },
    /// To sign: this person must show anew who they are.
    Sign { request: SigningRequestId, person: PersonId },
}

/// A sign-in between leaving for the provider and coming back.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Transaction {
    /// The id of the provider.
    pub(super) provider: String,
    /// Sent along and expected back: ties the answer to this browser.
    pub(super) state: String,
    /// Expected in the ID token: ties the token to this sign-in.
    pub(super) nonce: String,
    /// The secret of PKCE: ties the code to this server.
    pub(super) verifier: String,
    pub(super) begun_at: Timestamp,
    pub(super) aim: Aim,
}

impl Transaction {
    /// A new one with fresh secrets.
    pub(super) fn begin(provider: &str, aim: Aim, now: Timestamp) -> Result<Self, Problem> {
        Ok(Self {
            provider: provider.to_owned(),
            state: secret()?,
            nonce: secret()?,
            verifier: secret()?,
            begun_at: now,
            aim,
        })
    }

    /// The `Set-Cookie` line that has the browser keep it.
    pub(super) fn kept(&self, providers: &Providers) -> Result<HeaderValue, Problem> {
        let plain = serde_json::to_vec(self)?;
        let sealed =
            seal(&providers.key, place(&self.state).as_bytes(), &plain).map_err(Problem::internal)?;
        set_cookie(Mode::Oidc, &cookie_name(&self.state), &URL_SAFE_NO_PAD.encode(sealed), LONGEST)
    }

    /// The `Set-Cookie` line that has the browser forget it.
    pub(super) fn forgotten(&self) -> Result<HeaderValue, Problem> {
        set_cookie(Mode::Oidc, &cookie_name(&self.state), "", 0)
    }

    /// The one that this browser began with `state`, unless that was too long ago.
    pub(super) fn of(
        providers: &Providers,
        headers: &HeaderMap,
        state: &str,
        now: Timestamp,
    ) -> Option<Self> {
        let sealed = URL_SAFE_NO_PAD.decode(cookie(headers, &cookie_name(state))?).ok()?;
        let plain = open(&providers.key, place(state).as_bytes(), &sealed).ok()?;
        let found: Self = serde_json::from_slice(&plain).ok()?;
        (now < found.begun_at.plus_seconds(LONGEST)).then_some(found)
    }
}

/// Two windows may sign in at the same time, so each has a cookie of its own.
fn cookie_name(state: &str) -> String {
    let digits: String = state.chars().filter(char::is_ascii_hexdigit).take(8).collect();
    format!("__Host-samsyn-tx-{digits}")
}

fn place(state: &str) -> String {
    format!("{PLACE}\0{state}")
}

/// 256 random bits in hexadecimal: 64 characters, which PKCE takes as well (RFC 7636, section 4.1).
fn secret() -> Result<String, Problem> {
    let mut bytes = [0u8; 32];
    getrandom::fill(&mut bytes).map_err(Problem::internal)?;
    Ok(hex::encode(bytes))
}

#[cfg(test)]
mod tests {
    use http::header;

    use super::*;
    use crate::config::Config;

    fn begun() -> (Providers, Transaction) {
        let aim = Aim::SignIn { next: "/cases".to_owned() };
        let begun = Transaction::begin("hospital", aim, Timestamp::from_micros(0)).unwrap();
        (Providers::of(&Config::default()).unwrap(), begun)
    }

    fn sent_back(kept: &HeaderValue) -> HeaderMap {
        let pair = kept.to_str().unwrap().split(';').next().unwrap();
        HeaderMap::from_iter([(header::COOKIE, pair.parse().unwrap())])
    }

    #[test]
    fn a_browser_brings_back_what_it_was_given() {
        let (providers, begun) = begun();
        let headers = sent_back(&begun.kept(&providers).unwrap());
        let found = Transaction::of(&providers, &headers, &begun.state, Timestamp::from_micros(599_999_999));
        assert!(found == Some(begun));
    }

    #[test]
    fn after_ten_minutes_it_is_over() {
        let (providers, begun) = begun();
        let headers = sent_back(&begun.kept(&providers).unwrap());
        let late = Transaction::of(&providers, &headers, &begun.state, Timestamp::from_micros(600_000_000));
        assert!(late.is_none());
    }

    #[test]
    fn the_cookie_of_one_sign_in_does_not_answer_for_another() {
        let (providers, begun) = begun();
        let headers = sent_back(&begun.kept(&providers).unwrap());
        // The same first digits, so the same cookie is found.
        let other = format!("{}{}", &begun.state[..8], "0".repeat(56));
        assert!(Transaction::of(&providers, &headers, &other, Timestamp::from_micros(0)).is_none());
    }

    #[test]
    fn another_servers_seal_is_not_opened() {
        let (providers, begun) = begun();
        let headers = sent_back(&begun.kept(&providers).unwrap());
        let elsewhere = Providers::of(&Config::default()).unwrap();
        assert!(Transaction::of(&elsewhere, &headers, &begun.state, Timestamp::from_micros(0)).is_none());
    }
}
