//! The data key of a scope: made when the scope's first body is sealed, gone when the scope is erased.

use std::collections::HashMap;

use board::ids::EventId;
use uuid::Uuid;

use crate::entry::Scope;
use crate::seal::{self, Key};
use crate::trouble::Trouble;
use crate::unit::Unit;
use crate::within;

/// A data key with its row's id.
#[derive(Clone)]
pub(crate) struct ScopeKey {
    pub(crate) id: Uuid,
    pub(crate) key: Key,
}

/// The key of each scope of the batch. Read anew every time: another node may have erased one.
pub(crate) async fn of_batch(unit: &mut Unit) -> Result<HashMap<Scope, ScopeKey>, Trouble> {
    let mut keys = HashMap::new();
    for index in 0..unit.staged.len() {
        let staged = &unit.staged[index];
        if staged.erased.is_none() && !keys.contains_key(&staged.entry.scope) {
            let scope = staged.entry.scope.clone();
            let key = of(unit, &scope).await?;
            keys.insert(scope, key);
        }
    }
    Ok(keys)
}

/// The key of a scope, made when there is none.
pub(crate) async fn of(unit: &mut Unit, scope: &Scope) -> Result<ScopeKey, Trouble> {
    match stored(unit, scope).await? {
        Some(key) => Ok(key),
        None => new(unit, scope).await,
    }
}

async fn stored(unit: &mut Unit, scope: &Scope) -> Result<Option<ScopeKey>, Trouble> {
    let row: Option<(Uuid, i64, Vec<u8>)> = within!(&mut unit.conn, c => {
        sqlx::query_as("SELECT id, master_version, wrapped FROM data_key WHERE scope = $1 AND wrapped IS NOT NULL")
            .bind(scope.as_str())
            .fetch_optional(&mut *c)
            .await
    })?;
    let Some((id, version, wrapped)) = row else { return Ok(None) };
    Ok(Some(ScopeKey { id, key: unit.keys.unwrap(id, version, &wrapped)? }))
}

async fn new(unit: &mut Unit, scope: &Scope) -> Result<ScopeKey, Trouble> {
    let now = unit.clock.now();
    let (id, key) = (EventId::at(now, seal::random()?).0, Key::random()?);
    let (version, wrapped) = unit.keys.wrap(id, &key)?;
    within!(&mut unit.conn, c => {
        sqlx::query("INSERT INTO data_key (id, scope, master_version, wrapped, created_at) VALUES ($1, $2, $3, $4, $5)")
            .bind(id)
            .bind(scope.as_str())
            .bind(version)
            .bind(wrapped.as_slice())
            .bind(now.micros())
            .execute(&mut *c)
            .await
            .map(|_| ())
    })?;
    Ok(ScopeKey { id, key })
}
