//! The requests that show one patient's data.

use serde_json::json;
use story::Browser;

use super::{Act, Body, World, act};

impl World {
    /// The requests that show one patient's data, each by somebody who has not seen these yet.
    pub async fn looks(&self) -> Vec<Act> {
        let server = &self.meeting.server;
        let petra = &server.sign_in("Petra Sandell").await;
        let johan = &server.sign_in("Johan Ekström").await;
        let elin = &server.sign_in("Elin Hedberg").await;
        let maja = &server.sign_in("Maja Lindqvist").await;
        let (case, session) = (&self.rowan.case, &self.meeting.session);
        let (file, line, allele) = &self.finding;
        let mut looks = vec![
            look("GET /cases/{case}", maja, format!("/cases/{case}"), "case.looked_at"),
            look("GET /variant-files/{file}", petra, format!("/variant-files/{file}"), "case.looked_at"),
            look(
                "GET /variant-files/{file}/table",
                petra,
                format!("/variant-files/{file}/table"),
                "case.looked_at",
            ),
            look(
                "GET /variant-files/{file}/calls/{line}/{allele_index}",
                johan,
                format!("/variant-files/{file}/calls/{line}/{allele}"),
                "case.looked_at",
            ),
            look(
                "GET /variant-files/{file}/changes",
                petra,
                format!("/variant-files/{}/changes", self.newer),
                "case.looked_at",
            ),
        ];
        looks.extend(self.looks_of_laboratory());
        looks.extend([
            look("GET /patients/{patient}", maja, format!("/patients/{}", self.patient), "patient.looked_at"),
            act(
                "POST /patients/look-up",
                johan,
                "/patients/look-up".to_owned(),
                Body::Document(json!({ "words": "Birch 1180" })),
                "patient.looked_at",
            ),
            look("GET /sessions/{session}", elin, format!("/sessions/{session}"), "agenda.looked_at"),
        ]);
        let result = format!("/decisions/{}/result", self.decision);
        looks.push(look("GET /decisions/{decision}/result", elin, result, "decision.looked_at"));
        looks.extend(self.looks_of_auditor());
        looks
    }

    fn looks_of_laboratory(&self) -> Vec<Act> {
        let (file, ..) = &self.finding;
        vec![
            look("GET /uploads/{upload}", &self.mikael, format!("/uploads/{}", self.whole), "cases.listed"),
            look(
                "GET /variant-files/{file}/lines/{line}",
                &self.mikael,
                format!("/variant-files/{file}/lines/1"),
                "case.looked_at",
            ),
            look(
                "GET /variant-files/{file}/region",
                &self.mikael,
                format!("/variant-files/{file}/region?chrom=7&start=1&end=200000000"),
                "case.looked_at",
            ),
            look(
                "GET /variant-files/{file}/issues",
                &self.mikael,
                format!("/variant-files/{file}/issues?lang=sv"),
                "case.looked_at",
            ),
            look(
                "GET /variant-files/{file}/quarantined",
                &self.mikael,
                format!("/variant-files/{file}/quarantined"),
                "case.looked_at",
            ),
        ]
    }

    fn looks_of_auditor(&self) -> Vec<Act> {
        let decision = &self.decision;
        vec![
            look("GET /audit/decisions", &self.ulla, "/audit/decisions".to_owned(), "decisions.listed"),
            look(
                "GET /audit/decisions/{decision}",
                &self.ulla,
                format!("/audit/decisions/{decision}"),
                "decision.audited",
            ),
            look(
                "GET /audit/decisions/{decision}/proof",
                &self.ulla,
                format!("/audit/decisions/{decision}/proof"),
                "decision.proof_read",
            ),
            look(
                "GET /audit/decisions/{decision}/bundle",
                &self.ulla,
                format!("/audit/decisions/{decision}/bundle"),
                "bundle.exported",
            ),
        ]
    }
}

fn look(route: &'static str, who: &Browser, path: String, kind: &'static str) -> Act {
    act(route, who, path, Body::Nothing, kind)
}
