//! Signed notes and their keys.

use proptest::prelude::*;
use tlog::{
    KeyError, KeyId, MAX_SIGNATURES, Note, NoteError, OpenNoteError, SignatureLineError, SigningKey,
    VerifyingKey,
};

const TEXT: &str = "Two lines\n\nwith an empty one between, and ö.\n";

fn key(name: &str, secret: u8) -> Result<SigningKey, KeyError> {
    SigningKey::from_secret(name, &[secret; 32])
}

#[test]
fn a_public_key_is_written_with_its_name_and_hash() {
    let secret: [u8; 32] = std::array::from_fn(|i| i as u8);
    let key = SigningKey::from_secret("log.example/journal", &secret).unwrap();
    let vkey = "log.example/journal+a36bdb0e+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4";
    assert_eq!(key.verifying_key().to_string(), vkey);
    assert_eq!(vkey.parse().as_ref(), Ok(key.verifying_key()));
    assert_eq!(format!("{key:?}"), format!("SigningKey({vkey})"), "the secret half is never shown");
}

#[test]
fn a_public_key_with_any_byte_changed_is_refused() {
    let vkey = key("log.example", 1).unwrap().verifying_key().to_string();
    for at in 0..vkey.len() {
        for bit in 0..7 {
            let mut bytes = vkey.clone().into_bytes();
            bytes[at] ^= 1 << bit;
            let parsed = String::from_utf8(bytes).unwrap().parse::<VerifyingKey>();
            assert!(parsed.is_err(), "byte {at}, bit {bit}: {parsed:?}");
        }
    }
}

#[test]
fn what_is_wrong_with_a_key_is_said() {
    let parse = |vkey: &str| vkey.parse::<VerifyingKey>();
    assert_eq!(parse("log.example+a36bdb0e"), Err(KeyError::Parts { parts: 2 }));
    assert_eq!(parse("a b+a36bdb0e+AQ=="), Err(KeyError::Name { name: "a b".into() }));
    assert_eq!(parse("log.example+a36bdb0e+"), Err(KeyError::Algorithm { found: None }));
    assert_eq!(parse("log.example+a36bdb0e+BA=="), Err(KeyError::Algorithm { found: Some(4) }));
    assert_eq!(parse("log.example+a36bdb0e+AQ=="), Err(KeyError::Length { got: 0 }));
    let vkey = key("log.example", 1).unwrap().verifying_key().to_string();
    let renamed = vkey.replace("log.example", "log2.example");
    assert!(matches!(parse(&renamed), Err(KeyError::HashDiffers { .. })));
    for name in ["", "a b", "a\u{2003}b", "a+b", "a\nb"] {
        assert_eq!(key(name, 1).err(), Some(KeyError::Name { name: name.into() }));
    }
}

#[test]
fn a_key_anybody_can_sign_for_is_refused() {
    let name = key("log.example", 1).unwrap().verifying_key().name().clone();
    let mut neutral_element = [0; 32];
    neutral_element[0] = 1;
    assert_eq!(VerifyingKey::new(name, &neutral_element), Err(KeyError::Point));
}

#[test]
fn a_note_comes_back_byte_for_byte_with_its_text() {
    let (log, witness) = (key("log.example", 1).unwrap(), key("witness.example", 2).unwrap());
    let note = Note::sign(TEXT.into(), &[&log, &witness]).unwrap();
    let parsed = Note::parse(&note.to_string()).unwrap();
    assert_eq!(parsed, note);
    assert_eq!(parsed.to_string(), note.to_string());

    let known = [witness.verifying_key().clone(), log.verifying_key().clone()];
    let opened = parsed.open(&known).unwrap();
    assert_eq!(opened.text, TEXT);
    assert_eq!(opened.signed_by, [&known[0], &known[1]]);
    assert!(opened.unknown.is_empty(), "{:?}", opened.unknown);
}

#[test]
fn a_note_with_any_byte_changed_is_refused() {
    let log = key("log.example", 1).unwrap();
    let note = Note::sign(TEXT.into(), &[&log]).unwrap().to_string();
    let known = [log.verifying_key().clone()];
    for at in 0..note.len() {
        for bit in 0..8 {
            let mut bytes = note.clone().into_bytes();
            bytes[at] ^= 1 << bit;
            let Ok(changed) = String::from_utf8(bytes) else { continue };
            let believed = Note::parse(&changed).is_ok_and(|note| note.open(&known).is_ok());
            assert!(!believed, "byte {at}, bit {bit}:\n{changed}");
        }
    }
}

#[test]
fn lines_of_unknown_keys_are_kept_and_prove_nothing() {
    let (log, other) = (key("log.example", 1).unwrap(), key("log.example", 2).unwrap());
    // The form of a timestamped cosignature: another type of key, 72 bytes.
    let cosignature = format!("— witness.example {}Bw==", "BwcH".repeat(25));
    let note = Note::sign(TEXT.into(), &[&log])
        .unwrap()
        .with_signature(cosignature.parse().unwrap())
        .unwrap()
        .to_string();
    assert!(note.ends_with(&format!("{cosignature}\n")));

    let parsed = Note::parse(&note).unwrap();
    let known = [log.verifying_key().clone()];
    let opened = parsed.open(&known).unwrap();
    assert_eq!(opened.unknown, [&parsed.signatures()[1]]);
    assert_eq!(opened.unknown[0].key_id(), KeyId([7; 4]));
    assert_eq!(opened.unknown[0].bytes().len(), 72);
    let stranger = [other.verifying_key().clone()];
    assert_eq!(parsed.open(&stranger), Err(OpenNoteError::NoKnownSignature { known: 1 }));
    assert_eq!(parsed.open(&[]), Err(OpenNoteError::NoKnownSignature { known: 0 }));
}

#[test]
fn a_wrong_signature_of_a_known_key_spoils_a_note_that_another_signed() {
    let (log, witness) = (key("log.example", 1).unwrap(), key("witness.example", 2).unwrap());
    let elsewhere = Note::sign("something else\n".into(), &[&witness]).unwrap();
    let note =
        Note::sign(TEXT.into(), &[&log]).unwrap().with_signature(elsewhere.signatures()[0].clone()).unwrap();
    let known = [log.verifying_key().clone(), witness.verifying_key().clone()];
    let (name, id) = (known[1].name().clone(), known[1].id());
    assert_eq!(note.open(&known), Err(OpenNoteError::BadSignature { name, id }));
    assert!(note.open(&known[..1]).is_ok(), "who does not know the witness ignores its line");
}

#[test]
fn a_key_that_signed_twice_counts_once() {
    let witness = key("witness.example", 2).unwrap();
    let note = Note::sign(TEXT.into(), &[&witness, &witness]).unwrap();
    let known = [witness.verifying_key().clone(), witness.verifying_key().clone()];
    assert_eq!(note.open(&known).unwrap().signed_by, [&known[0]]);
}

#[test]
fn what_is_wrong_with_a_note_is_said() {
    let log = key("log.example", 1).unwrap();
    let sign = |text: &str| Note::sign(text.into(), &[&log]).map(|note| note.to_string());
    assert_eq!(sign("no newline"), Err(NoteError::TextUnended));
    assert_eq!(sign("tab\there\n"), Err(NoteError::ControlCharacter { character: '\t', at: 3 }));
    assert_eq!(Note::sign(TEXT.into(), &[]), Err(NoteError::NoSignature));

    let parse = |note: &str| Note::parse(note).map(|_| ());
    let wrong_line = |source| Err(NoteError::SignatureLine { number: 1, source });
    assert_eq!(parse("text\n— a AAAAAAA=\n"), Err(NoteError::NoSeparator));
    assert_eq!(parse("text\n\n"), Err(NoteError::NoSignature));
    assert_eq!(parse("text\n\n— a AAAAAAA="), Err(NoteError::SignatureUnended));
    assert_eq!(
        parse("text\r\n\n— a AAAAAAA=\n"),
        Err(NoteError::ControlCharacter { character: '\r', at: 4 })
    );
    assert_eq!(parse("text\n\n- a AAAAAAA=\n"), wrong_line(SignatureLineError::Dash));
    assert_eq!(parse("text\n\n— aAAAAAAA=\n"), wrong_line(SignatureLineError::NoSignature));
    assert_eq!(parse("text\n\n— a AAAAAA==\n"), wrong_line(SignatureLineError::TooShort { got: 4 }));
    let nameless = SignatureLineError::Name(KeyError::Name { name: String::new() });
    assert_eq!(parse("text\n\n—  AAAAAAA=\n"), wrong_line(nameless));
    assert_eq!(parse("text\n\n— a AAAAAAA=\n"), Ok(()));
}

#[test]
fn a_note_has_room_for_sixty_four_signatures() {
    let line = "— a AAAAAAA=\n";
    let full = format!("text\n\n{}", line.repeat(MAX_SIGNATURES));
    let note = Note::parse(&full).unwrap();
    let one_more = note.signatures()[0].clone();
    assert_eq!(note.with_signature(one_more), Err(NoteError::TooManySignatures { got: 65 }));
    assert_eq!(Note::parse(&format!("{full}{line}")), Err(NoteError::TooManySignatures { got: 65 }));
}

proptest! {
    #[test]
    fn any_text_that_parses_as_a_note_is_written_the_same(note in "[a— =A\n]{0,40}\n\n(— [a-c]{0,2} [AQ/]{0,8}={0,2}\n){0,3}") {
        if let Ok(parsed) = Note::parse(&note) {
            prop_assert_eq!(parsed.to_string(), note);
        }
    }

    #[test]
    fn no_text_makes_the_readers_panic(text in any::<String>()) {
        prop_assert!(Note::parse(&text).is_err());
        prop_assert!(text.parse::<VerifyingKey>().is_err());
    }

    #[test]
    fn every_text_without_control_characters_can_be_signed(text in "([^\\p{Cc}]{0,20}\n){1,4}") {
        let log = key("log.example", 1).unwrap();
        let note = Note::sign(text.clone(), &[&log]).unwrap().to_string();
        let known = [log.verifying_key().clone()];
        let parsed = Note::parse(&note).unwrap();
        prop_assert_eq!(parsed.open(&known).unwrap().text, text);
    }
}
