//! The proof of a decision for a browser.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use board::decision::{Decision, SignatureMeaning};
use store::decisions::{self, DecisionRow};
use store::{Journal, Signed};

use crate::api::audit::{DecisionProof, EntryProof};
use crate::problem::Problem;
use crate::state::App;

/// The proof that the decision's entries are in the log, as it stands at the latest checkpoint.
///
/// # Errors
/// The journal cannot be read, or its next checkpoint, within the second, will be the first that covers the decision.
pub async fn of(app: &App, row: &DecisionRow, decision: &Decision) -> Result<DecisionProof, Problem> {
    let journal = &app.store.journal;
    let given = decisions::signatures(app.db(), row.id).await?;
    let given: Vec<_> =
        given.into_iter().filter(|one| one.signature.content_sha256 == decision.content_sha256).collect();
    let last = given.iter().map(|one| one.seq).chain([row.frozen_seq]).max().unwrap_or(row.frozen_seq);
    let latest =
        journal.latest_checkpoint().await?.filter(|signed| last < signed.size).ok_or(Problem::TryAgain)?;
    let frozen = entry(journal, row.frozen_seq, None, latest.size).await?;
    let mut signatures = Vec::with_capacity(given.len());
    for one in given {
        signatures.push(entry(journal, one.seq, Some(one.signature.meaning), latest.size).await?);
    }
    let (earlier_checkpoint, consistency) = earlier(journal, last, &latest).await?;
    Ok(DecisionProof {
        statement: STANDARD.encode(decision.statement.bytes()?),
        frozen,
        signatures,
        checkpoint: latest.note,
        log_key: app.store.keys.signing().verifying_key().to_string(),
        earlier_checkpoint,
        consistency,
    })
}

/// The checkpoint that first covered the entry `seq`, when the log has grown since, with the proof that it only grew.
async fn earlier(
    journal: &Journal,
    seq: u64,
    latest: &Signed,
) -> Result<(Option<String>, Vec<String>), Problem> {
    let first = journal.checkpoint_over(seq).await?.filter(|signed| signed.size < latest.size);
    let Some(first) = first else { return Ok((None, Vec::new())) };
    let hashes = journal.consistency_proof(first.size, latest.size).await?;
    Ok((Some(first.note), hashes.into_iter().map(tlog::Hash::to_base64).collect()))
}

async fn entry(
    journal: &Journal,
    seq: u64,
    meaning: Option<SignatureMeaning>,
    size: u64,
) -> Result<EntryProof, Problem> {
    let raw = journal.raw_entry(seq.cast_signed()).await?.ok_or(Problem::NotFound)?;
    // An erased body has no proof: only its leaf remains.
    let salted = raw.payload.ok_or(Problem::NotFound)?;
    let inclusion = journal.inclusion_proof(seq, size).await?;
    Ok(EntryProof {
        seq,
        meaning,
        leaf: STANDARD.encode(&raw.leaf),
        payload: STANDARD.encode(&salted.body),
        salt: STANDARD.encode(salted.salt),
        inclusion: inclusion.into_iter().map(tlog::Hash::to_base64).collect(),
    })
}
