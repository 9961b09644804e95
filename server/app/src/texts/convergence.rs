//! Whatever people type, in whatever order it arrives, everybody reads the same in the end, and so does who opens the
//! document later.

use proptest::collection::vec;
use proptest::prelude::*;
use store::texts::{Opened, Stored};
use yrs::updates::decoder::Decode;
use yrs::{Doc, GetString, Text, Transact, Update};

use super::document::Document;
use super::screen::{NAMES, screen};

/// One turn of one person: type or erase somewhere, send what waits, or read what has come.
#[derive(Clone, Debug)]
enum Turn {
    Type { text: usize, at: u32, words: String },
    Erase { text: usize, at: u32, length: u32 },
    Send,
    Read { updates: usize },
}

struct Person {
    doc: Doc,
    /// Typed and not sent.
    waiting: Vec<Vec<u8>>,
    /// Updates of the server that were read.
    read: usize,
}

impl Person {
    fn new(client: u64) -> Self {
        Self { doc: Doc::with_client_id(client), waiting: Vec::new(), read: 0 }
    }

    fn change(&mut self, text: usize, change: impl FnOnce(&yrs::TextRef, &mut yrs::TransactionMut<'_>)) {
        let text = self.doc.get_or_insert_text(NAMES[text]);
        let mut writing = self.doc.transact_mut();
        change(&text, &mut writing);
        self.waiting.push(writing.encode_update_v1());
    }

    fn read(&mut self, stored: &[Vec<u8>], updates: usize) {
        for update in stored.iter().skip(self.read).take(updates) {
            self.doc.transact_mut().apply_update(Update::decode_v1(update).unwrap()).unwrap();
            self.read += 1;
        }
    }

    fn texts(&self) -> [String; 2] {
        NAMES.map(|name| {
            let text = self.doc.get_or_insert_text(name);
            let reading = self.doc.transact();
            text.get_string(&reading)
        })
    }
}

fn turn() -> impl Strategy<Value = Turn> {
    prop_oneof![
        3 => (0..2usize, any::<u32>(), "[a-e ]{1,6}").prop_map(|(text, at, words)| Turn::Type { text, at, words }),
        2 => (0..2usize, any::<u32>(), 1..5u32).prop_map(|(text, at, length)| Turn::Erase { text, at, length }),
        2 => Just(Turn::Send),
        2 => (1..6usize).prop_map(|updates| Turn::Read { updates }),
    ]
}

/// Takes in what a person sends, as the room does.
fn send(person: &mut Person, server: &Document, stored: &mut Vec<Vec<u8>>) {
    for update in person.waiting.drain(..) {
        screen(&update).unwrap();
        server.apply(&update).unwrap();
        stored.push(update);
    }
}

proptest! {
    #[test]
    fn everybody_reads_the_same_in_the_end(
        turns in vec((0..4usize, turn()), 1..120),
        kept in 0.0..1.0f64,
    ) {
        let (server, mut stored) = (Document::empty(), Vec::new());
        let mut people: Vec<Person> = (1..=4).map(Person::new).collect();
        for (who, turn) in turns {
            let person = &mut people[who];
            match turn {
                Turn::Type { text, at, words } => person.change(text, |text, writing| {
                    let at = at % (text.len(writing) + 1);
                    text.insert(writing, at, &words);
                }),
                Turn::Erase { text, at, length } => person.change(text, |text, writing| {
                    let whole = text.len(writing);
                    if whole > 0 {
                        let at = at % whole;
                        text.remove_range(writing, at, length.min(whole - at));
                    }
                }),
                Turn::Send => send(person, &server, &mut stored),
                Turn::Read { updates } => person.read(&stored, updates),
            }
        }
        people.iter_mut().for_each(|person| send(person, &server, &mut stored));
        people.iter_mut().for_each(|person| person.read(&stored, usize::MAX));
        let texts = server.texts();
        for person in &people {
            prop_assert_eq!(person.texts(), [texts.notes.clone(), texts.rationale.clone()]);
        }
        let first = ((stored.len() as f64) * kept) as usize;
        let before = Document::empty();
        stored[..first].iter().for_each(|update| before.take_in(update));
        let person = board::ids::PersonId(uuid::Uuid::nil());
        let updates = stored[first..].iter().zip(1..).map(|(bytes, n)| {
            Stored { n: first as i64 + n, person, bytes: Some(bytes.clone()) }
        });
        let opened = Opened { snapshot: Some((first as i64, before.whole())), updates: updates.collect() };
        prop_assert_eq!(Document::opened(&opened).texts(), texts);
    }
}
