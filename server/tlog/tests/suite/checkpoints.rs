//! Checkpoints: their text is pinned here to what any other implementation writes.

use proptest::prelude::*;
use tlog::{
    Checkpoint, CheckpointError, Frontier, Hash, HashError, KeyError, Note, OpenCheckpointError, SigningKey,
    leaf_hash,
};

const ORIGIN: &str = "log.example/journal";

/// Computed apart from this crate, with nothing but SHA-256 and Ed25519: entries `first`, `second`, `third`; the
/// secret key is the bytes 0 to 31.
const GOLDEN: &str = "\
log.example/journal
3
w2UeVBcUxT1kjsx7rsp/4sNu9PplvM4ksdcShkN95WY=

— log.example/journal o2vbDvyn8iohHtE4dbw9YFZVmurSL19/VXps6zsQZUSSiiBSfKW/G2AqpXX1qSjQoo36ZkbQ2BqyRFjy5wx2HpxuaQg=
";

fn key() -> Result<SigningKey, KeyError> {
    SigningKey::from_secret(ORIGIN, &std::array::from_fn(|i| i as u8))
}

#[test]
fn a_signed_checkpoint_reads_as_written_here() {
    let mut log = Frontier::empty();
    for entry in ["first", "second", "third"] {
        log.append(leaf_hash(entry.as_bytes()));
    }
    let checkpoint = Checkpoint::new(ORIGIN, log.size(), log.root()).unwrap();
    let key = key().unwrap();
    assert_eq!(checkpoint.sign(&[&key]).unwrap().to_string(), GOLDEN);

    let known = [key.verifying_key().clone()];
    assert_eq!(Checkpoint::open(&Note::parse(GOLDEN).unwrap(), ORIGIN, &known), Ok(checkpoint));
}

#[test]
fn extension_lines_are_signed_and_kept() {
    let text = "log.example/journal\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\nepoch 2\nnote ö\n";
    let checkpoint: Checkpoint = text.parse().unwrap();
    assert_eq!(checkpoint.extensions(), ["epoch 2", "note ö"]);
    assert_eq!(
        (checkpoint.origin(), checkpoint.size(), checkpoint.root()),
        (ORIGIN, 0, Hash::of_empty_tree())
    );
    let built = Checkpoint::new(ORIGIN, 0, Hash::of_empty_tree()).unwrap();
    assert_eq!(built.with_extension("epoch 2").unwrap().with_extension("note ö").unwrap(), checkpoint);
    assert_eq!(checkpoint.to_string(), text);
}

#[test]
fn a_checkpoint_of_another_log_is_refused() {
    let known = [key().unwrap().verifying_key().clone()];
    let opened = Checkpoint::open(&Note::parse(GOLDEN).unwrap(), "log.example/other", &known);
    let expected =
        OpenCheckpointError::OriginDiffers { expected: "log.example/other".into(), found: ORIGIN.into() };
    assert_eq!(opened, Err(expected));
}

#[test]
fn a_signed_text_that_is_no_checkpoint_is_refused() {
    let key = key().unwrap();
    let note = Note::sign("log.example/journal\n3\n".into(), &[&key]).unwrap();
    let known = [key.verifying_key().clone()];
    let malformed = OpenCheckpointError::Malformed(CheckpointError::Lines { got: 2 });
    assert_eq!(Checkpoint::open(&note, ORIGIN, &known), Err(malformed));
}

#[test]
fn what_is_wrong_with_a_checkpoint_is_said() {
    const ROOT: &str = "w2UeVBcUxT1kjsx7rsp/4sNu9PplvM4ksdcShkN95WY=";
    let parse = |text: String| text.parse::<Checkpoint>().map(|_| ());
    let line = |number, line: &str| Err(CheckpointError::Line { number, line: line.into() });
    assert_eq!(parse(format!("o\n3\n{ROOT}\n")), Ok(()));
    assert_eq!(parse(format!("o\n3\n{ROOT}")), Err(CheckpointError::Lines { got: 2 }));
    assert_eq!(parse(format!("\n3\n{ROOT}\n")), line(1, ""));
    assert_eq!(parse(format!("o\n3\n{ROOT}\n\n")), line(4, ""));
    assert_eq!(parse(format!("o\n3\n{ROOT}\na\nb\tc\n")), line(5, "b\tc"));
    for size in ["", "03", "+3", "3 ", "18446744073709551616"] {
        assert_eq!(parse(format!("o\n{size}\n{ROOT}\n")), Err(CheckpointError::Size { found: size.into() }));
    }
    assert_eq!(parse("o\n3\nAAAA\n".into()), Err(CheckpointError::Root(HashError::Length { got: 3 })));
    assert!(matches!(parse("o\n3\n*\n".into()), Err(CheckpointError::Root(HashError::Base64(_)))));
    let root = Hash::from_base64(ROOT).unwrap();
    assert_eq!(parse(format!("o\n0\n{ROOT}\n")), Err(CheckpointError::EmptyLogRoot { root }));
    assert_eq!(
        Checkpoint::new("two\nlines", 3, root),
        Err(CheckpointError::Line { number: 1, line: "two\nlines".into() })
    );
}

proptest! {
    #[test]
    fn every_checkpoint_comes_back_from_its_text(
        origin in "[^\\p{Cc}]{1,20}",
        size in 1..=u64::MAX,
        root in any::<[u8; 32]>(),
        extensions in prop::collection::vec("[^\\p{Cc}]{1,20}", 0..3),
    ) {
        let mut checkpoint = Checkpoint::new(&origin, size, Hash(root)).unwrap();
        for line in &extensions {
            checkpoint = checkpoint.with_extension(line).unwrap();
        }
        prop_assert_eq!(checkpoint.to_string().parse(), Ok(checkpoint));
    }

    #[test]
    fn any_text_that_parses_as_a_checkpoint_is_written_the_same(
        text in "[o\n]{0,3}\n[0-9+]{0,3}\n(w2UeVBcUxT1kjsx7rsp/4sNu9PplvM4ksdcShkN95W[A-Z]=)?\n{0,2}[ a]{0,2}\n?",
    ) {
        if let Ok(checkpoint) = text.parse::<Checkpoint>() {
            prop_assert_eq!(checkpoint.to_string(), text);
        }
    }

    #[test]
    fn no_text_makes_the_reader_panic(text in any::<String>()) {
        prop_assert!(text.parse::<Checkpoint>().is_err());
    }
}
