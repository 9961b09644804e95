//! The attributes between the angle brackets of a header line.

/// Splits `ID=x,Number=1,Description="a, b"` into keys and values; quotes go, `\"` and `\\` are unescaped. A piece
/// without an equals sign is passed over.
pub fn attributes(list: &str) -> Vec<(&str, String)> {
    let mut found = Vec::new();
    let mut rest = list;
    while !rest.is_empty() {
        let Some((key, after)) = rest.split_once('=') else {
            break;
        };
        // A piece without a value before this one belongs to no key.
        let key = key.rsplit(',').next().unwrap_or(key).trim();
        let (value, left) = value(after);
        found.push((key, value));
        rest = left;
    }
    found
}

/// The value at the start of `text`, and what comes after its comma.
fn value(text: &str) -> (String, &str) {
    let Some(quoted) = text.strip_prefix('"') else {
        let (value, rest) = text.split_once(',').unwrap_or((text, ""));
        return (value.to_owned(), rest);
    };
    let mut value = String::new();
    let mut characters = quoted.char_indices();
    while let Some((at, character)) = characters.next() {
        match character {
            '"' => {
                let rest = quoted.get(at + 1..).unwrap_or("");
                return (value, rest.split_once(',').map_or("", |(_, rest)| rest));
            }
            '\\' => match characters.next() {
                Some((_, escaped @ ('"' | '\\'))) => value.push(escaped),
                Some((_, other)) => value.extend(['\\', other]),
                None => value.push('\\'),
            },
            _ => value.push(character),
        }
    }
    (value, "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commas_and_escaped_quotes_inside_quotes_belong_to_the_value() {
        let found = attributes(r#"ID=AF,Number=A,Description="the \"real\" one, C:\dir",Source=x"#);
        let expected =
            [("ID", "AF"), ("Number", "A"), ("Description", r#"the "real" one, C:\dir"#), ("Source", "x")];
        assert_eq!(found, expected.map(|(key, value)| (key, value.to_owned())));
    }

    #[test]
    fn an_identifier_in_angle_brackets_and_an_unclosed_quote_are_survived() {
        assert_eq!(
            attributes(r#"ID=<M>,Description="x"#),
            [("ID", "<M>".to_owned()), ("Description", "x".to_owned())]
        );
        assert_eq!(attributes("nothing"), []);
    }
}
