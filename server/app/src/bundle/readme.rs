//! What a bundle says of itself to a stranger.

use board::decision::{ContentHash, Statement};

/// The text of `README.txt`.
pub fn of(statement: &Statement, hash: &ContentHash) -> String {
    format!(
        "A SIGNED DECISION OF A MOLECULAR TUMOUR BOARD\n\
         \n\
         Decision {decision}, version {version}, decided {decided}.\n\
         SHA-256 of the signed statement: {hash}\n\
         \n\
         {BODY}",
        decision = statement.decision,
        version = statement.version,
        decided = statement.decided_at,
        hash = hash.as_str(),
    )
}

const BODY: &str = "\
Read decision.html: the question, the recommendations, who took part, and who signed.
It holds health data of a patient under a pseudonym. Keep it as you keep a patient record.

Detta är ett undertecknat beslut av en molekylär tumörkonferens. Läs decision.html.
Kontrollera det med kommandot nedan. Filen innehåller hälsouppgifter: förvara den som journal.

WITH THE PROGRAM
    samsyn verify bundle.zip --key journal.vkey
Get journal.vkey from the hospital by another way than you got this bundle. Without --key the
key in the bundle is used and shown: then compare it with the hospital's.
It ends with 0 when all holds, else with 1 bad signature, 2 not in the log, 3 inconsistent,
4 no quorum, 5 malformed. It needs neither network nor server.

BY HAND
1. sha256sum decision.json gives the hash above. Every signature in signatures.json names it.
2. sha256sum of any file is what manifest.json says of it, and the third line of manifest.note
   is the SHA-256 of manifest.json. The note is a signed note (c2sp.org/signed-note) of the log.
3. entries/N.leaf.json is entry N of the hospital's journal, exactly as it was hashed. Its
   \"commit\" is the SHA-256 of \"samsyn/commit/v1\", a zero byte, N.salt and N.payload.json.
4. proofs/N.tlog-proof (c2sp.org/tlog-proof) leads from that leaf to the root in
   checkpoint.txt, which the log signed (c2sp.org/tlog-checkpoint, RFC 6962).
5. The entry of kind decision.frozen holds the statement and its hash; each entry of kind
   decision.signed holds one signature, by the person who is the entry's actor.

WHAT IT SHOWS, AND WHAT NOT
That these people signed this statement, that the hospital's journal recorded it, and that
nothing here was changed since. Not that the journal shows everybody the same history: for
that, compare checkpoint.txt with one that somebody else kept. Entries added to the journal
after checkpoint.txt are not in the bundle.
";
