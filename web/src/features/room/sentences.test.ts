import { describe, expect, test } from "vitest";
import type { RecommendationContent } from "../../api/generated/RecommendationContent";
import { wordReason } from "./refusal";
import * as scene from "./scene";
import { plainSentence, shortly } from "./sentences";

const trial: RecommendationContent = {
  kind: "trial_referral",
  trial: "EU-0000",
  title: "NORDIC-CDK 1",
  arm: "B",
  site: "Gothenburg",
  slot: "open",
  targets: [],
  reason: "If it grows.",
  owner: scene.owner,
};

describe("a recommendation read aloud", () => {
  test("in English", () => {
    expect(plainSentence("en", scene.treatment)).toBe(
      "We recommend dabrafenib with trametinib, within label, for BRAF p.Val600Glu.",
    );
    expect(plainSentence("en", trial)).toBe("We refer to the trial NORDIC-CDK 1, arm B, Gothenburg.");
    expect(
      plainSentence("en", { kind: "no_recommendation", reason: "patient_declines", explanation: "" }),
    ).toBe("We make no recommendation: the patient declines.");
  });

  test("in Swedish", () => {
    expect(plainSentence("sv", scene.treatment)).toBe(
      "Vi rekommenderar dabrafenib med trametinib, inom godkänd indikation, för BRAF p.Val600Glu.",
    );
    expect(plainSentence("sv", { ...trial, arm: null })).toBe(
      "Vi remitterar till studien NORDIC-CDK 1, Gothenburg.",
    );
  });

  test("with one drug, off label, without a finding", () => {
    const alone = { ...scene.treatment, drugs: [{ name: "larotrectinib", atc: null }], targets: [] };
    expect(plainSentence("en", { ...alone, label_use: "off_label" })).toBe(
      "We recommend larotrectinib, off label.",
    );
  });

  test("keeps what people wrote, also where it looks like markup", () => {
    expect(plainSentence("en", { ...trial, arm: null, title: "<b>CDK</b>" })).toBe(
      "We refer to the trial <b>CDK</b>, Gothenburg.",
    );
  });

  test("has a short form for lists", () => {
    expect(shortly("sv", scene.treatment)).toBe("dabrafenib med trametinib");
    expect(shortly("en", { kind: "germline_referral", reason: "", owner: scene.owner })).toBe(
      "Referral to clinical genetics",
    );
  });
});

const word = () => "pathologist";

describe("a refusal", () => {
  const state = scene.folded(...scene.presented);

  test("tells who is missing for a quorum", () => {
    const quorum = {
      held: false,
      present: 1,
      needed: 2,
      disciplines: [{ discipline: "pathology" as const, present: 0, needed: 1 }],
    };
    expect(wordReason("en", { code: "no_quorum", quorum }, state, word)).toBe(
      "No quorum: 1 of 2 voting members take part, and there is too little of: pathologist. Enter people who sit in the room, or wait.",
    );
  });

  test("names who dissents and which cases are open", () => {
    expect(wordReason("en", { code: "dissent_stands", by: ["petra"] }, state, word)).toContain(
      "Petra Sandell dissents.",
    );
    expect(wordReason("sv", { code: "cases_open", items: ["one"] }, state, word)).toContain("Rowan 4172");
  });
});
