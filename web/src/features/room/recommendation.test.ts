import { describe, expect, test } from "vitest";
import { contentOf, type Draft, draftOf, emptyDraft } from "./recommendation-draft";
import { isTrialNumber, lacks } from "./recommendation-lacks";
import * as scene from "./scene";
import { plainSentence, shortly } from "./sentences";

const trial: Draft = {
  ...emptyDraft,
  kind: "trial_referral",
  trial: "2099-500000-00-00",
  site: "Gothenburg",
  because: "It fits.",
  owner: scene.owner,
};

describe("the form of a recommendation", () => {
  test("keeps line, priority, biomarkers and the m-level of one that is revised", () => {
    const content = {
      ...scene.treatment,
      line: 2,
      priority: 1,
      biomarkers: ["MSI high"],
      evidence: { ...scene.treatment.evidence, nct: "m1A" as const },
    };
    expect(contentOf(draftOf(content))).toEqual(content);
    expect(contentOf(draftOf(scene.treatment))).toEqual(scene.treatment);
  });

  test("asks who confirmed a slot, and when", () => {
    expect(lacks(trial)).toEqual([]);
    expect(lacks({ ...trial, slot: "open" })).toEqual(["slot_confirmation"]);
    const confirmed = { ...trial, slot: "open" as const, confirmedBy: "The site", confirmedOn: "2026-12-01" };
    expect(lacks(confirmed)).toEqual([]);
    expect(contentOf(confirmed)).toMatchObject({ confirmed: { by: "The site", on: "2026-12-01" } });
    expect(contentOf(trial)).not.toHaveProperty("confirmed");
  });

  test("takes the numbers that the server takes", () => {
    const right = ["NCT00000000", "2099-500000-00-00", "2099-000000-00", "DEMO-0001"];
    expect(right.filter(isTrialNumber)).toEqual(right);
    const wrong = ["NCT0000000", "nct00000000", "NCT 00000000", "2099-500000-00-0", "20990000"];
    expect(wrong.filter(isTrialNumber)).toEqual([]);
    expect(lacks({ ...trial, trial: "NCT1234" })).toEqual(["trial_number"]);
  });

  test("finds a code, a line and a priority that cannot be right", () => {
    const treatment = { ...draftOf(scene.treatment), line: "0", priority: "13" };
    const coded = { ...treatment, drugs: [{ name: "dabrafenib", atc: "L01EC2" }] };
    expect(lacks(coded)).toEqual(["atc", "line", "priority"]);
    const right = { ...coded, drugs: [{ name: "dabrafenib", atc: "L01EC02" }], line: "2", priority: "1" };
    expect(lacks(right)).toEqual([]);
  });

  test("makes a new biopsy with where it is taken", () => {
    const biopsy = { ...trial, kind: "rebiopsy" as const, site: "" };
    expect(lacks(biopsy)).toEqual(["site"]);
    const content = contentOf({ ...biopsy, site: "the relapse" });
    expect(plainSentence("en", content)).toBe("We recommend a new biopsy: the relapse.");
    expect(shortly("sv", content)).toBe("Ny biopsi: the relapse");
  });

  test("reads the line aloud", () => {
    expect(plainSentence("en", { ...scene.treatment, line: 2 })).toBe(
      "We recommend dabrafenib with trametinib, within label, as line 2, for BRAF p.Val600Glu.",
    );
  });
});
