//! The attributes between the angle brackets of a header line.

/// The attributes of one header line, and what is odd about how they are written.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Attributes<'a> {
    pub given: Vec<Attribute<'a>>,
    /// Pieces that are not `name=value`, each with the number of attributes before it.
    pub stray: Vec<(usize, &'a str)>,
    /// Quotes inside a quoted text have no backslash before them.
    pub unescaped: bool,
    /// A quoted text has no end.
    pub unclosed: bool,
}

/// `name=value`; quotes are taken off, `\"` and `\\` are unescaped.
#[derive(Debug, PartialEq, Eq)]
pub struct Attribute<'a> {
    pub name: &'a str,
    pub value: String,
    pub quoted: bool,
}

/// Names and values of `ID=x,Number=1,Description="a, b"`, whatever is odd about them.
pub fn attributes(list: &str) -> Vec<(&str, String)> {
    Attributes::parse(list).given.into_iter().map(|attribute| (attribute.name, attribute.value)).collect()
}

impl<'a> Attributes<'a> {
    /// Takes `ID=x,Number=1,Description="a, b"` apart.
    pub fn parse(list: &'a str) -> Self {
        let mut found = Self::default();
        let last_bracket = list.rfind(']').map_or(0, |at| at + 1);
        let mut rest = list;
        while !rest.is_empty() {
            let piece = rest.find(',').unwrap_or(rest.len());
            let Some(equals) = rest.get(..piece).and_then(|piece| piece.find('=')) else {
                found.stray.push((found.given.len(), rest.get(..piece).unwrap_or(rest)));
                rest = rest.get(piece + 1..).unwrap_or("");
                continue;
            };
            let (name, after) = (rest.get(..equals).unwrap_or(""), rest.get(equals + 1..).unwrap_or(""));
            let quoted = after.starts_with('"');
            let (value, left) = if let Some(text) = after.strip_prefix('"') {
                found.quoted(text)
            } else {
                bare(after, last_bracket > list.len() - after.len())
            };
            found.given.push(Attribute { name: name.trim(), value, quoted });
            rest = left;
        }
        found
    }

    /// The value of `name`, where it stands first.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.given.iter().find(|attribute| attribute.name == name).map(|attribute| attribute.value.as_str())
    }

    /// The quoted text that begins `text`, and what comes after its comma.
    fn quoted(&mut self, text: &'a str) -> (String, &'a str) {
        let mut value = String::new();
        let mut characters = text.char_indices();
        while let Some((at, character)) = characters.next() {
            match character {
                '"' => {
                    let after = text.get(at + 1..).unwrap_or("");
                    // Only a quote before a comma or the end closes the text: any other was forgotten to be escaped.
                    if let Some(rest) = after.strip_prefix(',') {
                        return (value, rest);
                    }
                    if after.trim_start().is_empty() {
                        return (value, "");
                    }
                    self.unescaped = true;
                    value.push('"');
                }
                '\\' => match characters.next() {
                    Some((_, escaped @ ('"' | '\\'))) => value.push(escaped),
                    Some((_, other)) => value.extend(['\\', other]),
                    None => value.push('\\'),
                },
                _ => value.push(character),
            }
        }
        self.unclosed = !self.unescaped;
        (value, "")
    }
}

/// The unquoted value that begins `text`, and what comes after its comma; a list in square brackets keeps its commas
/// where a bracket `closes` it at all.
fn bare(text: &str, closes: bool) -> (String, &str) {
    let list = if closes && text.starts_with('[') { text.find(']').unwrap_or(0) } else { 0 };
    let end = text.get(list..).and_then(|rest| rest.find(',')).map(|comma| list + comma);
    match end {
        Some(end) => (text.get(..end).unwrap_or(text).to_owned(), text.get(end + 1..).unwrap_or("")),
        None => (text.to_owned(), ""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs<'a>(found: &'a Attributes<'a>) -> Vec<(&'a str, &'a str)> {
        found.given.iter().map(|attribute| (attribute.name, attribute.value.as_str())).collect()
    }

    #[test]
    fn commas_and_escaped_quotes_inside_quotes_belong_to_the_value() {
        let found = Attributes::parse(r#"ID=AF,Number=A,Description="the \"real\" one, C:\dir",Source=x"#);
        let expected =
            [("ID", "AF"), ("Number", "A"), ("Description", r#"the "real" one, C:\dir"#), ("Source", "x")];
        assert_eq!(pairs(&found), expected);
        assert_eq!((found.unescaped, found.unclosed, found.stray), (false, false, vec![]));
    }

    #[test]
    fn an_identifier_in_angle_brackets_and_an_unclosed_quote_are_survived() {
        let found = Attributes::parse(r#"ID=<M>,Description="x"#);
        assert_eq!(pairs(&found), [("ID", "<M>"), ("Description", "x")]);
        assert!(found.unclosed && !found.unescaped);
        assert_eq!(Attributes::parse("nothing").stray, [(0, "nothing")]);
    }

    #[test]
    fn bare_quotes_in_a_text_are_kept_and_noticed() {
        let found = Attributes::parse(r#"ID=DEL,Description="Deletion of "one" exon",Source="x""#);
        assert_eq!(
            pairs(&found),
            [("ID", "DEL"), ("Description", "Deletion of \"one\" exon"), ("Source", "x")]
        );
        assert!(found.unescaped && !found.unclosed);
        let found = Attributes::parse(r#"ID=DEL,Description="Deletion of "one exon"#);
        assert!(found.unescaped && !found.unclosed);
    }

    #[test]
    fn a_piece_without_a_name_is_kept_apart_and_a_list_in_brackets_whole() {
        let found = Attributes::parse("ID=1,A,length=123");
        assert_eq!((pairs(&found), &found.stray), (vec![("ID", "1"), ("length", "123")], &vec![(1, "A")]));
        let found = Attributes::parse("ID=Assay,Values=[a, b=1],Type=String");
        assert_eq!(pairs(&found), [("ID", "Assay"), ("Values", "[a, b=1]"), ("Type", "String")]);
    }
}
