//! Files with more calls than are all kept.

use serde_json::{Value, json};
use store::both;
use story::Server;

use crate::asking::Ask;
use crate::place::{Place, pair};

const ROWS: [&str; 3] = ["chr2\t1000\tA\tT\t0.40", "chr2\t2000\tA\tT\t0.40", "chr2\t3000\tN\t<DUP>\t0.40"];

fn at(file: &Value, what: &str) -> String {
    format!("/api/v1/variant-files/{}{what}", file["id"].as_str().unwrap())
}

/// The positions that the file's table has.
async fn shown(place: &Place, file: &Value) -> Value {
    place.mikael.get(&at(file, "/table")).await["pos"].clone()
}

both! {
    async fn of_a_file_with_more_calls_than_are_configured_the_policy_chooses(database: Database) {
        let server = Server::start_with(&database, &[("SAMSYN_ROWS_KEPT_UP_TO", "2")]).await;
        let place = Place::of(server).await;
        let bench = place.bench("Linden 2205").await;
        let small = place.read(&bench, "two.vcf", pair("GRCh38", "N", "T", &ROWS[..2])).await;
        assert_eq!((&small["report"]["policy"], shown(&place, &small).await), (&Value::Null, json!([1000, 2000])));

        let large = place.read(&bench, "three.vcf", pair("GRCh38", "N", "T", &ROWS)).await;
        let counts = json!({
            "coding": 0, "splice": 0, "promoter": 0, "structural": 1, "filtered": 0, "elsewhere": 2,
        });
        assert_eq!(large["report"]["policy"], counts);
        assert_eq!(large["report"]["data_lines"], 3, "every line is accounted for all the same");
        assert_eq!(shown(&place, &large).await, json!([3000]));

        let region = at(&large, "/region?chrom=2&start=1&end=5000");
        let kept = async || {
            let found = place.mikael.get(&region).await;
            let calls = found["calls"].as_array().unwrap().iter();
            calls.map(|one| one["kept"].as_bool().unwrap()).collect::<Vec<_>>()
        };
        assert_eq!(kept().await, [false, false, true]);
        let line = place.mikael.get(&region).await["calls"][0]["call"]["line"].clone();
        let keep = at(&large, &format!("/calls/{line}/1/keep"));
        for _ in 0..2 {
            Ask::by(&place.mikael, "POST", &keep).send().await.document(200);
        }
        assert_eq!(kept().await, [true, false, true]);
        assert_eq!(shown(&place, &large).await, json!([3000, 1000]));
    }
}
