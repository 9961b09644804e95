//! Names and cells that would do something elsewhere: on a disk, or in a spreadsheet.

use std::path::Path;

use serde_json::json;
use store::both;

use crate::asking::Ask;
use crate::place::{Place, fixture};

/// The names of all files and directories below `directory`.
fn names_below(directory: &Path) -> Vec<String> {
    let mut names = Vec::new();
    for entry in std::fs::read_dir(directory).unwrap().map(Result::unwrap) {
        names.push(entry.file_name().into_string().unwrap());
        if entry.file_type().unwrap().is_dir() {
            names.extend(names_below(&entry.path()));
        }
    }
    names
}

both! {
    async fn a_name_that_climbs_directories_is_shown_and_never_reaches_the_disk(database: Database) {
        let place = Place::open(&database).await;
        let bench = place.bench("Linden 2205").await;
        let names = ["../../../climbing.vcf", "/climbing.vcf", "..\\..\\climbing.vcf", "%2e%2e%2fclimbing.vcf"];
        for (nth, name) in names.into_iter().enumerate() {
            // Other bytes each time: the same ones would be the first file again.
            let mut bytes = fixture("tumour-normal.vcf");
            let row = format!("chr7\t{}\t.\tA\tT\t.\tPASS\t.\tGT:AD\t0/0:50,0\t0/1:30,20\n", 150_000_000 + nth);
            bytes.extend_from_slice(row.as_bytes());
            let file = place.read(&bench, name, bytes).await;
            assert_eq!((&file["name"], &file["state"]), (&json!(name), &json!("ready")));
            let issues = format!("/api/v1/variant-files/{}/issues", file["id"].as_str().unwrap());
            let answer = Ask::by(&place.mikael, "GET", &issues).send().await;
            let disposition = answer.header("content-disposition").unwrap();
            assert!(!disposition.contains(['/', '\\']) && disposition.contains("climbing%2Evcf"), "{disposition}");
        }
        let around = database.directory().parent().unwrap().to_owned();
        assert!(!around.join("climbing.vcf").exists() && !Path::new("/climbing.vcf").exists());
        let found = names_below(database.directory());
        assert!(found.len() > 8 && found.iter().all(|name| !name.contains("climbing")), "{found:?}");
    }

    async fn a_formula_of_a_file_is_text_in_the_table_of_its_issues(database: Database) {
        let place = Place::open(&database).await;
        let bench = place.bench("Linden 2205").await;
        let formula = "=HYPERLINK(\"http://evil.example\")";
        let table = format!("Chromosome\tStart\tEnd\tnMajor\tnMinor\n7\t100\t200\t{formula}\t1\n7\t300\t400\t4\t1\n");
        let upload = place.send(&bench, "segments.tsv", table.into_bytes()).await;
        let answers = json!({ "assembly": "GRCh38" });
        let file = place.finished(&place.place(&bench, &upload, answers).await.document(201)).await;
        assert_eq!(file["state"], "ready", "{file}");
        for language in ["en", "sv"] {
            let path = format!("/api/v1/variant-files/{}/issues?lang={language}", file["id"].as_str().unwrap());
            let answer = Ask::by(&place.mikael, "GET", &path).send().await;
            let issues = String::from_utf8(answer.body).unwrap();
            assert!(issues.contains("=HYPERLINK"), "{issues}");
            let cells = || issues.lines().flat_map(|row| row.split('\t'));
            assert!(cells().all(|cell| !cell.starts_with(['=', '+', '-', '@'])), "{issues}");
        }
    }
}
