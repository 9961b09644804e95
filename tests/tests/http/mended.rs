//! What is found out later: lines that are mended, specimens and analyses that are corrected, variants that are the same.

use serde_json::{Value, json};
use store::both;

use crate::asking::Ask;
use crate::place::{Place, pair};

const BRAF: &str = "chr7\t140753336\tA\tT\t0.40";

both! {
    async fn lines_that_were_set_aside_come_back_mended(database: Database) {
        let place = Place::open(&database).await;
        let bench = place.bench("Linden 2205").await;
        let text = String::from_utf8(pair("GRCh38", "N", "T", &[BRAF, "chr7\t5\tA\tT\t0.3"])).unwrap();
        let broken = text.replace("chr7\t5\t", "chr7\t7x\t");
        let file = place.read(&bench, "broken.vcf", broken.clone().into_bytes()).await;
        assert_eq!([&file["report"]["accepted"], &file["report"]["quarantined"]], [1, 1]);
        let at = |what: &str| format!("/api/v1/variant-files/{}{what}", file["id"].as_str().unwrap());

        let issues = Ask::by(&place.mikael, "GET", &at("/issues?lang=sv")).send().await;
        assert_eq!(issues.header("content-type"), Some("text/tab-separated-values; charset=utf-8"));
        let table = String::from_utf8(issues.body).unwrap();
        let row = table.lines().find(|line| line.contains("position_invalid")).unwrap();
        assert!(row.starts_with("8\tPOS\terror\tposition_invalid\t") && row.contains("7x"), "{row}");

        let aside = Ask::by(&place.mikael, "GET", &at("/quarantined")).send().await;
        let aside = String::from_utf8(aside.body).unwrap();
        let rows = |text: &str| text.lines().filter(|line| !line.starts_with('#')).map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(rows(&aside), [rows(&broken)[1].clone()], "the line as it is, and no other");
        assert!(aside.starts_with("##fileformat=VCFv4.2\n"), "{aside}");

        let mended = aside.replace("chr7\t7x\t", "chr7\t7\t");
        let upload = place.send(&bench, "mended.vcf", mended.into_bytes()).await;
        let placed = place.place(&bench, &upload, json!({ "mends": file["id"] })).await.document(201);
        let placed = place.finished(&placed).await;
        assert_eq!((&placed["state"], &placed["mends"]), (&json!("ready"), &file["id"]));
        assert_eq!([&placed["report"]["accepted"], &placed["report"]["quarantined"]], [1, 0]);
        assert_eq!(place.mikael.get(&at("")).await["replaced_by"], Value::Null, "both stay");
    }

    async fn a_corrected_report_and_a_new_tumour_cell_content_are_seen_in_the_case(database: Database) {
        let place = Place::open(&database).await;
        let bench = place.bench("Linden 2205").await;
        let case = format!("/api/v1/cases/{}", bench.case);
        let before = place.mikael.get(&case).await["snapshot"].clone();
        let patient = format!("/api/v1/patients/{}", before["patient"]["id"].as_str().unwrap());
        let state = format!("{patient}/analyses/{}/state", bench.analysis);
        let cells = format!("{patient}/specimens/{}/tumour-cell-content", before["specimens"][0]["id"].as_str().unwrap());
        let content = json!({ "percent": 35, "method": "bioinformatic" });
        let analysis = place.mikael.post(&state, json!({ "state": "corrected" })).await;
        let specimen = place.mikael.post(&cells, json!({ "content": content })).await;
        assert_eq!((&analysis["state"], &specimen["tumour_cell_content"]), (&json!("corrected"), &content));
        let after = place.mikael.get(&case).await["snapshot"].clone();
        assert_eq!(after["analyses"][0]["state"], "corrected");
        assert_eq!(after["specimens"][0]["tumour_cell_content"], content);
        assert_eq!(after["revision"].as_u64().unwrap(), before["revision"].as_u64().unwrap() + 2);

        let much = Ask::by(&place.mikael, "POST", &cells).document(&json!({ "content": { "percent": 101, "method": "histologic" } }));
        assert_eq!(much.send().await.problem(422, "invalid"), json!({ "field": "percent" }));
        let petra = place.server.sign_in("Petra Sandell").await;
        let by_petra = Ask::by(&petra, "POST", &state).document(&json!({ "state": "reported" })).send().await;
        assert_eq!(by_petra.problem(404, "not-found"), json!({}));
        let other = place.bench("Rowan 4172").await;
        let foreign = format!("{patient}/analyses/{}/state", other.analysis);
        let answer = Ask::by(&place.sara, "POST", &foreign).document(&json!({ "state": "reported" })).send().await;
        assert_eq!(answer.problem(404, "not-found"), json!({}));
    }

    async fn two_findings_are_said_to_be_one_variant(database: Database) {
        let place = Place::open(&database).await;
        let bench = place.bench("Rowan 4172").await;
        let path = format!("/api/v1/cases/{}/same-variant", bench.case);
        let view = place.mikael.get(&format!("/api/v1/cases/{}", bench.case)).await;
        let [a, b] = [0, 1].map(|at| view["snapshot"]["findings"][at]["variant"].clone());
        let said = place.mikael.post(&path, json!({ "a": a, "b": b })).await;
        assert_eq!([&said["findings"][0]["same_as"], &said["findings"][1]["same_as"]], [&json!([b]), &json!([a])]);
        for wrong in [json!({ "a": a, "b": a }), json!({ "a": a, "b": "00000000-0000-7000-8000-000000000000" })] {
            let answer = Ask::by(&place.mikael, "POST", &path).document(&wrong).send().await;
            assert_eq!(answer.problem(422, "invalid"), json!({ "field": "variants" }));
        }
    }
}
