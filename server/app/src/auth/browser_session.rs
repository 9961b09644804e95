//! Browser sessions: an opaque random id in a cookie, its SHA-256 in the database, nothing else anywhere.

use board::Timestamp;
use board::ids::PersonId;
use http::{HeaderMap, HeaderValue, header};
use sha2::{Digest, Sha256};
use store::browser_sessions::{self, BrowserSession};
use store::{Entry, Kind, Purpose, Stop, Stream, Unit, Who, people};

use crate::api::people::Mode;
use crate::auth::Caller;
use crate::problem::Problem;
use crate::state::App;

/// A session ends after this many seconds without a request.
const IDLE: i64 = 60 * 60;
/// That a browser was seen is written at most once in so many seconds: a request must not wait for the writer because
/// of this.
const SEEN: i64 = 60;
/// A session ends this many seconds after sign-in, whatever happens.
const ABSOLUTE: i64 = 10 * 60 * 60;

/// Name of the cookie. The `__Host-` prefix binds it to this host and to TLS, which the demo on loopback lacks.
pub fn cookie_name(mode: Mode) -> &'static str {
    match mode {
        Mode::Oidc => "__Host-samsyn",
        Mode::Demo => "samsyn-demo",
    }
}

/// The value of the cookie `name`.
pub fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok()).find_map(|line| {
        line.split(';')
            .find_map(|pair| pair.trim().split_once('=').filter(|(known, _)| *known == name))
            .map(|(_, value)| value)
    })
}

/// The `Set-Cookie` line that gives or, with an empty value, takes back a cookie.
pub fn set_cookie(mode: Mode, name: &str, value: &str, max_age: i64) -> Result<HeaderValue, Problem> {
    let secure = if mode == Mode::Oidc { "; Secure" } else { "" };
    let line = format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age={max_age}{secure}");
    HeaderValue::from_str(&line).map_err(Problem::internal)
}

/// The person whose session the cookie names.
///
/// # Errors
/// Nobody is signed in.
pub async fn caller(app: &App, headers: &HeaderMap) -> Result<Caller, Problem> {
    let id = cookie(headers, cookie_name(app.mode())).ok_or(Problem::SignedOut)?;
    let session: [u8; 32] = Sha256::digest(id.as_bytes()).into();
    by_hash(app, session).await
}

/// The person of a session, as long as it lasts.
///
/// # Errors
/// The session has ended.
pub async fn by_hash(app: &App, session: [u8; 32]) -> Result<Caller, Problem> {
    let now = app.now();
    let found = browser_sessions::find(app.db(), session, now).await?.ok_or(Problem::SignedOut)?;
    if is_idle(found.last_seen_at, now) {
        return Err(Problem::SignedOut);
    }
    let person = people::by_id(app.db(), found.person).await?.ok_or(Problem::SignedOut)?;
    seen(app, &[(session, found.last_seen_at, found.expires_at)]).await?;
    Ok(Caller { person, session })
}

/// Whether a session that was last seen then is over for want of a sign.
pub fn is_idle(last_seen_at: Timestamp, now: Timestamp) -> bool {
    last_seen_at.plus_seconds(IDLE) <= now
}

/// Notes that browsers, each with when it was last seen and when its session ends, are there.
///
/// # Errors
/// The store cannot be written.
pub async fn seen(app: &App, browsers: &[([u8; 32], Timestamp, Timestamp)]) -> Result<(), Problem> {
    let now = app.now();
    let due = browsers.iter().filter(|(_, last_seen_at, _)| last_seen_at.plus_seconds(SEEN) <= now);
    let due: Vec<_> = due.copied().collect();
    if due.is_empty() {
        return Ok(());
    }
    app.writer()
        .write(async move |unit: &mut Unit| {
            for (session, _, expires_at) in due {
                browser_sessions::touch(unit, session, expires_at).await?;
            }
            Ok::<_, Stop<Problem>>(())
        })
        .await?;
    Ok(())
}

/// Begins a session for `person`, who proved who they are in the way named; gives the cookie line.
///
/// # Errors
/// The store cannot be written.
pub async fn begin(app: &App, person: PersonId, authentication: String) -> Result<HeaderValue, Problem> {
    let mut secret = [0u8; 32];
    getrandom::fill(&mut secret).map_err(Problem::internal)?;
    let id = hex::encode(secret);
    let hash: [u8; 32] = Sha256::digest(id.as_bytes()).into();
    let now = app.now();
    app.writer()
        .write(async move |unit: &mut Unit| {
            let session = BrowserSession {
                id_sha256: hash,
                person,
                created_at: now,
                last_seen_at: now,
                expires_at: now.plus_seconds(ABSOLUTE),
                authenticated_at: now,
                authentication,
            };
            browser_sessions::make(unit, &session).await?;
            signed_in(unit, person).await?;
            Ok::<_, Stop<Problem>>(())
        })
        .await?;
    set_cookie(app.mode(), cookie_name(app.mode()), &id, ABSOLUTE)
}

/// Ends a session; gives the line that clears the cookie.
///
/// # Errors
/// The store cannot be written.
pub async fn end(app: &App, caller: &Caller) -> Result<HeaderValue, Problem> {
    let session = caller.session;
    let stream = Stream::of("person", caller.person.id.0);
    let entry = Entry::new(stream, Kind("person.signed_out"), caller.who(), Purpose("access"));
    let entry = entry.about(caller.person.id.0);
    app.writer()
        .write(async move |unit: &mut Unit| {
            browser_sessions::end(unit, session).await?;
            unit.append(entry).await?;
            Ok::<_, Stop<Problem>>(())
        })
        .await?;
    set_cookie(app.mode(), cookie_name(app.mode()), "", 0)
}

/// Who came in, and when, is in the journal.
async fn signed_in(unit: &mut Unit, person: PersonId) -> Result<(), Stop<Problem>> {
    let Some(person) = people::by_id(&mut *unit, person).await? else {
        return Err(Stop::Refused(Problem::SignedOut));
    };
    let who =
        Who { actor: person.id, on_behalf_of: None, unit: person.unit, organisation: person.organisation };
    let entry =
        Entry::new(Stream::of("person", person.id.0), Kind("person.signed_in"), who, Purpose("access"));
    unit.append(entry.about(person.id.0)).await?;
    Ok(())
}
