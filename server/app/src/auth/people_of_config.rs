//! Brings the people and boards of the configuration into the record at start. Whoever is known keeps their identifier;
//! only what changed is written and journalled.

use board::ids::{BoardId, PersonId};
use board::person::Person;
use board::standing::{Board, Member, QuorumRule};
use serde::Serialize;
use store::people::{self, Subject};
use store::{Entry, Failed, Kind, Purpose, Stop, Stream, Trouble, Unit, Who, boards};

use crate::config::Config;
use crate::config::directory::{BoardConfig, MemberConfig, PersonConfig};
use crate::state::{App, randomness};

/// Why the people or boards of the configuration cannot be entered. Said to the person at the console.
#[derive(Debug, thiserror::Error)]
pub enum NotEntered {
    /// No provider has the issuer.
    #[error("{subject:?} under [[people]] or [[boards]] names the issuer {issuer:?}, which no provider has")]
    UnknownIssuer {
        /// Whose.
        subject: String,
        /// As configured.
        issuer: String,
    },
    /// There are several providers, or none.
    #[error("{subject:?} under [[people]] or [[boards]] needs an issuer: there is not exactly one provider")]
    IssuerNeeded {
        /// Whose.
        subject: String,
    },
    /// A member of a board is not under `[[people]]`, or has left.
    #[error("the board {board:?} has a member {subject:?}, who is not under [[people]] or has left")]
    UnknownMember {
        /// The board's name.
        board: String,
        /// The member.
        subject: String,
    },
    /// The operating system gave no random bytes.
    #[error("no randomness")]
    Randomness(#[from] getrandom::Error),
    /// The record cannot be read or written.
    #[error(transparent)]
    Trouble(#[from] Trouble),
    /// The batch that held the writing failed.
    #[error("the record could not be written; starting again may help")]
    NotWritten,
}

impl From<NotEntered> for Stop<NotEntered> {
    fn from(refusal: NotEntered) -> Self {
        Self::Refused(refusal)
    }
}

/// Enters the people and boards of the configuration. To be called once at start, before requests are answered.
///
/// # Errors
/// The configuration contradicts itself, or the record cannot be written.
pub async fn enter(app: &App) -> Result<(), NotEntered> {
    let (config, now) = (app.config.clone(), app.now());
    let randomness = || randomness().map_err(|error| Stop::Refused(NotEntered::Randomness(error)));
    let work = async move |unit: &mut Unit| {
        for one in &config.people {
            let new = PersonId::at(now, randomness()?);
            enter_person(unit, &config, one, new).await?;
        }
        for one in &config.boards {
            let new = BoardId::at(now, randomness()?);
            enter_board(unit, &config, one, new).await?;
        }
        Ok::<_, Stop<NotEntered>>(())
    };
    match app.writer().write(work).await {
        Ok(_) => Ok(()),
        Err(Failed::Refused(refusal, _)) => Err(refusal),
        Err(Failed::Trouble(trouble)) => Err(trouble.into()),
        Err(Failed::CommandReused | Failed::Panicked | Failed::TryAgain | Failed::Unknown) => {
            Err(NotEntered::NotWritten)
        }
    }
}

async fn enter_person(
    unit: &mut Unit,
    config: &Config,
    one: &PersonConfig,
    new: PersonId,
) -> Result<(), Stop<NotEntered>> {
    let subject = subject(config, one.issuer.as_deref(), &one.subject)?;
    let present = people::by_subject(&mut *unit, &subject).await?;
    if one.left {
        if let Some(person) = present {
            people::disable(unit, person.id).await?;
            unit.append(entry("person", person.id.0, "person.left")).await?;
        }
        return Ok(());
    }
    // Somebody who left and came back is the same person.
    let known = people::id_of(&mut *unit, &subject).await?;
    let person = Person {
        id: known.unwrap_or(new),
        name: one.name.clone(),
        roles: one.roles.clone(),
        discipline: one.discipline,
        unit: one.unit.clone(),
        organisation: one.organisation.clone(),
        place: one.place.clone(),
    };
    if present.as_ref() == Some(&person) {
        return Ok(());
    }
    people::put(unit, &person, Some(&subject)).await?;
    let kind = if known.is_some() { "person.changed" } else { "person.entered" };
    append(unit, entry("person", person.id.0, kind), &person).await
}

async fn enter_board(
    unit: &mut Unit,
    config: &Config,
    one: &BoardConfig,
    new: BoardId,
) -> Result<(), Stop<NotEntered>> {
    let known = boards::list(&mut *unit).await?.into_iter().find(|board| board.name == one.name);
    let mut members = Vec::new();
    for member in &one.members {
        members.push(found(unit, config, &one.name, member).await?);
    }
    let quorum = QuorumRule { at_least: one.quorum.at_least, disciplines: one.quorum.disciplines.clone() };
    let id = known.as_ref().map_or(new, |board| board.id);
    let (name, centre, policy) = (one.name.clone(), one.centre.clone(), one.policy.clone());
    let board = Board { id, name, centre, quorum, members, policy };
    if known.as_ref() == Some(&board) {
        return Ok(());
    }
    boards::put(unit, &board).await?;
    let kind = if known.is_some() { "board.changed" } else { "board.entered" };
    append(unit, entry("board", board.id.0, kind), &board).await
}

async fn found(
    unit: &mut Unit,
    config: &Config,
    board: &str,
    member: &MemberConfig,
) -> Result<Member, Stop<NotEntered>> {
    let subject = subject(config, member.issuer.as_deref(), &member.subject)?;
    let unknown = || NotEntered::UnknownMember { board: board.to_owned(), subject: member.subject.clone() };
    let person = people::by_subject(&mut *unit, &subject).await?.ok_or_else(unknown)?;
    Ok(Member {
        person: person.id,
        name: person.name,
        discipline: person.discipline,
        place: person.place,
        kind: member.kind,
        office: member.office,
    })
}

/// Whom the configuration means: the issuer may be left out when there is only one.
fn subject(config: &Config, issuer: Option<&str>, subject: &str) -> Result<Subject, NotEntered> {
    let of = |issuer: &str| Subject { issuer: issuer.to_owned(), subject: subject.to_owned() };
    match (issuer, config.providers.as_slice()) {
        (Some(issuer), providers) if providers.iter().any(|one| one.issuer == issuer) => Ok(of(issuer)),
        (Some(issuer), _) => {
            Err(NotEntered::UnknownIssuer { subject: subject.to_owned(), issuer: issuer.to_owned() })
        }
        (None, [only]) => Ok(of(&only.issuer)),
        (None, _) => Err(NotEntered::IssuerNeeded { subject: subject.to_owned() }),
    }
}

fn entry(stream: &'static str, id: uuid::Uuid, kind: &'static str) -> Entry {
    Entry::new(Stream::of(stream, id), Kind(kind), Who::server(), Purpose("operation")).about(id)
}

async fn append(unit: &mut Unit, entry: Entry, body: &impl Serialize) -> Result<(), Stop<NotEntered>> {
    let entry = entry.body(body).map_err(Trouble::from)?;
    unit.append(entry).await?;
    Ok(())
}
