//! A small decision in a small log, for tests: invented people, an invented patient.

use std::collections::HashMap;

use board::Timestamp;
use board::decision::{ContentHash, Signature, Statement};
use board::session::Event;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use tlog::{Checkpoint, Frontier, Hash, NodeId, SigningKey, inclusion_proof, leaf_hash};
use uuid::Uuid;

use super::leaf::commitment;
use super::{Entry, Material, Payload};

pub const ORIGIN: &str = "hospital.example/journal";
const FROZEN_AT: &str = "2026-12-03T14:02:11.000000Z";
const SIGNED_AT: &str = "2026-12-03T14:30:00.500000Z";

/// Identifier number `n`.
pub fn id(n: u128) -> Uuid {
    Uuid::from_u128(n)
}

pub const CHAIR: u128 = 1;
pub const CASE: u128 = 20;
pub const SESSION: u128 = 21;
pub const ITEM: u128 = 22;
pub const DECISION: u128 = 23;

/// The log's key.
pub fn key() -> SigningKey {
    SigningKey::from_secret(ORIGIN, &[7; 32]).unwrap()
}

fn voter(n: u128, name: &str, discipline: &str) -> Value {
    json!({ "person": id(n), "name": name, "discipline": discipline, "kind": "voting", "recused": false })
}

fn case() -> Value {
    json!({
        "case": id(CASE), "revision": 3,
        "patient": { "id": id(25), "pseudonym": "Rowan 4172", "sex": "female",
            "age": { "years": 61, "months": 2, "days": 3 }, "region": "Testregionen",
            "vital_status": "alive", "protected": false },
        "disease": { "id": id(26), "diagnosis": "A <tumour>", "oncotree": null, "events": [] },
        "question": "Which treatment & when?", "background": "", "urgency": "soon", "needed_by": "2026-12-10",
        "referrer": { "person": id(9), "name": "Ref Errer", "place": "Teststad" },
        "specimens": [], "analyses": [], "files": [],
        "findings": [{
            "variant": id(27), "file": id(28), "line": 41, "allele_index": 1, "assembly": "GRCh38",
            "chrom": "chrT", "pos": 1000, "reference": "A", "alternate": "T", "gene": null, "transcript": null,
            "hgvs_c": null, "hgvs_p": null, "consequence": null,
            "allele_fraction": { "value": 1.0 / 11.0, "alt_count": 1, "depth": 11,
                "method": "ad_over_sum", "caller_value": null, "differs": false },
            "depth": 11, "note": "", "marked_by": id(9), "marked_at": FROZEN_AT
        }],
        "consents": [], "wishes": "To be at home"
    })
}

/// A statement of three voting members; its quorum needs two of them and one pathologist.
pub fn statement() -> Statement {
    serde_json::from_value(json!({
        "form": "samsyn/statement/v1", "decision": id(DECISION), "version": 1, "board": id(24),
        "board_name": "Testkonferensen", "session": id(SESSION), "item": id(ITEM),
        "case": case(),
        "participants": [
            voter(CHAIR, "Chair Person", "medical_oncology"), voter(2, "Path Ologist", "pathology"),
            voter(3, "Gene Ticist", "clinical_genetics"),
        ],
        "quorum": { "held": true, "present": 3, "needed": 2,
            "disciplines": [{ "discipline": "pathology", "present": 1, "needed": 1 }] },
        "recommendations": [{
            "id": id(30), "revision": 1, "proposed_by": id(2), "proposed_at": FROZEN_AT,
            "content": { "kind": "further_test", "test": "RNA panel", "reason": "To see <b>fusions</b>",
                "owner": { "person": id(2), "name": "Path Ologist", "due": "2026-12-20" } }
        }],
        "reached": { "how": "consensus", "read_back_at": FROZEN_AT },
        "dissents": [], "decided_at": FROZEN_AT, "decided_by": id(CHAIR),
    }))
    .unwrap()
}

/// The signature of voter `n` over the content with this hash.
pub fn signature(n: u128, hash: &ContentHash, meaning: &str) -> Signature {
    serde_json::from_value(json!({
        "id": id(100 + n), "decision": id(DECISION), "content_sha256": hash, "signer": id(n),
        "printed_name": if n == CHAIR { "Chair Person" } else { "Path Ologist" }, "discipline": "medical_oncology",
        "meaning": meaning, "at": SIGNED_AT, "authenticated_at": SIGNED_AT, "authentication": "demo",
    }))
    .unwrap()
}

/// An entry to be: stream, its number there, kind, actor, body.
pub struct Written {
    pub stream: String,
    pub stream_seq: u64,
    pub kind: &'static str,
    pub actor: u128,
    pub body: Option<Vec<u8>>,
}

/// A session's event about the case.
pub fn event(stream_seq: u64, actor: u128, event: &Event) -> Written {
    let body = Some(serde_json::to_vec(event).unwrap());
    Written { stream: format!("session/{}", id(SESSION)), stream_seq, kind: event.name(), actor, body }
}

/// An entry of one of the case's own streams, without its body.
pub fn act(stream: &str, stream_seq: u64, kind: &'static str) -> Written {
    Written { stream: format!("{stream}/{}", id(CASE)), stream_seq, kind, actor: 9, body: None }
}

fn leaf(seq: usize, written: &Written, commit: &str) -> Vec<u8> {
    let at: Timestamp =
        if written.kind == "decision.frozen" { FROZEN_AT } else { SIGNED_AT }.parse().unwrap();
    serde_json::to_vec(&json!({
        "about": [id(CASE)], "actor": id(written.actor), "at": at, "categories": ["case"], "commit": commit,
        "event_id": id(1000 + seq as u128), "kind": written.kind, "on_behalf_of": null, "organisation": "Testregionen",
        "outcome": "done", "purpose": "care", "seq": seq, "stream": written.stream, "stream_seq": written.stream_seq,
        "unit": "Testkliniken", "v": 1,
    }))
    .unwrap()
}

/// A log of these entries, and what a bundle holds of it.
pub fn log(written: &[Written]) -> (Vec<Entry>, tlog::Note) {
    let mut nodes: HashMap<NodeId, Hash> = HashMap::new();
    let mut tree = Frontier::empty();
    let mut entries = Vec::new();
    for (seq, one) in written.iter().enumerate() {
        let salt: [u8; 32] = Sha256::digest([seq as u8]).into();
        let body = one.body.clone().unwrap_or_else(|| b"{}".to_vec());
        let leaf = leaf(seq, one, &commitment(&salt, &body));
        nodes.extend(tree.append(leaf_hash(&leaf)));
        let payload = one.body.is_some().then_some(Payload { salt, body });
        entries.push(Entry { seq: seq as u64, leaf, payload, inclusion: Vec::new() });
    }
    for entry in &mut entries {
        entry.inclusion = inclusion_proof(entry.seq, tree.size(), |node| nodes.get(&node).copied()).unwrap();
    }
    let checkpoint = Checkpoint::new(ORIGIN, tree.size(), tree.root()).unwrap();
    (entries, checkpoint.sign(&[&key()]).unwrap())
}

/// The entries of a case that was made, looked at, decided, approved by the chair and reviewed by a member.
pub fn written(statement: &Statement) -> (Vec<Written>, Vec<Signature>) {
    let hash = ContentHash::of(&statement.bytes().unwrap());
    let signatures = vec![signature(CHAIR, &hash, "approved"), signature(2, &hash, "reviewed")];
    let frozen = Event::DecisionFrozen {
        item: statement.item,
        content_sha256: hash,
        statement: statement.clone(),
        texts: None,
    };
    let signed = |n: usize| Event::Signed {
        item: statement.item,
        signature: signatures[n].clone(),
        completes: Some(n == 0),
    };
    let written = vec![
        act("case", 1, "case.created"),
        act("look", 1, "case.read"),
        event(7, CHAIR, &frozen),
        event(8, CHAIR, &signed(0)),
        act("look", 2, "case.read"),
        event(9, 2, &signed(1)),
    ];
    (written, signatures)
}

/// What the bundle of a statement in such a log is made of.
pub fn material_of(statement: Statement) -> Material {
    let (written, signatures) = written(&statement);
    let (entries, checkpoint) = log(&written);
    Material { statement, signatures, entries, checkpoint }
}

/// The bundle's material that holds.
pub fn material() -> Material {
    material_of(statement())
}
