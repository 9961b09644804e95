//! Inherited calls: for the laboratory that interprets, and for the board after the patient's consent.

use serde_json::{Value, json};
use store::both;

use crate::asking::Ask;
use crate::place::{Place, pair};

const ROWS: [&str; 2] = ["chr7\t140753336\tA\tT\t0.40", "chr17\t43045711\tG\tA\t0.48\tgermline"];

both! {
    async fn inherited_calls_are_kept_from_the_board_until_the_patient_agrees(database: Database) {
        let place = Place::open(&database).await;
        let bench = place.bench("Linden 2205").await;
        let file = place.read(&bench, "germline.vcf", pair("GRCh38", "N", "T", &ROWS)).await;
        let path = |what: &str| format!("/api/v1/variant-files/{}{what}", file["id"].as_str().unwrap());
        let petra = place.server.sign_in("Petra Sandell").await;

        let shown = place.mikael.get(&path("/table")).await;
        assert_eq!((&shown["rows"], &shown["pos"]), (&json!(1), &json!([140_753_336])));
        let own = place.mikael.get(&path("/table?origin=germline")).await;
        assert_eq!((&own["rows"], &own["pos"]), (&json!(1), &json!([43_045_711])));
        let line = own["line"][0].as_u64().unwrap();
        let call = path(&format!("/calls/{line}/1"));
        let raw = path(&format!("/lines/{line}"));
        assert_eq!(place.mikael.get(&call).await["call"]["origin"], "germline");
        place.mikael.get(&raw).await;
        for hidden in [path("/table?origin=germline"), call.clone(), raw.clone()] {
            let answer = Ask::by(&petra, "GET", &hidden).send().await;
            assert_eq!(answer.problem(404, "not-found"), json!({}), "{hidden}");
        }

        let mark = format!("/api/v1/cases/{}/findings/{}/{line}/1", bench.case, file["id"].as_str().unwrap());
        let bring = Ask::by(&place.mikael, "PUT", &mark).document(&json!({ "note": "Inherited." }));
        let consent = format!("/api/v1/cases/{}/consents/germline_findings", bench.case);
        let answer = async |given: bool| {
            let document = json!({ "given": given, "on": "2026-11-20" });
            Ask::by(&place.sara, "PUT", &consent).document(&document).send().await.document(200)
        };
        answer(false).await;
        assert_eq!(bring.send().await.problem(409, "consent-missing"), json!({}));
        answer(true).await;
        let found = bring.send().await.document(200)["findings"].clone();
        assert_eq!((&found[0]["origin"], &found[0]["pos"]), (&json!("germline"), &json!(43_045_711)));

        let of_case = async |who: &story::Browser| {
            who.get(&format!("/api/v1/cases/{}", bench.case)).await["snapshot"]["findings"].clone()
        };
        assert_eq!(of_case(&petra).await.as_array().unwrap().len(), 1);
        assert_eq!(petra.get(&call).await["call"]["pos"], 43_045_711, "the board sees the one that was brought");
        assert_eq!(petra.get(&path("/table")).await["rows"], 1, "and no other");

        answer(false).await;
        assert_eq!(of_case(&petra).await, json!([]), "the patient may change their mind");
        assert_eq!(Ask::by(&petra, "GET", &call).send().await.problem(404, "not-found"), json!({}));
        answer(true).await;
        let back: Value = of_case(&petra).await;
        assert_eq!(back[0]["note"], "Inherited.");
    }
}
