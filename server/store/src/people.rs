//! People: those who sign in, and those whom one can name.

use board::ids::PersonId;
use board::person::{Discipline, Person, Role};
use uuid::Uuid;

use crate::change::change;
use crate::columns::{Json, Word};
use crate::reader::{Reader, among, read};
use crate::trouble::Trouble;
use crate::unit::Unit;

/// Whom an identity provider says somebody is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    /// Who vouches: the issuer of OpenID Connect.
    pub issuer: String,
    /// The issuer's name for the person.
    pub subject: String,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    name: String,
    roles: Json<Vec<Role>>,
    discipline: Word<Discipline>,
    unit: String,
    organisation: String,
    place: String,
}

impl From<Row> for Person {
    fn from(row: Row) -> Self {
        Self {
            id: PersonId(row.id),
            name: row.name,
            roles: row.roles.0,
            discipline: row.discipline.0,
            unit: row.unit,
            organisation: row.organisation,
            place: row.place,
        }
    }
}

/// The person with this id, also one who has left.
pub async fn by_id(from: impl Into<Reader<'_>>, id: PersonId) -> Result<Option<Person>, Trouble> {
    Ok(by_ids(from, &[id]).await?.pop())
}

/// The people with these ids, by name.
pub async fn by_ids(from: impl Into<Reader<'_>>, ids: &[PersonId]) -> Result<Vec<Person>, Trouble> {
    let ids: Vec<Uuid> = ids.iter().map(|id| id.0).collect();
    let mut reader = from.into();
    let rows: Vec<Row> = among!(
        &mut reader,
        &ids,
        "SELECT id, name, roles, discipline, unit, organisation, place FROM person WHERE id IN",
        "ORDER BY name, id"
    );
    Ok(rows.into_iter().map(Person::from).collect())
}

/// The person whom an identity provider vouches for, unless they have left.
pub async fn by_subject(from: impl Into<Reader<'_>>, who: &Subject) -> Result<Option<Person>, Trouble> {
    let row: Option<Row> = read!(&mut from.into(), c => {
        sqlx::query_as(
            "SELECT id, name, roles, discipline, unit, organisation, place FROM person \
             WHERE issuer = $1 AND subject = $2 AND disabled_at IS NULL",
        )
        .bind(&who.issuer)
        .bind(&who.subject)
        .fetch_optional(c)
        .await
    })?;
    Ok(row.map(Person::from))
}

/// The identifier of the person whom an identity provider vouches for, also when they have left.
pub async fn id_of(from: impl Into<Reader<'_>>, who: &Subject) -> Result<Option<PersonId>, Trouble> {
    let id: Option<Uuid> = read!(&mut from.into(), c => {
        sqlx::query_scalar("SELECT id FROM person WHERE issuer = $1 AND subject = $2")
            .bind(&who.issuer)
            .bind(&who.subject)
            .fetch_optional(c)
            .await
    })?;
    Ok(id.map(PersonId))
}

/// Who vouches for a person; nobody for one who cannot sign in.
pub async fn subject_of(from: impl Into<Reader<'_>>, person: PersonId) -> Result<Option<Subject>, Trouble> {
    let row: Option<(Option<String>, Option<String>)> = read!(&mut from.into(), c => {
        sqlx::query_as("SELECT issuer, subject FROM person WHERE id = $1 AND disabled_at IS NULL")
            .bind(person.0)
            .fetch_optional(c)
            .await
    })?;
    let vouched = |(issuer, subject): (Option<String>, Option<String>)| issuer.zip(subject);
    Ok(row.and_then(vouched).map(|(issuer, subject)| Subject { issuer, subject }))
}

/// Everybody who has not left, by name.
pub async fn list(from: impl Into<Reader<'_>>) -> Result<Vec<Person>, Trouble> {
    let rows: Vec<Row> = read!(&mut from.into(), c => {
        sqlx::query_as(
            "SELECT id, name, roles, discipline, unit, organisation, place FROM person \
             WHERE disabled_at IS NULL ORDER BY name, id",
        )
        .fetch_all(c)
        .await
    })?;
    Ok(rows.into_iter().map(Person::from).collect())
}

/// Enters a person, or brings the known one with the same id up to date. `subject` stays as it was when none is given.
pub async fn put(unit: &mut Unit, person: &Person, subject: Option<&Subject>) -> Result<(), Trouble> {
    change!(
        unit,
        "INSERT INTO person (id, issuer, subject, name, roles, discipline, unit, organisation, place) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (id) DO UPDATE SET \
             issuer = coalesce(excluded.issuer, person.issuer), subject = coalesce(excluded.subject, person.subject), \
             name = excluded.name, roles = excluded.roles, discipline = excluded.discipline, unit = excluded.unit, \
             organisation = excluded.organisation, place = excluded.place, disabled_at = NULL",
        [
            person.id.0,
            subject.map(|who| who.issuer.as_str()),
            subject.map(|who| who.subject.as_str()),
            &person.name,
            Json(&person.roles),
            Word(person.discipline),
            &person.unit,
            &person.organisation,
            &person.place
        ]
    )?;
    Ok(())
}

/// Notes that a person has left: they sign in no more, and their browsers are signed out.
pub async fn disable(unit: &mut Unit, person: PersonId) -> Result<(), Trouble> {
    let at = unit.now().micros();
    change!(unit, "UPDATE person SET disabled_at = $1 WHERE id = $2", [at, person.0])?;
    change!(unit, "DELETE FROM browser_session WHERE person = $1", [person.0])?;
    Ok(())
}
