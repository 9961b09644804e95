//! What a person takes away to mend a file: everything that was odd, and the lines that were set aside.

use axum::extract::{Query, State};
use axum::response::{IntoResponse, Response};
use board::ids::VariantFileId;
use board::variant::wording::{Language, remedy, sentence};
use board::variant::{IssueExample, IssueGroup};
use http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Deserialize;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::auth::Caller;
use crate::extract::Path;
use crate::import;
use crate::problem::Problem;
use crate::routes::variants::{readable, works_with};
use crate::state::App;

/// The routes of this file.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(issues)).routes(routes!(quarantined))
}

/// The language asked for.
#[derive(Deserialize)]
struct Asked {
    lang: Option<Lang>,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Lang {
    En,
    Sv,
}

/// Every issue of a file as a table: line, column, severity, code, and a sentence with its remedy.
#[utoipa::path(get, path = "/variant-files/{file}/issues", tag = "variants",
    params(("file" = String, Path), ("lang" = Option<String>, Query)),
    responses((status = 200, content_type = "text/tab-separated-values", body = String)))]
async fn issues(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<VariantFileId>,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    let (file, _) = readable(&app, &caller, id, &["issues"]).await?;
    works_with(&app, &caller, &file).await?;
    let language = match asked.lang {
        Some(Lang::Sv) => Language::Sv,
        Some(Lang::En) | None => Language::En,
    };
    let table = table(&import::issues(&app, &file).await?, language);
    Ok(download(
        "text/tab-separated-values; charset=utf-8",
        &format!("{}.issues.tsv", file.name),
        table.into(),
    ))
}

/// The header and the quarantined lines as they were uploaded, to be mended and uploaded again.
#[utoipa::path(get, path = "/variant-files/{file}/quarantined", tag = "variants", params(("file" = String, Path)),
    responses((status = 200, content_type = "text/plain", body = String)))]
async fn quarantined(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<VariantFileId>,
) -> Result<Response, Problem> {
    let (file, _) = readable(&app, &caller, id, &["quarantined_lines"]).await?;
    works_with(&app, &caller, &file).await?;
    let lines = import::quarantined(&app, &file).await?;
    Ok(download("text/plain", &format!("{}.set-aside.vcf", file.name), lines))
}

fn download(kind: &'static str, name: &str, bytes: Vec<u8>) -> Response {
    let disposition = format!("attachment; filename*=UTF-8''{}", utf8_percent_encode(name, NON_ALPHANUMERIC));
    let cache = "private, no-store".to_owned();
    let headers =
        [(CONTENT_TYPE, kind.to_owned()), (CONTENT_DISPOSITION, disposition), (CACHE_CONTROL, cache)];
    (headers, bytes).into_response()
}

/// The issues in the order of their lines, those of the whole file first.
fn table(groups: &[IssueGroup], language: Language) -> String {
    let mut rows: Vec<(&IssueGroup, &IssueExample)> =
        groups.iter().flat_map(|group| group.examples.iter().map(move |example| (group, example))).collect();
    rows.sort_by_key(|(_, example)| example.line);
    let mut table = "line\tcolumn\tseverity\tcode\tmessage\n".to_owned();
    for (group, example) in rows {
        let message = format!("{} {}", sentence(&example.facts, language), remedy(group.code, language));
        let cells = [
            example.line.map(|line| line.to_string()).unwrap_or_default(),
            word(&example.column),
            word(&group.severity),
            word(&group.code),
            message,
        ];
        table.push_str(&cells.map(|cell| defused(&cell)).join("\t"));
        table.push('\n');
    }
    table
}

/// The name that a field-less variant has in documents; nothing for none.
fn word(variant: &impl serde::Serialize) -> String {
    match serde_json::to_value(variant) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    }
}

/// A cell that no spreadsheet takes for a formula, on one line: the texts quote what stood in the file.
fn defused(cell: &str) -> String {
    let flat: String = cell.chars().map(|one| if one.is_control() { ' ' } else { one }).collect();
    if flat.starts_with(['=', '+', '-', '@']) { format!("'{flat}") } else { flat }
}

#[cfg(test)]
mod tests {
    use board::variant::{Column, Issue};

    use super::*;

    #[test]
    fn every_issue_is_a_row_with_its_line_and_a_sentence() {
        let facts = Issue::PositionInvalid { given: "12x".to_owned() };
        let example = IssueExample { line: Some(7), column: Some(Column::Pos), facts: facts.clone() };
        let group =
            IssueGroup { severity: facts.severity(), code: facts.code(), count: 1, examples: vec![example] };
        let table = table(&[group], Language::En);
        let row: Vec<&str> = table.lines().nth(1).unwrap().split('\t').collect();
        assert_eq!(row[..4], ["7", "POS", "error", "position_invalid"]);
        assert!(row[4].contains("12x"), "{}", row[4]);
    }

    #[test]
    fn what_a_spreadsheet_would_run_is_text() {
        assert_eq!(defused("=HYPERLINK(1)"), "'=HYPERLINK(1)");
        assert_eq!(defused("a\tb\nc"), "a b c");
    }
}
