//! What the people at some browsers may do in a session: whether they are signed in, their roles, and their relation to
//! the session, in one statement for all of them.

use board::Timestamp;
use board::access::Relation;
use board::ids::{PersonId, SessionId};
use board::person::{Discipline, Person, Role};
use uuid::Uuid;

use crate::columns::{Json, Moment, Word};
use crate::reader::{Reader, read};
use crate::trouble::Trouble;

/// Browsers of one statement; a shorter list is filled up, so that the statement is prepared once.
const BROWSERS: usize = 64;

/// Somebody who is signed in, as they stand to a session.
#[derive(Clone, Debug, PartialEq)]
pub struct Standing {
    /// SHA-256 of the cookie's id.
    pub browser: [u8; 32],
    pub last_seen_at: Timestamp,
    pub expires_at: Timestamp,
    pub person: Person,
    /// On the board beats a case of one's own on the agenda.
    pub relation: Relation,
}

#[derive(sqlx::FromRow)]
struct Row {
    id_sha256: Vec<u8>,
    last_seen_at: Moment,
    expires_at: Moment,
    id: Uuid,
    name: String,
    roles: Json<Vec<Role>>,
    discipline: Word<Discipline>,
    unit: String,
    organisation: String,
    place: String,
    on_board: bool,
    on_a_case: bool,
}

/// Those of `browsers` that are signed in at `now`, with their people's standing in `session`. People who have left,
/// and browsers that were signed out, are not among them.
///
/// # Errors
/// The database cannot be read.
pub async fn in_session(
    from: impl Into<Reader<'_>>,
    session: SessionId,
    browsers: &[[u8; 32]],
    now: Timestamp,
) -> Result<Vec<Standing>, Trouble> {
    let mut reader = from.into();
    let places: Vec<String> = (3..BROWSERS + 3).map(|place| format!("${place}")).collect();
    let mut standings = Vec::new();
    for chunk in browsers.chunks(BROWSERS) {
        let sql = format!("{SELECT} ({})", places.join(", "));
        let mut piece = chunk.to_vec();
        piece.resize(BROWSERS, [0; 32]);
        let rows: Vec<Row> = read!(&mut reader, c => {
            let mut query = sqlx::query_as(sqlx::AssertSqlSafe(sql)).bind(session.0).bind(now.micros());
            for browser in &piece {
                query = query.bind(browser.as_slice());
            }
            query.fetch_all(c).await
        })?;
        standings.extend(rows.into_iter().filter_map(standing));
    }
    Ok(standings)
}

const SELECT: &str = "SELECT b.id_sha256, b.last_seen_at, b.expires_at, \
     p.id, p.name, p.roles, p.discipline, p.unit, p.organisation, p.place, \
     EXISTS (SELECT 1 FROM session s JOIN board_member m ON m.board = s.board \
       WHERE s.id = $1 AND m.person = p.id AND m.kind <> 'guest') AS on_board, \
     EXISTS (SELECT 1 FROM agenda_item a JOIN \"case\" c ON c.id = a.\"case\" \
       WHERE a.session = $1 AND (c.referrer = p.id OR c.created_by = p.id OR EXISTS \
         (SELECT 1 FROM variant_file f WHERE f.\"case\" = c.id AND f.uploaded_by = p.id))) AS on_a_case \
     FROM browser_session b JOIN person p ON p.id = b.person \
     WHERE b.expires_at > $2 AND p.disabled_at IS NULL AND b.id_sha256 IN";

/// None for a hash that is none.
fn standing(row: Row) -> Option<Standing> {
    let relation = match (row.on_board, row.on_a_case) {
        (true, _) => Relation::Board,
        (false, true) => Relation::CaseTeam,
        (false, false) => Relation::None,
    };
    Some(Standing {
        browser: row.id_sha256.try_into().ok()?,
        last_seen_at: row.last_seen_at.0,
        expires_at: row.expires_at.0,
        person: Person {
            id: PersonId(row.id),
            name: row.name,
            roles: row.roles.0,
            discipline: row.discipline.0,
            unit: row.unit,
            organisation: row.organisation,
            place: row.place,
        },
        relation,
    })
}
