//! The page as its reader sees it.

use board::decision::ContentHash;

use super::of;
use crate::bundle::fixture::{CHAIR, signature, statement};

fn page() -> String {
    let hash = ContentHash::of(b"x");
    of(&statement(), &hash, &[signature(CHAIR, &hash, "approved")])
}

#[test]
fn what_people_wrote_stands_as_text_and_never_as_markup() {
    let page = page();
    assert!(page.contains("Which treatment &amp; when?"));
    assert!(page.contains("To see &lt;b&gt;fusions&lt;/b&gt;"));
    assert!(page.contains("A &lt;tumour&gt;"));
    assert!(
        !page.contains("<b>")
            && !page.contains("<script")
            && !page.contains("http://")
            && !page.contains("src=")
    );
}

#[test]
fn a_signature_is_shown_with_printed_name_time_and_meaning_in_both_languages() {
    let page = page();
    assert!(page.contains("<td>Chair Person<br>onkologi"));
    assert!(page.contains("godkänt <span class=\"en\" lang=\"en\">approved</span>"));
    assert!(page.contains("2026-12-03 14:30 UTC"));
}

#[test]
fn a_recommendation_is_a_sentence_with_its_owner_and_due_date() {
    let page = page();
    assert!(page.contains("Ytterligare undersökning: RNA panel."));
    assert!(page.contains("Carried out by Path Ologist, by 2026-12-20."));
}
