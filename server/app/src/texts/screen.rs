//! What an update may hold: plain text in the two texts of a document, and nothing else that Yjs can carry. Read before
//! anything is built from it, so that no claimed length and no nesting costs more than its bytes.
//!
//! The form is version 1 of Yjs' updates (`encodeStateAsUpdate`): for each client its structs, then what was deleted.

use super::bytes::{Bytes, Malformed};

/// The texts of a document.
pub const NAMES: [&str; 2] = ["notes", "rationale"];

/// What a struct is, in the lowest five bits of its first byte.
const KIND: u8 = 0b0001_1111;
const GONE: u8 = 0;
const DELETED: u8 = 1;
const STRING: u8 = 4;
const SKIP: u8 = 10;
/// It names the struct before it, the one after it, a key in its parent.
const AFTER: u8 = 0b1000_0000;
const BEFORE: u8 = 0b0100_0000;
const KEY: u8 = 0b0010_0000;

/// Structs that one client inserts without a gap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Insert {
    pub client: u64,
    /// The clock after the last of them.
    pub end: u32,
}

/// An update that may be taken in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Screened {
    pub inserts: Vec<Insert>,
    pub deletes: bool,
}

/// Reads an update.
///
/// # Errors
/// It is none, or carries something besides plain text of the two texts.
pub fn screen(update: &[u8]) -> Result<Screened, Malformed> {
    let mut bytes = Bytes::new(update);
    let mut screened = Screened::default();
    for _ in 0..bytes.number()? {
        screened.inserts.extend(client(&mut bytes)?);
    }
    for _ in 0..bytes.number()? {
        bytes.number()?;
        for _ in 0..bytes.number()? {
            advance(bytes.clock()?, bytes.clock()?)?;
            screened.deletes = true;
        }
    }
    if bytes.is_empty() { Ok(screened) } else { Err(Malformed) }
}

/// The structs of one client; none when it only skips.
fn client(bytes: &mut Bytes<'_>) -> Result<Option<Insert>, Malformed> {
    let count = bytes.number()?;
    let client = bytes.number()?;
    let (mut clock, mut end) = (bytes.clock()?, None);
    for _ in 0..count {
        let info = bytes.byte()?;
        clock = advance(clock, length(info, bytes)?)?;
        if info & KIND != SKIP {
            end = Some(clock);
        }
    }
    Ok(end.map(|end| Insert { client, end }))
}

/// Reads a struct and gives its length.
fn length(info: u8, bytes: &mut Bytes<'_>) -> Result<u32, Malformed> {
    let length = match info & KIND {
        GONE | SKIP => bytes.clock()?,
        DELETED => {
            place(info, bytes)?;
            bytes.clock()?
        }
        STRING => {
            place(info, bytes)?;
            let units = bytes.text()?.encode_utf16().count();
            u32::try_from(units).map_err(|_| Malformed)?
        }
        _ => return Err(Malformed),
    };
    if length > 0 { Ok(length) } else { Err(Malformed) }
}

/// Where a struct stands: beside others, or first in one of the texts.
fn place(info: u8, bytes: &mut Bytes<'_>) -> Result<(), Malformed> {
    for beside in [AFTER, BEFORE] {
        if info & beside != 0 {
            bytes.number()?;
            bytes.clock()?;
        }
    }
    if info & (AFTER | BEFORE) == 0 {
        let named = bytes.number()? == 1;
        if !named || !NAMES.contains(&bytes.text()?) || info & KEY != 0 {
            return Err(Malformed);
        }
    }
    Ok(())
}

fn advance(clock: u32, by: u32) -> Result<u32, Malformed> {
    let clock = clock.checked_add(by).ok_or(Malformed)?;
    if clock <= i32::MAX.unsigned_abs() { Ok(clock) } else { Err(Malformed) }
}

#[cfg(test)]
mod tests {
    use yrs::{Any, Array, Doc, Map, ReadTxn, StateVector, Text, Transact};

    use super::*;

    fn update_of(doc: &Doc) -> Vec<u8> {
        doc.transact().encode_state_as_update_v1(&StateVector::default())
    }

    #[test]
    fn typing_and_deleting_is_plain_text_with_its_author() {
        let doc = Doc::with_client_id(7);
        let (notes, rationale) = (doc.get_or_insert_text("notes"), doc.get_or_insert_text("rationale"));
        notes.insert(&mut doc.transact_mut(), 0, "Åsa 🧬");
        assert_eq!(screen(&update_of(&doc)).unwrap().inserts, [Insert { client: 7, end: 6 }]);
        rationale.insert(&mut doc.transact_mut(), 0, "because");
        notes.remove_range(&mut doc.transact_mut(), 0, 2);
        let screened = screen(&update_of(&doc)).unwrap();
        assert_eq!(screened, Screened { inserts: vec![Insert { client: 7, end: 13 }], deletes: true });
    }

    #[test]
    fn nothing_new_is_an_update_of_two_zeros() {
        assert_eq!(screen(&[0, 0]), Ok(Screened::default()));
    }

    #[test]
    fn another_text_a_format_a_map_and_an_array_are_refused() {
        let doc = Doc::new();
        doc.get_or_insert_text("secret").insert(&mut doc.transact_mut(), 0, "elsewhere");
        assert_eq!(screen(&update_of(&doc)), Err(Malformed));

        let doc = Doc::new();
        let notes = doc.get_or_insert_text("notes");
        let bold = [("bold".into(), Any::from(true))].into();
        notes.insert_with_attributes(&mut doc.transact_mut(), 0, "loud", bold);
        assert_eq!(screen(&update_of(&doc)), Err(Malformed));

        let doc = Doc::new();
        doc.get_or_insert_map("notes").insert(&mut doc.transact_mut(), "key", "value");
        assert_eq!(screen(&update_of(&doc)), Err(Malformed));

        let doc = Doc::new();
        doc.get_or_insert_array("notes").push_back(&mut doc.transact_mut(), 1);
        assert_eq!(screen(&update_of(&doc)), Err(Malformed));
    }

    /// 40 bytes that claim 250 million entries, deep inside one another.
    #[test]
    fn claimed_lengths_and_nesting_cost_nothing() {
        let nested: Vec<u8> =
            [1, 1, 7, 0, 8, 1, 5].into_iter().chain(*b"notes").chain([117, 1].repeat(9)).collect();
        assert_eq!(screen(&nested), Err(Malformed));
        assert_eq!(screen(&[0xff, 0xff, 0xff, 0x7a]), Err(Malformed));
        assert_eq!(screen(&[1, 0xff, 0xff, 0xff, 0x7a, 7, 0]), Err(Malformed));
    }

    #[test]
    fn every_update_cut_short_or_with_something_after_it_is_refused() {
        let doc = Doc::with_client_id(9);
        let notes = doc.get_or_insert_text("notes");
        notes.insert(&mut doc.transact_mut(), 0, "one");
        notes.insert(&mut doc.transact_mut(), 1, "two");
        notes.remove_range(&mut doc.transact_mut(), 2, 2);
        let whole = update_of(&doc);
        assert!(screen(&whole).is_ok());
        for end in 0..whole.len() {
            assert_eq!(screen(&whole[..end]), Err(Malformed), "{end}");
        }
        assert_eq!(screen(&[whole.as_slice(), &[0]].concat()), Err(Malformed));
    }
}
