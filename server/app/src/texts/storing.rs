//! An update on its way to disk, and what stands there when a case is decided.

use board::ids::AgendaItemId;
use board::session::Event;
use store::texts::{self, Document, NewUpdate, NotTheirs};
use store::{Entry, Kind, Scope, Stop, Stream, Trouble, Unit, Who};

use super::closing::Closing;
use super::document;
use crate::looks::CARE;
use crate::session_commands::Folded;

/// Stores an update inside a unit of work, by the rights of that moment. Gives its number.
///
/// # Errors
/// The text is frozen or not theirs to write, is another version by now, or the client is another person's.
pub async fn store(unit: &mut Unit, new: &NewUpdate, who: &Who) -> Result<i64, Stop<Closing>> {
    let stream = Stream::session(new.document.session);
    let state = unit.room::<Folded>(&stream).await?.0.as_deref();
    let item = state.and_then(|state| state.writes(new.document.item, new.person).ok());
    let item = item.ok_or(Stop::Refused(Closing::ReadOnly))?;
    if item.texts_version() != new.version {
        return Err(Stop::Refused(Closing::OtherVersion));
    }
    let read_back = item.read_back.is_some();
    let before = if read_back { Some(written(unit, new.document.item).await?) } else { None };
    let n = texts::append(unit, new).await.map_err(|stop| match stop {
        Stop::Refused(NotTheirs) => Stop::Refused(Closing::NotTheirs),
        Stop::Trouble(trouble) => Stop::Trouble(trouble),
    })?;
    if let Some(before) = before
        && before.rationale != written(unit, new.document.item).await?.rationale
    {
        end_read_back(unit, new, who).await?;
    }
    Ok(n)
}

/// What was read aloud is no longer what stands there: that is an event of the session like any other.
async fn end_read_back(unit: &mut Unit, new: &NewUpdate, who: &Who) -> Result<(), Trouble> {
    let Document { item, session, case, patient } = new.document;
    let event = Event::ReadBackEnded { item };
    let entry = Entry::new(Stream::session(session), Kind(event.name()), who.clone(), CARE)
        .about(session.0)
        .about(new.person.0)
        .about(case.0)
        .about(patient.0)
        .category("case")
        .sealed_for(Scope::case(case))
        .body(&event)?;
    let placed = unit.append(entry).await?;
    store::sessions::project(unit, session, &event, placed).await
}

/// What the board has written on the item, as it stands in this unit of work.
///
/// # Errors
/// It cannot be read.
pub async fn written(unit: &mut Unit, item: AgendaItemId) -> Result<board::text::Texts, Trouble> {
    Ok(document::Document::opened(&texts::opened_in(unit, item).await?).texts())
}
