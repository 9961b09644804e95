//! Whether the people in a session may still be there. It is looked up for all lines of a session at once, so that a
//! full room costs a statement and not one a screen, and in the database, so that it does not matter on which node
//! somebody's rights were taken away.

use std::time::Duration;

use board::Timestamp;
use board::access::Action;
use board::ids::SessionId;
use store::rights::{self, Standing};
use tokio::time::MissedTickBehavior;

use super::closing::Closing;
use super::lines::Line;
use crate::auth::{Caller, browser_session};
use crate::problem::Problem;
use crate::state::App;

/// Rights are looked at this often, so that a change is felt within a second on a busy machine, too.
const WATCH: Duration = Duration::from_millis(400);

/// The person at `browser`, if they are still signed in and may still be in the session; none in the error when that
/// cannot be found out now.
pub async fn of(app: &App, session: SessionId, browser: [u8; 32]) -> Result<Caller, Option<Closing>> {
    let now = app.now();
    match rights::in_session(app.db(), session, &[browser], now).await {
        Ok(found) => judged(found.first(), now).map_err(Some),
        Err(trouble) => {
            tracing::warn!(%trouble, "rights cannot be looked up");
            Err(None)
        }
    }
}

/// Closes lines to a session whose people may be there no more, as long as it has lines.
pub async fn watch(app: App, session: SessionId) {
    let mut tick = tokio::time::interval(WATCH);
    tick.set_missed_tick_behavior(MissedTickBehavior::Delay);
    tick.tick().await;
    while let Some(lines) = app.rooms.0.lines.watched(session) {
        if let Err(problem) = look(&app, session, &lines).await {
            tracing::warn!(?problem, "rights cannot be looked up");
        }
        tick.tick().await;
    }
}

async fn look(app: &App, session: SessionId, lines: &[Line]) -> Result<(), Problem> {
    let now = app.now();
    let mut browsers: Vec<_> = lines.iter().map(|line| line.browser).collect();
    browsers.sort_unstable();
    browsers.dedup();
    let found = rights::in_session(app.db(), session, &browsers, now).await?;
    let mut seen = Vec::new();
    for line in lines {
        let standing = found.iter().find(|standing| standing.browser == line.browser);
        match judged(standing, now) {
            Ok(_) => seen.extend(standing.map(|one| (one.browser, one.last_seen_at, one.expires_at))),
            Err(closing) => line.queue.close(closing),
        }
    }
    browser_session::seen(app, &seen).await
}

fn judged(standing: Option<&Standing>, now: Timestamp) -> Result<Caller, Closing> {
    let standing = standing.filter(|one| !browser_session::is_idle(one.last_seen_at, now));
    let standing = standing.ok_or(Closing::SignedOut)?;
    let caller = Caller { person: standing.person.clone(), session: standing.browser };
    if caller.may(standing.relation, Action::JoinSession) { Ok(caller) } else { Err(Closing::Revoked) }
}
