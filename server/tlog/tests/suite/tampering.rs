//! What must not verify.

use proptest::prelude::*;
use tlog::{Frontier, Hash, VerifyError, frontier_nodes, verify_consistency, verify_inclusion};

use crate::journal::{Journal, leaf};

const LARGEST: u64 = 33;

fn changed(hash: Hash) -> Hash {
    let mut bytes = hash.0;
    bytes[31] ^= 1;
    Hash(bytes)
}

#[test]
fn an_entry_is_proved_at_its_index_and_at_no_other() {
    let journal = Journal::with_size(LARGEST);
    for size in 1..=LARGEST {
        for index in 0..size {
            let proof = journal.inclusion(index, size).unwrap();
            for claimed in 0..size {
                let verified = verify_inclusion(leaf(index), claimed, size, &proof, journal.root(size));
                assert_eq!(verified.is_ok(), claimed == index, "{index} claimed at {claimed} of {size}");
            }
        }
    }
}

#[test]
fn a_proof_for_one_size_does_not_lead_to_the_root_of_another() {
    let journal = Journal::with_size(LARGEST);
    for size in 1..=LARGEST {
        for index in 0..size {
            let proof = journal.inclusion(index, size).unwrap();
            for claimed in (0..=LARGEST).filter(|&claimed| claimed != size) {
                let verified = verify_inclusion(leaf(index), index, claimed, &proof, journal.root(claimed));
                assert!(verified.is_err(), "{index} of {size} claimed for {claimed}");
            }
        }
    }
}

#[test]
fn a_log_is_consistent_with_each_of_its_beginnings_and_no_other() {
    let journal = Journal::with_size(LARGEST);
    for new in 0..=LARGEST {
        for old in 0..=new {
            let proof = journal.consistency(old, new).unwrap();
            for claimed in 0..=LARGEST {
                let verified =
                    verify_consistency(claimed, journal.root(claimed), new, journal.root(new), &proof);
                // No proof is needed from nothing, nor from the log itself: the same empty proof serves both.
                let trivial = proof.is_empty() && (claimed == 0 || claimed == new);
                assert_eq!(
                    verified.is_ok(),
                    claimed == old || trivial,
                    "{old} claimed as {claimed} of {new}"
                );
            }
        }
    }
}

#[test]
fn wrong_roots_are_named() {
    let journal = Journal::with_size(7);
    let (old, new) = (journal.root(3), journal.root(7));
    let inclusion = journal.inclusion(5, 7).unwrap();
    let consistency = journal.consistency(3, 7).unwrap();
    let wrong = changed(new);
    assert_eq!(
        verify_inclusion(leaf(5), 5, 7, &inclusion, wrong),
        Err(VerifyError::RootDiffers { expected: wrong, computed: new })
    );
    assert_eq!(
        verify_consistency(3, old, 7, wrong, &consistency),
        Err(VerifyError::RootDiffers { expected: wrong, computed: new })
    );
    assert_eq!(
        verify_consistency(3, changed(old), 7, new, &consistency),
        Err(VerifyError::OldRootDiffers { expected: changed(old), computed: old })
    );
    assert_eq!(
        verify_consistency(0, old, 7, new, &[]),
        Err(VerifyError::OldRootDiffers { expected: old, computed: Hash::of_empty_tree() })
    );
    assert!(
        verify_consistency(4, changed(journal.root(4)), 7, new, &journal.consistency(4, 7).unwrap()).is_err()
    );
    assert!(verify_consistency(7, changed(new), 7, new, &[]).is_err());
}

#[test]
fn a_proof_with_a_hash_more_or_less_is_refused() {
    let journal = Journal::with_size(7);
    let (old, new) = (journal.root(3), journal.root(7));
    let longer = |proof: &[Hash]| [proof, &[leaf(0)]].concat();
    let inclusion = journal.inclusion(5, 7).unwrap();
    assert_eq!(
        verify_inclusion(leaf(5), 5, 7, &longer(&inclusion), new),
        Err(VerifyError::ProofTooLong { used: 3, got: 4 })
    );
    assert_eq!(
        verify_inclusion(leaf(5), 5, 7, &inclusion[..2], new),
        Err(VerifyError::ProofTooShort { got: 2 })
    );
    let consistency = journal.consistency(3, 7).unwrap();
    assert_eq!(
        verify_consistency(3, old, 7, new, &longer(&consistency)),
        Err(VerifyError::ProofTooLong { used: 4, got: 5 })
    );
    assert_eq!(
        verify_consistency(3, old, 7, new, &consistency[..3]),
        Err(VerifyError::ProofTooShort { got: 3 })
    );
    assert_eq!(verify_consistency(3, old, 7, new, &[]), Err(VerifyError::ProofTooShort { got: 0 }));
    assert_eq!(
        verify_consistency(7, new, 7, new, &[old]),
        Err(VerifyError::ProofTooLong { used: 0, got: 1 })
    );
    assert_eq!(verify_consistency(8, old, 7, new, &[]), Err(VerifyError::SizesReversed { old: 8, new: 7 }));
    assert_eq!(
        verify_inclusion(leaf(7), 7, 7, &[], new),
        Err(VerifyError::IndexOutside { index: 7, size: 7 })
    );
}

#[test]
fn a_log_restored_from_its_stored_nodes_goes_on_as_before() {
    let whole = Journal::with_size(LARGEST);
    for size in 0..=LARGEST {
        let stored = frontier_nodes(size).iter().map(|node| whole.nodes[node]).collect();
        let mut restored = Frontier::restore(size, stored).unwrap();
        assert_eq!((restored.size(), restored.root()), (size, whole.root(size)));
        for index in size..LARGEST {
            for (node, hash) in restored.append(leaf(index)) {
                assert_eq!(hash, whole.nodes[&node], "{node:?}");
            }
        }
        assert_eq!(restored, whole.frontier);
    }
}

proptest! {
    #[test]
    fn a_changed_hash_anywhere_in_a_proof_is_refused(
        (size, index, old) in (2..400_u64).prop_flat_map(|size| (Just(size), 0..size, 1..size)),
        at in any::<prop::sample::Index>(),
    ) {
        let journal = Journal::with_size(size);
        let mut inclusion = journal.inclusion(index, size).unwrap();
        prop_assert_eq!(verify_inclusion(leaf(index), index, size, &inclusion, journal.root(size)), Ok(()));
        prop_assert!(verify_inclusion(changed(leaf(index)), index, size, &inclusion, journal.root(size)).is_err());
        let at_inclusion = at.index(inclusion.len());
        inclusion[at_inclusion] = changed(inclusion[at_inclusion]);
        prop_assert!(verify_inclusion(leaf(index), index, size, &inclusion, journal.root(size)).is_err());

        let mut consistency = journal.consistency(old, size).unwrap();
        let (older, newer) = (journal.root(old), journal.root(size));
        prop_assert_eq!(verify_consistency(old, older, size, newer, &consistency), Ok(()));
        let at_consistency = at.index(consistency.len());
        consistency[at_consistency] = changed(consistency[at_consistency]);
        prop_assert!(verify_consistency(old, older, size, newer, &consistency).is_err());
    }

    #[test]
    fn a_made_up_proof_is_refused_without_a_panic(
        (index, size, old) in any::<(u64, u64, u64)>(),
        proof in prop::collection::vec(any::<[u8; 32]>().prop_map(Hash), 0..70),
    ) {
        let root = leaf(0);
        prop_assert!(verify_inclusion(leaf(1), index, size, &proof, root).is_err());
        prop_assert!(verify_consistency(old, leaf(2), size, root, &proof).is_err());
    }
}
