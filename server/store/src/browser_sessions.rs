//! Browser sessions: rows under the hash of an id that only the browser's cookie holds.

use board::Timestamp;
use board::ids::PersonId;
use uuid::Uuid;

use crate::change::change;
use crate::columns::Moment;
use crate::reader::{Reader, read};
use crate::trouble::Trouble;
use crate::unit::Unit;

/// Somebody at a browser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BrowserSession {
    /// SHA-256 of the cookie's id.
    pub id_sha256: [u8; 32],
    pub person: PersonId,
    pub created_at: Timestamp,
    pub last_seen_at: Timestamp,
    pub expires_at: Timestamp,
    /// When the person last proved who they are.
    pub authenticated_at: Timestamp,
    /// How: the provider's authentication context, or `demo`.
    pub authentication: String,
}

#[derive(sqlx::FromRow)]
struct Row {
    person: Uuid,
    created_at: Moment,
    last_seen_at: Moment,
    expires_at: Moment,
    authenticated_at: Moment,
    authentication: String,
}

/// The session with this hash, unless it has expired at `now`.
pub async fn find(
    from: impl Into<Reader<'_>>,
    id_sha256: [u8; 32],
    now: Timestamp,
) -> Result<Option<BrowserSession>, Trouble> {
    let row: Option<Row> = read!(&mut from.into(), c => {
        sqlx::query_as(
            "SELECT person, created_at, last_seen_at, expires_at, authenticated_at, authentication \
             FROM browser_session WHERE id_sha256 = $1 AND expires_at > $2",
        )
        .bind(id_sha256.as_slice())
        .bind(now.micros())
        .fetch_optional(c)
        .await
    })?;
    Ok(row.map(|row| BrowserSession {
        id_sha256,
        person: PersonId(row.person),
        created_at: row.created_at.0,
        last_seen_at: row.last_seen_at.0,
        expires_at: row.expires_at.0,
        authenticated_at: row.authenticated_at.0,
        authentication: row.authentication,
    }))
}

/// Keeps a new session, and clears away those that have expired.
pub async fn make(unit: &mut Unit, session: &BrowserSession) -> Result<(), Trouble> {
    let now = unit.now().micros();
    change!(unit, "DELETE FROM browser_session WHERE expires_at <= $1", [now])?;
    change!(
        unit,
        "INSERT INTO browser_session (id_sha256, person, created_at, last_seen_at, expires_at, authenticated_at, \
             authentication) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        [
            session.id_sha256.as_slice(),
            session.person.0,
            session.created_at.micros(),
            session.last_seen_at.micros(),
            session.expires_at.micros(),
            session.authenticated_at.micros(),
            session.authentication.as_str()
        ]
    )?;
    Ok(())
}

/// Notes that the browser was seen now, and moves the end on.
pub async fn touch(unit: &mut Unit, id_sha256: [u8; 32], expires_at: Timestamp) -> Result<(), Trouble> {
    let now = unit.now().micros();
    change!(
        unit,
        "UPDATE browser_session SET last_seen_at = $1, expires_at = $2 WHERE id_sha256 = $3",
        [now, expires_at.micros(), id_sha256.as_slice()]
    )?;
    Ok(())
}

/// Ends the session. Whether there was one.
pub async fn end(unit: &mut Unit, id_sha256: [u8; 32]) -> Result<bool, Trouble> {
    Ok(change!(unit, "DELETE FROM browser_session WHERE id_sha256 = $1", [id_sha256.as_slice()])? > 0)
}
