//! The requests that change files and findings.

use serde_json::json;

use super::{Act, Body, HALF, World, act};
use crate::place::{fixture, metadata};

impl World {
    pub(super) fn uploads(&self) -> Vec<Act> {
        let new = fixture("quarantined-lines.vcf");
        let begun = vec![
            ("Tus-Resumable", "1.0.0".to_owned()),
            ("Upload-Length", new.len().to_string()),
            ("Upload-Metadata", metadata("new.vcf", Some(&self.linden.case))),
        ];
        let place = json!({ "case": self.linden.case, "analysis": self.linden.analysis });
        let of = |id: &str| format!("/uploads/{id}");
        let tus = |route, path, headers: &[(&'static str, &str)], body, kind| {
            let headers = headers.iter().map(|(name, value)| (*name, (*value).to_owned()));
            let headers = headers.chain([("Tus-Resumable", "1.0.0".to_owned())]).collect();
            Act { headers, ..act(route, &self.mikael, path, body, kind) }
        };
        let piece = Body::Piece(HALF.to_vec());
        let uploaded = "variant_file.uploaded";
        vec![
            Act {
                headers: begun,
                ..act("POST /uploads", &self.mikael, "/uploads".to_owned(), Body::Piece(new), uploaded)
            },
            tus("PATCH /uploads/{upload}", of(&self.half), &[("Upload-Offset", "0")], piece, uploaded),
            tus("DELETE /uploads/{upload}", of(&self.unwanted), &[], Body::Nothing, "upload.given_up"),
            act(
                "POST /uploads/{upload}/place",
                &self.mikael,
                format!("/uploads/{}/place", self.whole),
                Body::Document(place),
                "variant_file.placed",
            ),
        ]
    }

    /// A held file is looked at and let through, and taken back all the same.
    pub(super) fn judgements(&self) -> Vec<Act> {
        let reason = json!({ "reason": "The laboratory was called." });
        let judge = |route, what: &str, kind| {
            let path = format!("/variant-files/{}/{what}", self.held);
            act(route, &self.mikael, path, Body::Document(reason.clone()), kind)
        };
        vec![
            judge("POST /variant-files/{file}/release", "release", "variant_file.released"),
            judge("POST /variant-files/{file}/withdraw", "withdraw", "variant_file.withdrawn"),
        ]
    }

    pub(super) fn findings(&self) -> Vec<Act> {
        let (file, line, allele) = &self.finding;
        let finding = format!("/cases/{}/findings/{file}/{line}/{allele}", self.rowan.case);
        vec![
            act(
                "POST /variant-files/{file}/calls/{line}/{allele_index}/keep",
                &self.mikael,
                format!("/variant-files/{file}/calls/{line}/{allele}/keep"),
                Body::Nothing,
                "variant_file.call_kept",
            ),
            act(
                "POST /cases/{case}/same-variant",
                &self.mikael,
                format!("/cases/{}/same-variant", self.rowan.case),
                Body::Document(json!({ "a": self.variants[0], "b": self.variants[1] })),
                "finding.same_variant",
            ),
            act(
                "PUT /cases/{case}/findings/{file}/{line}/{allele_index}",
                &self.mikael,
                finding.clone(),
                Body::Document(json!({ "note": "Known." })),
                "finding.marked",
            ),
            act(
                "DELETE /cases/{case}/findings/{file}/{line}/{allele_index}",
                &self.mikael,
                finding,
                Body::Nothing,
                "finding.unmarked",
            ),
        ]
    }
}
