//! The names of a bundle's files.

/// For a stranger: what the bundle is and how it is checked.
pub const README: &str = "README.txt";
/// The log's signed checkpoint that all proofs lead to.
pub const CHECKPOINT: &str = "checkpoint.txt";
/// The decision for reading.
pub const PAGE: &str = "decision.html";
/// The statement's exact bytes, which were signed.
pub const STATEMENT: &str = "decision.json";
/// The log's public key.
pub const KEY: &str = "log.vkey";
/// Name, size and hash of every other file.
pub const MANIFEST: &str = "manifest.json";
/// The log's signature over the manifest.
pub const MANIFEST_NOTE: &str = "manifest.note";
/// The signatures over the statement.
pub const SIGNATURES: &str = "signatures.json";

/// Every file that is there once, in order.
pub const ONCE: [&str; 8] = [README, CHECKPOINT, PAGE, STATEMENT, KEY, MANIFEST, MANIFEST_NOTE, SIGNATURES];

/// What a bundle holds of one entry of the journal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The leaf's exact bytes.
    Leaf,
    /// The body that the leaf commits to.
    Payload,
    /// The 32 bytes that hide the body from guessing.
    Salt,
    /// That the leaf is in the log.
    Proof,
}

impl Part {
    const ALL: [Self; 4] = [Self::Leaf, Self::Payload, Self::Salt, Self::Proof];

    fn frame(self) -> (&'static str, &'static str) {
        match self {
            Self::Leaf => ("entries/", ".leaf.json"),
            Self::Payload => ("entries/", ".payload.json"),
            Self::Salt => ("entries/", ".salt"),
            Self::Proof => ("proofs/", ".tlog-proof"),
        }
    }

    /// The name of this part of the entry at `seq`, which has at least ten digits so that names sort as entries do.
    pub fn name(self, seq: u64) -> String {
        let (before, after) = self.frame();
        format!("{before}{seq:010}{after}")
    }

    /// What [`Part::name`] made this name of.
    pub fn of(name: &str) -> Option<(Self, u64)> {
        Self::ALL.into_iter().find_map(|part| {
            let (before, after) = part.frame();
            let seq = name.strip_prefix(before)?.strip_suffix(after)?.parse().ok()?;
            (part.name(seq) == name).then_some((part, seq))
        })
    }
}

/// Whether a bundle may have a file of this name.
pub fn is_of_a_bundle(name: &str) -> bool {
    ONCE.contains(&name) || Part::of(name).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_has_one_name() {
        assert_eq!(Part::Salt.name(17), "entries/0000000017.salt");
        assert_eq!(Part::of("proofs/0000000017.tlog-proof"), Some((Part::Proof, 17)));
        for other in [
            "proofs/17.tlog-proof",
            "proofs/+000000017.tlog-proof",
            "entries/0000000017.salt/",
            "../decision.json",
        ] {
            assert!(!is_of_a_bundle(other), "{other}");
        }
    }
}
