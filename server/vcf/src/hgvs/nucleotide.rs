//! Descriptions of DNA and RNA.

use super::cursor::Cursor;

/// `c.1799T>A`, `c.[1A>G;5del]`, `r.(76a>c)`.
pub fn description(cursor: &mut Cursor<'_>) -> bool {
    if !cursor.one_of(b"cgmnor") || !cursor.word(".") {
        return false;
    }
    if cursor.peek() == Some(b'[') {
        return alleles(cursor);
    }
    cursor.attempt(|cursor| change(cursor) && cursor.at_end())
        || cursor.attempt(|cursor| cursor.word("(") && change(cursor) && cursor.word(")"))
}

/// `[a;b];[c]`, `[a](;)[b]`.
fn alleles(cursor: &mut Cursor<'_>) -> bool {
    loop {
        if !(cursor.word("[") && cursor.list(change) && cursor.word("]")) {
            return false;
        }
        if !(cursor.word("(;)") || cursor.word(";")) {
            return true;
        }
    }
}

/// One change, or that there is none or nobody knows.
fn change(cursor: &mut Cursor<'_>) -> bool {
    if cursor.word("=") || cursor.word("spl") || cursor.word("0") {
        return true;
    }
    cursor.attempt(|cursor| interval(cursor) && edit(cursor)) || cursor.word("?")
}

/// `76`, `76_83`, `(?_30)_(40_?)`.
fn interval(cursor: &mut Cursor<'_>) -> bool {
    place(cursor) && (!cursor.word("_") || place(cursor))
}

/// A position, or a range that it lies in.
fn place(cursor: &mut Cursor<'_>) -> bool {
    let range = |cursor: &mut Cursor<'_>| {
        cursor.word("(") && position(cursor) && cursor.word("_") && position(cursor) && cursor.word(")")
    };
    cursor.attempt(range) || position(cursor)
}

/// `76`, `-14`, `*32`, `88+2`, `89-1`, `pter`, `?`.
fn position(cursor: &mut Cursor<'_>) -> bool {
    let counted = |cursor: &mut Cursor<'_>| {
        cursor.one_of(b"-*");
        cursor.number_or_unknown() && (!cursor.one_of(b"+-") || cursor.number_or_unknown())
    };
    cursor.attempt(counted) || ["pter", "qter", "cen"].into_iter().any(|word| cursor.word(word))
}

fn edit(cursor: &mut Cursor<'_>) -> bool {
    if cursor.word("delins") {
        return inserted(cursor);
    }
    if cursor.word("del") {
        removed(cursor);
        return !cursor.word("ins") || inserted(cursor);
    }
    if cursor.word("dup") || cursor.word("inv") {
        removed(cursor);
        return true;
    }
    if cursor.word("ins") {
        return inserted(cursor);
    }
    if cursor.word("=") || cursor.word("?") || repeated(cursor) {
        return true;
    }
    bases(cursor) && (cursor.word(">") && bases(cursor) || cursor.word("=") || repeated(cursor))
}

/// The bases or their number after `del`, `dup` and `inv`: superfluous, and often written.
fn removed(cursor: &mut Cursor<'_>) {
    if !bases(cursor) {
        cursor.number();
    }
}

/// What an insertion brings: bases, `N[10]`, a stretch of the same or another sequence, or a list of these.
fn inserted(cursor: &mut Cursor<'_>) -> bool {
    let list = |cursor: &mut Cursor<'_>| cursor.word("[") && cursor.list(piece) && cursor.word("]");
    cursor.attempt(list) || piece(cursor)
}

fn piece(cursor: &mut Cursor<'_>) -> bool {
    let stretch = |cursor: &mut Cursor<'_>| {
        cursor.attempt(foreign);
        let read = interval(cursor);
        cursor.word("inv");
        read
    };
    if cursor.attempt(|cursor| bases(cursor) && cursor.peek().is_none_or(|next| b"[];)".contains(&next))) {
        return cursor.peek() != Some(b'[') || repeated(cursor);
    }
    cursor.attempt(stretch)
        || cursor.attempt(|cursor| cursor.word("(") && cursor.number_or_unknown() && cursor.word(")"))
}

/// `NC_000022.11:g.`
fn foreign(cursor: &mut Cursor<'_>) -> bool {
    cursor.run(|byte| byte.is_ascii_alphanumeric() || b"_.".contains(&byte))
        && cursor.word(":")
        && cursor.one_of(b"cgmnor")
        && cursor.word(".")
}

/// `[14]`, `[(600_800)]`.
fn repeated(cursor: &mut Cursor<'_>) -> bool {
    let range = |cursor: &mut Cursor<'_>| {
        cursor.word("(")
            && cursor.number_or_unknown()
            && cursor.word("_")
            && cursor.number_or_unknown()
            && cursor.word(")")
    };
    cursor.attempt(|cursor| {
        cursor.word("[") && (cursor.attempt(range) || cursor.number_or_unknown()) && cursor.word("]")
    })
}

/// IUPAC codes: capitals for DNA, small letters for RNA.
fn bases(cursor: &mut Cursor<'_>) -> bool {
    cursor.run(|byte| b"ACGTUNRYSWKMBDHV".contains(&byte))
        || cursor.run(|byte| b"acgunryswkmbdhv".contains(&byte))
}
