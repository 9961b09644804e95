//! Signatures by a fresh sign-in. The session is held in the demo; then the same record is served for real.

use serde_json::{Value, json};
use store::both;
use store::people::{self, Subject};
use store::testing::Database;
use store::{Stop, Store, Unit};
use story::{Meeting, command};

use crate::provider::Provider;
use crate::serving::Serving;
use crate::visitor::Visitor;

/// A decided case, a signed-in chair, and their request to sign it.
struct ToSign {
    server: Serving,
    chair: Visitor,
    request: String,
}

impl ToSign {
    async fn new(database: &Database) -> Self {
        let mut meeting = Meeting::plan(database).await;
        let frozen = decided(&meeting).await;
        meeting.server.stop().await;
        let provider = Provider::start(database.directory()).await;
        let record = meeting.server.record().await;
        vouch(&record, &provider, "Annika Berglund", "annika").await;
        vouch(&record, &provider, "Johan Ekström", "johan").await;
        record.close().await;
        let server = Serving::with(database, provider, "acr = [\"urn:mtb:loa3\"]").await;
        let mut chair = server.visitor();
        assert_eq!(chair.sign_in("account=annika").await.location, "/");
        let new = json!({ "decisions": [frozen], "meaning": "approved" });
        let path = format!("/api/v1/sessions/{}/signing-requests", meeting.session);
        let request = chair.browser().post(&path, new).await["id"].as_str().unwrap().to_owned();
        Self { server, chair, request }
    }

    /// Signs in again as `form` says; gives the address to come back to.
    async fn authorize(&mut self, form: &str) -> String {
        self.chair.leave(&format!("/api/v1/signing-requests/{}/authorize", self.request), form).await
    }

    async fn outcome(&self) -> Value {
        let request = self.chair.browser().get(&format!("/api/v1/signing-requests/{}", self.request)).await;
        request["items"][0]["outcome"].clone()
    }

    fn page(&self) -> String {
        format!("/sign/{}", self.request)
    }

    fn fault(&self, fault: &str) -> String {
        format!("/sign/{}?fault={fault}", self.request)
    }
}

/// Decides the first case; gives what there is to sign.
async fn decided(meeting: &Meeting) -> Value {
    let [mut chair, ..] = meeting.begin().await;
    let item = &meeting.items[0];
    let content = json!({ "kind": "no_recommendation", "reason": "no_actionable_finding", "explanation": "Nothing to target." });
    chair.done(command("recommendation.propose", json!({ "item": item, "content": content }))).await;
    chair.done(command("readback.begin", json!({ "item": item }))).await;
    chair.done(command("case.decide_by_consensus", json!({ "item": item }))).await;
    let event = chair.event("decision.frozen").await;
    let body = &event["event"]["body"];
    json!({ "item": item, "decision": body["statement"]["decision"], "content_sha256": body["content_sha256"] })
}

/// Has the provider vouch for a person of the record.
async fn vouch(record: &Store, provider: &Provider, name: &str, subject: &str) {
    let everybody = people::list(&record.db).await.unwrap();
    let person = everybody.into_iter().find(|person| person.name == name).unwrap();
    let subject = Subject { issuer: provider.issuer.clone(), subject: subject.to_owned() };
    let work = async move |unit: &mut Unit| {
        people::put(unit, &person, Some(&subject)).await?;
        Ok::<_, Stop<std::convert::Infallible>>(())
    };
    record.writer.write(work).await.unwrap();
}

both! {
    async fn a_fresh_sign_in_signs_and_only_once(database: Database) {
        let mut to_sign = ToSign::new(&database).await;
        assert_eq!(to_sign.outcome().await, "waiting");
        let back = to_sign.authorize("account=annika").await;
        let mut copy = to_sign.chair.clone();
        assert_eq!(to_sign.chair.get(&back).await.location, to_sign.page());
        assert_eq!(to_sign.outcome().await, "signed");

        assert_eq!(copy.get(&back).await.location, to_sign.fault("provider-refused"));
        let again = format!("/api/v1/signing-requests/{}/authorize", to_sign.request);
        assert_eq!(to_sign.chair.get(&again).await.location, to_sign.fault("signing-over"));
    }

    async fn a_sign_in_from_before_the_request_does_not_sign(database: Database) {
        let mut to_sign = ToSign::new(&database).await;
        let back = to_sign.authorize("account=annika&age=3600").await;
        assert_eq!(to_sign.chair.get(&back).await.location, to_sign.fault("not-fresh"));
        assert_eq!(to_sign.outcome().await, "waiting");
        let back = to_sign.authorize("account=annika&acr=urn:mtb:loa2").await;
        assert_eq!(to_sign.chair.get(&back).await.location, to_sign.fault("not-strong-enough"));
        assert_eq!(to_sign.outcome().await, "waiting");
    }

    async fn nobody_else_signs_in_the_chairs_place(database: Database) {
        let mut to_sign = ToSign::new(&database).await;
        for other in ["account=johan", "account=stranger"] {
            to_sign.chair.sign_out_at_provider();
            let back = to_sign.authorize(other).await;
            assert_eq!(to_sign.chair.get(&back).await.location, to_sign.fault("other-person"), "{other}");
            assert_eq!(to_sign.outcome().await, "waiting");
        }
        let mut johan = to_sign.server.visitor();
        johan.sign_in("account=johan").await;
        let authorize = format!("/api/v1/signing-requests/{}/authorize", to_sign.request);
        assert_eq!(johan.get(&authorize).await.location, to_sign.fault("not-found"));
        let nobody = to_sign.server.visitor().get(&authorize).await;
        assert_eq!(nobody.location, format!("/sign-in?next={}", to_sign.page()));
    }
}
