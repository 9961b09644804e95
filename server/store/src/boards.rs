//! Standing boards with their members.

use std::collections::HashMap;

use board::ids::{BoardId, PersonId};
use board::person::Discipline;
use board::standing::{Board, Member, MemberKind, Office, Policy, QuorumRule};
use uuid::Uuid;

use crate::change::change;
use crate::columns::{Json, Word};
use crate::insert::insert;
use crate::reader::{Reader, among, read};
use crate::trouble::Trouble;
use crate::unit::Unit;

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    name: String,
    centre: String,
    quorum: Json<QuorumRule>,
    policy: Json<Policy>,
}

#[derive(sqlx::FromRow)]
struct MemberRow {
    board: Uuid,
    person: Uuid,
    name: String,
    discipline: Word<Discipline>,
    place: String,
    kind: Word<MemberKind>,
    office: Word<Office>,
}

/// All boards, by name.
pub async fn list(from: impl Into<Reader<'_>>) -> Result<Vec<Board>, Trouble> {
    let mut reader = from.into();
    let rows: Vec<Row> = read!(&mut reader, c => {
        sqlx::query_as("SELECT id, name, centre, quorum, policy FROM board ORDER BY name, id").fetch_all(c).await
    })?;
    with_members(reader, rows).await
}

/// The board with this id.
pub async fn by_id(from: impl Into<Reader<'_>>, id: BoardId) -> Result<Option<Board>, Trouble> {
    let mut reader = from.into();
    let rows: Vec<Row> = read!(&mut reader, c => {
        sqlx::query_as("SELECT id, name, centre, quorum, policy FROM board WHERE id = $1").bind(id.0).fetch_all(c).await
    })?;
    Ok(with_members(reader, rows).await?.pop())
}

async fn with_members(mut reader: Reader<'_>, rows: Vec<Row>) -> Result<Vec<Board>, Trouble> {
    let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
    let members: Vec<MemberRow> = among!(
        &mut reader,
        &ids,
        "SELECT m.board, m.person, p.name, p.discipline, p.place, m.kind, m.office FROM board_member m \
         JOIN person p ON p.id = m.person WHERE m.board IN",
        "ORDER BY m.position, m.person"
    );
    let mut of_board: HashMap<Uuid, Vec<Member>> = HashMap::new();
    for row in members {
        of_board.entry(row.board).or_default().push(Member {
            person: PersonId(row.person),
            name: row.name,
            discipline: row.discipline.0,
            place: row.place,
            kind: row.kind.0,
            office: row.office.0,
        });
    }
    let board = |row: Row| Board {
        members: of_board.remove(&row.id).unwrap_or_default(),
        id: BoardId(row.id),
        name: row.name,
        centre: row.centre,
        quorum: row.quorum.0,
        policy: row.policy.0,
    };
    Ok(rows.into_iter().map(board).collect())
}

/// Enters a board, or brings the known one with the same id up to date, members included. Names, disciplines and places
/// of the members are those of the people.
pub async fn put(unit: &mut Unit, board: &Board) -> Result<(), Trouble> {
    change!(
        unit,
        "INSERT INTO board (id, name, centre, quorum, policy) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (id) DO UPDATE SET \
             name = excluded.name, centre = excluded.centre, quorum = excluded.quorum, policy = excluded.policy",
        [board.id.0, &board.name, &board.centre, Json(&board.quorum), Json(&board.policy)]
    )?;
    change!(unit, "DELETE FROM board_member WHERE board = $1", [board.id.0])?;
    let members: Vec<(i64, &Member)> = (1..).zip(&board.members).collect();
    insert!(&mut unit.conn, "INSERT INTO board_member (board, person, kind, office, position) VALUES ", &members, row => [
        board.id.0,
        row.1.person.0,
        Word(row.1.kind),
        Word(row.1.office),
        row.0,
    ])?;
    Ok(())
}
