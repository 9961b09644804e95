//! An update on its way to disk, and what stands there when a case is decided.

use board::ids::AgendaItemId;
use store::texts::{self, NewUpdate, NotTheirs};
use store::{Stop, Stream, Trouble, Unit};

use super::closing::Closing;
use super::document::Document;
use crate::session_commands::Folded;

/// Stores an update inside a unit of work, by the rights of that moment. Gives its number.
///
/// # Errors
/// The text is frozen or not theirs to write, is another version by now, or the client is another person's.
pub async fn store(unit: &mut Unit, new: &NewUpdate) -> Result<i64, Stop<Closing>> {
    let stream = Stream::session(new.document.session);
    let state = unit.room::<Folded>(&stream).await?.0.as_ref();
    let writes = state.and_then(|state| state.writes(new.document.item, new.person).ok());
    match writes.map(board::session::Item::texts_version) {
        None => return Err(Stop::Refused(Closing::ReadOnly)),
        Some(version) if version != new.version => return Err(Stop::Refused(Closing::OtherVersion)),
        Some(_) => {}
    }
    texts::append(unit, new).await.map_err(|stop| match stop {
        Stop::Refused(NotTheirs) => Stop::Refused(Closing::NotTheirs),
        Stop::Trouble(trouble) => Stop::Trouble(trouble),
    })
}

/// What the board has written on the item, as it stands in this unit of work.
///
/// # Errors
/// It cannot be read.
pub async fn written(unit: &mut Unit, item: AgendaItemId) -> Result<board::text::Texts, Trouble> {
    Ok(Document::opened(&texts::opened_in(unit, item).await?).texts())
}
