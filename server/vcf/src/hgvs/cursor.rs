//! A place in a description.

/// Reads a description from left to right. Every method that does not find what it looks for stays where it is.
pub struct Cursor<'a> {
    rest: &'a [u8],
}

impl<'a> Cursor<'a> {
    pub fn new(text: &'a str) -> Self {
        Self { rest: text.as_bytes() }
    }

    pub fn at_end(&self) -> bool {
        self.rest.is_empty()
    }

    pub fn peek(&self) -> Option<u8> {
        self.rest.first().copied()
    }

    /// Whether `word` comes next.
    pub fn is_before(&self, word: &str) -> bool {
        self.rest.starts_with(word.as_bytes())
    }

    /// Takes `word` if it comes next.
    pub fn word(&mut self, word: &str) -> bool {
        match self.rest.strip_prefix(word.as_bytes()) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    /// Takes one byte that is among `bytes`.
    pub fn one_of(&mut self, bytes: &[u8]) -> bool {
        let found = self.peek().is_some_and(|next| bytes.contains(&next));
        if found {
            self.rest = self.rest.get(1..).unwrap_or_default();
        }
        found
    }

    /// Takes three bytes that fit.
    pub fn three(&mut self, fits: impl Fn([u8; 3]) -> bool) -> bool {
        match self.rest.split_first_chunk::<3>() {
            Some((three, rest)) if fits(*three) => {
                self.rest = rest;
                true
            }
            _ => false,
        }
    }

    /// Takes what `read` reads, or nothing.
    pub fn attempt(&mut self, read: impl FnOnce(&mut Self) -> bool) -> bool {
        let start = self.rest;
        let read = read(self);
        if !read {
            self.rest = start;
        }
        read
    }

    /// Takes all bytes that fit; whether there was one.
    pub fn run(&mut self, fits: impl Fn(u8) -> bool) -> bool {
        let length = self.rest.iter().take_while(|byte| fits(**byte)).count();
        self.rest = self.rest.get(length..).unwrap_or_default();
        length > 0
    }

    /// A whole number above zero.
    pub fn number(&mut self) -> bool {
        self.attempt(|cursor| cursor.peek() != Some(b'0') && cursor.run(|byte| byte.is_ascii_digit()))
    }

    /// A whole number or `?`.
    pub fn number_or_unknown(&mut self) -> bool {
        self.number() || self.word("?")
    }

    /// Items with `;` between them.
    pub fn list(&mut self, item: impl Fn(&mut Self) -> bool) -> bool {
        loop {
            if !item(self) {
                return false;
            }
            if !self.word(";") {
                return true;
            }
        }
    }
}
