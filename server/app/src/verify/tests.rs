//! Attacks on a bundle. A change that the verifier does not find fails here.

mod contents;
mod forgeries;
mod hostile;

use crate::bundle::fixture::{key, material};
use crate::bundle::{Material, archive, make};

use super::fault::Fault;
use super::{Files, Report, check, unpacked_checked};

/// The bundle of `material`.
pub fn bundle(material: &Material) -> Vec<u8> {
    make(material, &key()).unwrap()
}

/// How the check of `zip` ends against the log's true key.
pub fn fault(zip: &[u8]) -> Option<Fault> {
    check(zip, Some(key().verifying_key())).end.err()
}

/// The exit code and what is said of `zip`.
pub fn told(zip: &[u8]) -> (u8, String) {
    fault(zip).map_or((0, String::new()), |fault| (fault.wrong.exit_code(), fault.to_string()))
}

/// The files of a bundle, to be changed and written again with right checksums.
pub fn unpacked(zip: &[u8]) -> std::collections::BTreeMap<String, Vec<u8>> {
    archive::read(zip).unwrap().into_iter().map(|(name, bytes)| (name, bytes.to_vec())).collect()
}

#[test]
fn a_bundle_holds_and_every_step_is_told() {
    let Report { steps, end } = check(&bundle(&material()), Some(key().verifying_key()));
    assert!(end.is_ok(), "{end:?}");
    let told: Vec<&str> = steps.iter().map(|step| step.split(['.', ':', ';']).next().unwrap()).collect();
    assert_eq!(
        told,
        [
            "The archive is whole",
            "The bundle's key is the one given",
            "The log signed the manifest, and every file is the one that it lists",
            "The log signed a checkpoint of 6 entries",
            "6 entries are in the log as they were written, 3 of them with the body they commit to",
            "The case's streams have no gap",
            "Entry 2 froze exactly this statement",
            "Chair Person approved exactly this statement at 2026-12-03T14",
            "Path Ologist reviewed exactly this statement at 2026-12-03T14",
            "A quorum held",
        ]
    );
}

#[test]
fn without_a_key_the_bundles_own_is_used_and_shown() {
    let Report { steps, end } = check(&bundle(&material()), None);
    assert!(end.is_ok());
    assert!(steps[1].starts_with("No key was given"), "{}", steps[1]);
    assert!(steps[1].ends_with(&key().verifying_key().to_string()), "{}", steps[1]);
}

#[test]
fn the_same_material_gives_the_same_bytes() {
    assert_eq!(bundle(&material()), bundle(&material()));
}
