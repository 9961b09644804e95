//! The Merkle tree in the database: complete interior nodes in `merkle_node`, leaves in `journal`.

use std::collections::HashMap;

use tlog::{Frontier, Hash, NodeId, frontier_nodes};

use crate::db::{Conn, Db};
use crate::entry::Stream;
use crate::trouble::Trouble;
use crate::unit::Unit;
use crate::{on, within};

pub(crate) const SIZE: &str = "SELECT coalesce(max(seq) + 1, 0) FROM journal";
const NODE: &str = "SELECT hash FROM merkle_node WHERE level = $1 AND idx = $2";
const LEAF: &str = "SELECT leaf_hash FROM journal WHERE seq = $1";

/// Loads what is needed to append: the hashes of the complete subtrees. Milliseconds, whatever the size.
pub(crate) async fn load(conn: &mut Conn) -> Result<Frontier, Trouble> {
    let size: i64 = within!(conn, c => sqlx::query_scalar(SIZE).fetch_one(&mut *c).await)?;
    let size = size.cast_unsigned();
    let mut subtrees = Vec::new();
    for node in frontier_nodes(size) {
        let stored: Option<Vec<u8>> = within!(conn, c => at(node).fetch_optional(&mut *c).await)?;
        subtrees.extend(stored.as_deref().map(Hash::try_from).transpose()?);
    }
    Ok(Frontier::restore(size, subtrees)?)
}

/// The nodes of `wanted` that are stored.
pub(crate) async fn nodes(db: &Db, wanted: &[NodeId]) -> Result<HashMap<NodeId, Hash>, Trouble> {
    let mut found = HashMap::new();
    for node in wanted {
        let stored: Option<Vec<u8>> = on!(db, pool => at(*node).fetch_optional(pool).await)?;
        if let Some(hash) = stored {
            found.insert(*node, Hash::try_from(hash.as_slice())?);
        }
    }
    Ok(found)
}

fn at<'q, D>(node: NodeId) -> sqlx::query::QueryScalar<'q, D, Vec<u8>, <D as sqlx::Database>::Arguments>
where
    D: sqlx::Database,
    i64: sqlx::Encode<'q, D> + sqlx::Type<D>,
    (Vec<u8>,): for<'r> sqlx::FromRow<'r, D::Row>,
{
    let index = node.index.cast_signed();
    match node.level {
        0 => sqlx::query_scalar(LEAF).bind(index),
        level => sqlx::query_scalar(NODE).bind(i64::from(level)).bind(index),
    }
}

/// Takes in what other nodes committed since: their leaves and the last numbers of their streams. The Merkle nodes
/// are in the database already. Gives how many there were.
pub(crate) async fn catch_up(unit: &mut Unit) -> Result<usize, Trouble> {
    let from = unit.tree.size().cast_signed();
    let entries: Vec<(String, i64, Vec<u8>)> = within!(&mut unit.conn, c => {
        sqlx::query_as("SELECT stream, stream_seq, leaf_hash FROM journal WHERE seq >= $1 ORDER BY seq")
            .bind(from)
            .fetch_all(&mut *c)
            .await
    })?;
    for (stream, stream_seq, hash) in &entries {
        unit.streams.insert(Stream::stored(stream.clone()), *stream_seq);
        unit.tree.append(Hash::try_from(hash.as_slice())?);
    }
    Ok(entries.len())
}
