//! A live session as a pure reducer: [`decide()`] turns a command into events or a refusal, [`State::evolve`] applies an
//! event. The journal stores the events; every screen and every restart folds the same state from them.

mod attending;
mod balloting;
mod chairing;
mod command;
mod decide;
mod deciding;
mod discussing;
mod event;
mod evolve;
mod opining;
mod planning;
mod refusal;
mod reopening;
mod running;
mod seen;
mod settling;
mod signing;
mod state;
mod writing;

pub use command::{Actor, Command, Context};
pub use decide::decide;
pub use event::{Event, Recorded};
pub use refusal::{Needed, Refusal};
pub use seen::Seen;
pub use state::{
    Attendance, Claim, Deferral, How, Item, ItemState, Note, Opinion, Phase, ReadBack, Reopening,
    SessionKind, State,
};

#[cfg(test)]
mod tests;
