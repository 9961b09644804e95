//! Roots and proofs byte for byte those of two other implementations, `ct-merkle` and `tlog_tiles`.

use ct_merkle::mem_backed_tree::MemoryBackedTree;
use proptest::prelude::*;
use sha2::Sha256;
use tlog::{Hash, consistency_nodes, inclusion_nodes};
use tlog_tiles::HashReader;

use crate::journal::{Journal, entry};

type Ct = MemoryBackedTree<Sha256, Vec<u8>>;

/// The hashes of `tlog_tiles` in its own order.
#[derive(Default)]
struct Tiles(Vec<tlog_tiles::Hash>);

impl HashReader for Tiles {
    fn read_hashes(&self, indexes: &[u64]) -> Result<Vec<tlog_tiles::Hash>, tlog_tiles::Error> {
        let read =
            |&index: &u64| self.0.get(index as usize).copied().ok_or(tlog_tiles::Error::IndexesNotInTree);
        indexes.iter().map(read).collect()
    }
}

fn ct_of(size: u64) -> Ct {
    let mut tree = Ct::new();
    (0..size).for_each(|index| tree.push(entry(index)));
    tree
}

fn tiles_of(size: u64) -> Result<Tiles, tlog_tiles::Error> {
    let mut tiles = Tiles::default();
    for index in 0..size {
        let new = tlog_tiles::stored_hashes(index, &entry(index), &tiles)?;
        tiles.0.extend(new);
    }
    Ok(tiles)
}

fn flat(hashes: &[Hash]) -> Vec<u8> {
    hashes.iter().flat_map(|hash| hash.0).collect()
}

fn flat_tiles(hashes: &[tlog_tiles::Hash]) -> Vec<u8> {
    hashes.iter().flat_map(|hash| hash.0).collect()
}

#[test]
fn all_proofs_of_all_small_logs_are_those_of_both_oracles() {
    const LARGEST: u64 = 40;
    let journal = Journal::with_size(LARGEST);
    let tiles = tiles_of(LARGEST).unwrap();
    for size in 1..=LARGEST {
        let ct = ct_of(size);
        assert_eq!(journal.root(size).0.as_slice(), ct.root().as_bytes().as_slice(), "root of {size}");
        assert_eq!(journal.root(size).0, tlog_tiles::tree_hash(size, &tiles).unwrap().0, "root of {size}");
        for index in 0..size {
            let ours = flat(&journal.inclusion(index, size).unwrap());
            assert_eq!(ours, ct.prove_inclusion(index as usize).as_bytes(), "{index} in {size}");
            let theirs = tlog_tiles::prove_record(size, index, &tiles).unwrap();
            assert_eq!(ours, flat_tiles(&theirs), "{index} in {size}");
        }
        for old in 1..=size {
            let ours = flat(&journal.consistency(old, size).unwrap());
            assert_eq!(ours, ct.prove_consistency((size - old) as usize).as_bytes(), "{old} to {size}");
            let theirs = tlog_tiles::prove_tree(size, old, &tiles).unwrap();
            assert_eq!(ours, flat_tiles(&theirs), "{old} to {size}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn proofs_of_larger_logs_are_those_of_both_oracles(
        (size, index, old) in (1..1500_u64).prop_flat_map(|size| (Just(size), 0..size, 1..=size)),
    ) {
        let (journal, ct, tiles) = (Journal::with_size(size), ct_of(size), tiles_of(size).unwrap());
        let root = journal.frontier.root();
        prop_assert_eq!(root.0.to_vec(), ct.root().as_bytes().to_vec());
        prop_assert_eq!(root.0, tlog_tiles::tree_hash(size, &tiles).unwrap().0);

        let inclusion = flat(&journal.inclusion(index, size).unwrap());
        prop_assert_eq!(&inclusion[..], ct.prove_inclusion(index as usize).as_bytes().to_vec());
        prop_assert_eq!(inclusion, flat_tiles(&tlog_tiles::prove_record(size, index, &tiles).unwrap()));

        let consistency = flat(&journal.consistency(old, size).unwrap());
        prop_assert_eq!(&consistency[..], ct.prove_consistency((size - old) as usize).as_bytes().to_vec());
        prop_assert_eq!(consistency, flat_tiles(&tlog_tiles::prove_tree(size, old, &tiles).unwrap()));
    }

    #[test]
    fn plans_name_only_nodes_a_log_of_that_size_has_stored(
        (size, index, old) in (1..300_u64).prop_flat_map(|size| (Just(size), 0..size, 0..=size)),
    ) {
        let journal = Journal::with_size(size);
        for node in inclusion_nodes(index, size).unwrap().into_iter().chain(consistency_nodes(old, size).unwrap()) {
            prop_assert!(journal.nodes.contains_key(&node), "{:?}", node);
        }
    }

    #[test]
    fn plans_of_any_size_are_logarithmic(
        (size, index, old) in (1..=u64::MAX).prop_flat_map(|size| (Just(size), 0..size, 0..=size)),
    ) {
        prop_assert!(inclusion_nodes(index, size).unwrap().len() <= 127);
        prop_assert!(consistency_nodes(old, size).unwrap().len() <= 128);
    }
}
