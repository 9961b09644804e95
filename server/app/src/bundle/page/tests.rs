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

#[test]
fn a_version_that_supersedes_another_says_which_and_why_and_opinions_stand_as_text() {
    let hash = ContentHash::of(b"x");
    let mut later = statement();
    later.supersedes = Some(board::decision::Supersedes {
        decision: later.decision,
        version: 1,
        content_sha256: hash.clone(),
        reason: "The trial <closed>.".to_owned(),
    });
    later.opinions = vec![
        serde_json::from_value(serde_json::json!({
            "person": later.decided_by, "name": "Path Ologist", "discipline": "pathology",
            "at": "2026-12-03T13:00:00Z", "text": "Test <again>.",
        }))
        .unwrap(),
    ];
    later.participants[2].left_at = Some("2026-12-03T13:20:00Z".parse().unwrap());
    let page = of(&later, &hash, &[]);
    assert!(page.contains("which stands as it was signed: The trial &lt;closed&gt;."), "{page}");
    assert!(page.contains("Opinions in writing") && page.contains("Test &lt;again&gt;."), "{page}");
    assert!(page.contains("left 2026-12-03 13:20 UTC"), "{page}");
}
