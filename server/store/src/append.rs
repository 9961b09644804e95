//! Turns a batch's staged entries into rows: commitments, leaves, Merkle nodes, sealed payloads.

use std::sync::Arc;

use tlog::{Checkpoint, Frontier, Hash, NodeId};
use uuid::Uuid;

use crate::checkpoint::Signed;
use crate::command::Answered;
use crate::insert::insert;
use crate::leaf;
use crate::scope_key::{self, ScopeKey};
use crate::seal::{self, Salted, Unsealable};
use crate::trouble::Trouble;
use crate::unit::{Staged, Unit};
use crate::within;

/// What one staged entry becomes.
struct Sealed<'a> {
    staged: &'a Staged,
    leaf: Vec<u8>,
    hash: Hash,
    key_id: Uuid,
    ciphertext: Vec<u8>,
}

/// Writes the staged entries and the commands' answers. The tree with them is given back, not kept: it becomes
/// true at the commit.
pub(crate) async fn append(unit: &mut Unit, commands: &[Answered]) -> Result<Frontier, Trouble> {
    let keys = scope_key::of_batch(unit).await?;
    let mut tree = unit.tree.clone();
    let (mut sealed, mut nodes) = (Vec::with_capacity(unit.staged.len()), Vec::new());
    for staged in &unit.staged {
        let key = staged.erased.as_ref().map(|erased| &erased.key).or_else(|| keys.get(&staged.entry.scope));
        let ScopeKey { id: key_id, key } = key.ok_or(Unsealable::NoDataKey)?;
        let salted = Salted { salt: seal::random()?, body: staged.entry.body.to_vec() };
        let leaf = leaf::bytes(&staged.entry, staged.placed, salted.commit())?;
        let hash = tlog::leaf_hash(&leaf);
        nodes.extend(tree.append(hash).into_iter().filter(|(node, _)| node.level > 0));
        let ciphertext = salted.seal(key, *key_id, staged.placed.seq)?;
        sealed.push(Sealed { staged, leaf, hash, key_id: *key_id, ciphertext });
    }
    let conn = &mut unit.conn;
    insert_entries(conn, &sealed).await?;
    insert_nodes(conn, &nodes).await?;
    insert!(conn, "INSERT INTO command (id, actor, body_sha256, outcome, first_seq) VALUES ", commands, row => [
        row.command.id.0,
        row.command.actor.0,
        row.command.body_sha256.as_slice(),
        row.outcome.as_str(),
        row.first_seq,
    ])?;
    Ok(tree)
}

async fn insert_entries(conn: &mut crate::Conn, sealed: &[Sealed<'_>]) -> sqlx::Result<()> {
    insert!(
        conn,
        "INSERT INTO journal (seq, stream, stream_seq, event_id, actor, on_behalf_of, unit, organisation, purpose, \
         at, kind, leaf, leaf_hash) VALUES ",
        sealed,
        row => [
            row.staged.placed.seq,
            row.staged.entry.stream.as_str(),
            row.staged.placed.stream_seq,
            row.staged.placed.event_id.0,
            row.staged.entry.who.actor.0,
            row.staged.entry.who.on_behalf_of.map(|person| person.0),
            row.staged.entry.who.unit.as_str(),
            row.staged.entry.who.organisation.as_str(),
            row.staged.entry.purpose.0,
            row.staged.placed.at.micros(),
            row.staged.entry.kind.0,
            row.leaf.as_slice(),
            row.hash.as_bytes().as_slice(),
        ]
    )?;
    insert!(conn, "INSERT INTO journal_payload (seq, key_id, ciphertext) VALUES ", sealed, row => [
        row.staged.placed.seq,
        row.key_id,
        row.ciphertext.as_slice(),
    ])?;
    let about: Vec<(Uuid, i64)> = sealed
        .iter()
        .flat_map(|row| row.staged.entry.about.iter().map(|subject| (*subject, row.staged.placed.seq)))
        .collect();
    insert!(conn, "INSERT INTO journal_about (subject, seq) VALUES ", &about, row => [row.0, row.1])
}

async fn insert_nodes(conn: &mut crate::Conn, nodes: &[(NodeId, Hash)]) -> sqlx::Result<()> {
    insert!(conn, "INSERT INTO merkle_node (level, idx, hash) VALUES ", nodes, row => [
        i64::from(row.0.level),
        row.0.index.cast_signed(),
        row.1.as_bytes().as_slice(),
    ])
}

/// Signs and stores a checkpoint of the tree, within the transaction. It may leave the process after the commit only.
pub(crate) async fn checkpoint(unit: &mut Unit, tree: &Frontier) -> Result<Arc<Signed>, Trouble> {
    let (size, root) = (tree.size(), tree.root());
    let note = Checkpoint::new(unit.keys.origin(), size, root)?.sign(&[unit.keys.signing()])?.to_string();
    let at = unit.clock.now().micros();
    // Another node may have signed the same size.
    within!(&mut unit.conn, c => {
        sqlx::query(
            "INSERT INTO checkpoint (size, root, note, at) SELECT $1, $2, $3, $4 \
             WHERE NOT EXISTS (SELECT 1 FROM checkpoint WHERE size = $1)",
        )
        .bind(size.cast_signed())
        .bind(root.as_bytes().as_slice())
        .bind(note.as_str())
        .bind(at)
        .execute(&mut *c)
        .await
        .map(|_| ())
    })?;
    Ok(Arc::new(Signed { size, root, note }))
}
