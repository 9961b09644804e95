//! The words of the page, in both languages.

use std::fmt;

use board::decision::SignatureMeaning;
use board::person::Discipline;
use board::standing::MemberKind;
use board::words::{self, Said};

use super::Text;

/// The same in Swedish and in English.
#[derive(Clone, Copy)]
pub struct Both<'a>(pub &'a str, pub &'a str);

impl fmt::Display for Both<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0 == self.1 {
            return Text(self.0).fmt(f);
        }
        write!(f, "{} <span class=\"en\" lang=\"en\">{}</span>", Text(self.0), Text(self.1))
    }
}

impl From<Said> for Both<'static> {
    fn from(said: Said) -> Self {
        Both(said.sv, said.en)
    }
}

/// A person's discipline.
pub fn discipline(of: Discipline) -> Both<'static> {
    words::discipline(of).into()
}

/// How somebody took part.
pub fn kind(of: MemberKind) -> Both<'static> {
    words::member_kind(of).into()
}

/// What a signature says.
pub fn meaning(of: SignatureMeaning) -> Both<'static> {
    words::meaning(of).into()
}
