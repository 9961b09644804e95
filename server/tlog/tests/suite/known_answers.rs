//! The roots every Certificate Transparency implementation is tested with: eight entries, RFC 6962 hashing.

use tlog::{Hash, NodeId};

use crate::journal::Journal;

fn entries() -> [Vec<u8>; 8] {
    [
        vec![],
        vec![0x00],
        vec![0x10],
        vec![0x20, 0x21],
        vec![0x30, 0x31],
        (0x40..=0x43).collect(),
        (0x50..=0x57).collect(),
        (0x60..=0x6f).collect(),
    ]
}

#[test]
fn the_roots_of_the_first_eight_sizes_are_the_published_ones() {
    let roots: Vec<_> = Journal::of(entries()).roots.iter().map(Hash::to_string).collect();
    assert_eq!(
        roots,
        [
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
        ]
    );
}

#[test]
fn eight_entries_leave_fifteen_stored_nodes() {
    let journal = Journal::of(entries());
    assert_eq!(journal.nodes.len(), 15);
    let right = journal.nodes[&NodeId { level: 2, index: 1 }];
    assert_eq!(right.to_string(), "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4");
}
