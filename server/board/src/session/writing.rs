//! Who may write the texts of a case with others, and which version they write.

use crate::ids::{AgendaItemId, PersonId};
use crate::standing::MemberKind;

use super::decide::live_item;
use super::state::{Item, ItemState, State};
use super::{Needed, Refusal};

impl State {
    /// The item whose texts `person` may write now: while it is before the board, by those who take part in it. Observers
    /// read.
    ///
    /// # Errors
    /// Why not.
    pub fn writes(&self, id: AgendaItemId, person: PersonId) -> Result<&Item, Refusal> {
        let item = live_item(self, id, &[ItemState::Presenting, ItemState::Voting])?;
        let attends = self.attends(person).ok_or(Refusal::Forbidden { needed: Needed::Attendee })?;
        if item.recused.contains(&person) {
            return Err(Refusal::Recused { item: id });
        }
        if attends.kind == MemberKind::Observer {
            return Err(Refusal::Forbidden { needed: Needed::Member });
        }
        Ok(item)
    }
}

impl Item {
    /// The version that the texts belong to: of the statement that stands, or of the one that is worked towards.
    pub fn texts_version(&self) -> u32 {
        match self.state {
            ItemState::Decided | ItemState::Signed => self.versions,
            _ => self.versions + 1,
        }
    }
}
