//! Data keys for what is sealed outside the journal: the same keys, by scope, as the journal's own.

use std::sync::Arc;

use board::ids::EventId;
use uuid::Uuid;

use crate::change::change;
use crate::entry::Scope;
use crate::keys::Keys;
use crate::reader::{Reader, read};
use crate::seal::{self, Key};
use crate::trouble::Trouble;
use crate::unit::Unit;

/// The key of a scope, unless there is none yet or it was erased.
pub(crate) async fn known(
    from: impl Into<Reader<'_>>,
    keys: &Keys,
    scope: &Scope,
) -> Result<Option<(Uuid, Key)>, Trouble> {
    let row: Option<(Uuid, i64, Vec<u8>)> = read!(&mut from.into(), c => {
        sqlx::query_as("SELECT id, master_version, wrapped FROM data_key WHERE scope = $1 AND wrapped IS NOT NULL")
            .bind(scope.as_str())
            .fetch_optional(c)
            .await
    })?;
    let Some((id, version, wrapped)) = row else { return Ok(None) };
    Ok(Some((id, keys.unwrap(id, version, &wrapped)?)))
}

/// The key of a scope, made when there is none.
pub(crate) async fn of_scope(unit: &mut Unit, scope: &Scope) -> Result<(Uuid, Key), Trouble> {
    let keys = Arc::clone(&unit.keys);
    if let Some(known) = known(&mut *unit, &keys, scope).await? {
        return Ok(known);
    }
    let now = unit.now();
    let (id, key) = (EventId::at(now, seal::random()?).0, Key::random()?);
    let (version, wrapped) = keys.wrap(id, &key)?;
    change!(
        unit,
        "INSERT INTO data_key (id, scope, master_version, wrapped, created_at) VALUES ($1, $2, $3, $4, $5)",
        [id, scope.as_str(), version, wrapped.as_slice(), now.micros()]
    )?;
    Ok((id, key))
}
