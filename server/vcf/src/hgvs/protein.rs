//! Descriptions of proteins.

use super::cursor::Cursor;

/// Whether this is the three-letter code of an amino acid, of a stop or of any.
pub fn is_code(code: [u8; 3]) -> bool {
    matches!(
        &code,
        b"Ala"
            | b"Arg"
            | b"Asn"
            | b"Asp"
            | b"Asx"
            | b"Cys"
            | b"Gln"
            | b"Glu"
            | b"Glx"
            | b"Gly"
            | b"His"
            | b"Ile"
            | b"Leu"
            | b"Lys"
            | b"Met"
            | b"Phe"
            | b"Pro"
            | b"Pyl"
            | b"Sec"
            | b"Ser"
            | b"Ter"
            | b"Thr"
            | b"Trp"
            | b"Tyr"
            | b"Val"
            | b"Xaa"
    )
}

/// One-letter codes, a stop among them.
const LETTERS: &[u8] = b"ACDEFGHIKLMNOPQRSTUVWXY*";

/// `p.Val600Glu`, `p.(Arg97ProfsTer23)`, `p.[Ser73Arg;Asn103del]`, `p.?`.
pub fn description(cursor: &mut Cursor<'_>) -> bool {
    if !cursor.word("p.") {
        return false;
    }
    if cursor.peek() == Some(b'[') {
        return alleles(cursor);
    }
    predicted_or_seen(cursor)
}

/// `[a;b];[c]`, `[a](;)[b]`.
fn alleles(cursor: &mut Cursor<'_>) -> bool {
    loop {
        let one = cursor.word("[") && cursor.list(|cursor| predicted_or_seen(cursor)) && cursor.word("]");
        if !one {
            return false;
        }
        if !(cursor.word("(;)") || cursor.word(";")) {
            return true;
        }
    }
}

fn predicted_or_seen(cursor: &mut Cursor<'_>) -> bool {
    let predicted = |cursor: &mut Cursor<'_>| cursor.word("(") && change(cursor) && cursor.word(")");
    cursor.attempt(predicted) || change(cursor)
}

/// One change, or that there is none, no protein, or nobody knows.
fn change(cursor: &mut Cursor<'_>) -> bool {
    if cursor.word("=") || cursor.word("?") {
        return true;
    }
    if cursor.word("0") {
        cursor.word("?");
        return true;
    }
    residues(cursor) && cursor.number() && (!cursor.word("_") || last(cursor)) && edit(cursor)
}

/// The end of a stretch: `Ala750`.
fn last(cursor: &mut Cursor<'_>) -> bool {
    residue(cursor) && cursor.number()
}

fn edit(cursor: &mut Cursor<'_>) -> bool {
    if cursor.word("delins") || cursor.word("ins") {
        return inserted(cursor);
    }
    if cursor.word("del") || cursor.word("dup") {
        // The residues or their number may stand behind: superfluous, and often written.
        if !residues(cursor) {
            cursor.number();
        }
        return !cursor.word("ins") || inserted(cursor);
    }
    if cursor.word("=") || cursor.word("?") {
        return true;
    }
    if cursor.word("[") {
        return cursor.number_or_unknown() && cursor.word("]");
    }
    if shifted(cursor) || extended(cursor) {
        return true;
    }
    // A new residue, alone or as the first one of what is read from there on.
    residues(cursor)
        && (cursor.at_end()
            || shifted(cursor)
            || extended(cursor)
            || cursor.peek().is_some_and(|next| b");]".contains(&next)))
}

/// `fs`, `fsTer23`, `fs*?`.
fn shifted(cursor: &mut Cursor<'_>) -> bool {
    cursor.word("fs") && (!stop(cursor) || cursor.number_or_unknown() || cursor.at_end())
}

/// `extTer17`, `ext*?`, `ext-5`, `extMet-5`.
fn extended(cursor: &mut Cursor<'_>) -> bool {
    if !cursor.word("ext") {
        return false;
    }
    if stop(cursor) {
        return cursor.number_or_unknown();
    }
    if !cursor.word("Met") {
        cursor.word("M");
    }
    if cursor.word("-") { cursor.number_or_unknown() } else { cursor.at_end() || cursor.word("?") }
}

fn stop(cursor: &mut Cursor<'_>) -> bool {
    cursor.word("Ter") || cursor.word("*") || cursor.word("X")
}

/// `Gln`, `GlnSer`, `(5)`, `Xaa[23]`, or a number of unknown residues.
fn inserted(cursor: &mut Cursor<'_>) -> bool {
    let counted =
        |cursor: &mut Cursor<'_>| cursor.word("(") && cursor.number_or_unknown() && cursor.word(")");
    if cursor.attempt(counted) || cursor.number() {
        return true;
    }
    residues(cursor) && (!cursor.word("[") || cursor.number_or_unknown() && cursor.word("]"))
}

/// One or more residues.
fn residues(cursor: &mut Cursor<'_>) -> bool {
    let any = residue(cursor);
    while residue(cursor) {}
    any
}

fn residue(cursor: &mut Cursor<'_>) -> bool {
    // A capital with small letters behind it is the start of a three-letter code, unless a change of frame follows.
    let letter = |cursor: &mut Cursor<'_>| {
        cursor.one_of(LETTERS)
            && (cursor.is_before("fs")
                || cursor.is_before("ext")
                || cursor.peek().is_none_or(|next| !next.is_ascii_lowercase()))
    };
    cursor.three(is_code) || cursor.attempt(letter)
}
