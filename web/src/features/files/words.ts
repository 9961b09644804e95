import type { Age } from "../../api/generated/Age";
import type { Assay } from "../../api/generated/Assay";
import type { Mismatch } from "../../api/generated/Mismatch";
import type { Objection } from "../../api/generated/Objection";
import type { Reason } from "../../api/generated/Reason";
import type { Sex } from "../../api/generated/Sex";
import type { VariantKind } from "../../api/generated/VariantKind";
import type { Language } from "../../wording/language";
import { formatIn } from "../../wording/format";
import type { Recorded } from "./compared";
import type { Target } from "./target";
import { askWording, placingWording } from "./wording";

/** A patient below this age, in years, is spoken of as a child. */
const adultFrom = 18;
export const ageWord = ({ years }: Age): "child" | "adult" => (years < adultFrom ? "child" : "adult");

/** Parts of a sentence as one, beginning with a capital. */
export function sentence(parts: readonly string[]): string {
  const text = parts.join("; ");
  return text.slice(0, 1).toLocaleUpperCase() + text.slice(1);
}

/** Why a file seems to belong there. */
export function wordReason(reason: Reason, language: Language): string {
  const { reason: name, ...values } = reason;
  return placingWording.say(language, `reason.${name}`, values);
}

/** What speaks against it; `assay` is that of the analysis. */
export function wordObjection(objection: Objection, assay: Assay, language: Language): string {
  switch (objection.objection) {
    case "assembly_differs":
      return placingWording.say(language, "objection.assembly_differs", {
        file: objection.file,
        analysis: objection.analysis,
      });
    case "assay_differs":
      return placingWording.say(language, `objection.assay_differs.${assay === "rna" ? "rna" : "dna"}`);
    case "laboratory_number_elsewhere": {
      const whose = objection.other_patient ? "patient" : "specimen";
      const { sample, laboratory_number } = objection;
      const values = { sample, laboratory_number };
      return placingWording.say(language, `objection.laboratory_number_elsewhere.${whose}`, values);
    }
  }
}

/** Of what speaks for a place, the list tells so much; the server names the strongest first. */
export const toldReasons = 3;

/** What speaks for or against a target, what speaks against it first. */
export const wordTarget = ({ because, against, analysis }: Target, language: Language): string =>
  sentence([
    ...against.map((objection) => wordObjection(objection, analysis.assay, language)),
    ...because.slice(0, toldReasons).map((reason) => wordReason(reason, language)),
  ]);

/** The checks from the most dangerous to the least: first another person, then another meaning of the same person. */
const dangers: readonly Mismatch["check"][] = [
  "same_person_elsewhere",
  "laboratory_number_of_another_patient",
  "other_person",
  "sex",
  "tumour_and_normal_exchanged",
  "assembly",
  "other_kinds",
];

/** The mismatches, the most dangerous first. */
export const byDanger = (mismatches: readonly Mismatch[]): Mismatch[] =>
  mismatches.toSorted((a, b) => dangers.indexOf(a.check) - dangers.indexOf(b.check));

/** "substitutions, structural variants". */
export const kindWords = (kinds: readonly VariantKind[], language: Language): string =>
  kinds.map((kind) => askWording.say(language, `kinds.${kind}`)).join(", ") ||
  askWording.say(language, "kinds.none");

/** The question about a held file, and its three answers. */
export interface HeldQuestion {
  readonly title: string;
  readonly why: string;
  readonly withdraw: string;
  readonly release: string;
}

/** What is asked about a held file: facts first. */
export function wordHeld(worst: Mismatch, record: Recorded, language: Language): HeldQuestion {
  const say = (key: (typeof askWording.keys)[number], values?: Record<string, string | number>) =>
    askWording.say(language, key, values);
  const sex = (of: Sex) => placingWording.say(language, `sex.${of}.${record.age}`);
  const count = (value: number) => formatIn(language).count(value);
  const { age, who } = record;
  const person = {
    title: say("held.person.title", { age }),
    withdraw: say("held.withdraw.person"),
    release: say("held.release.person", { age }),
  };
  switch (worst.check) {
    case "sex": {
      const why = say("held.sex.why", { found: sex(worst.found), recorded: sex(worst.recorded), who });
      return {
        ...person,
        why,
        title: say("held.sex.title", { age }),
        release: say("held.release.sex", { age }),
      };
    }
    case "other_person":
      return { ...person, why: say("held.other_person.why", { name: worst.file_name, who }) };
    case "same_person_elsewhere":
      return { ...person, why: say("held.same_person_elsewhere.why") };
    case "laboratory_number_of_another_patient": {
      const values = { sample: worst.sample, number: worst.laboratory_number, who };
      return { ...person, why: say("held.laboratory_number_of_another_patient.why", values) };
    }
    case "tumour_and_normal_exchanged": {
      const values = { higher: count(worst.higher_in_normal), calls: count(worst.calls) };
      return {
        title: say("held.tumour_and_normal_exchanged.title"),
        why: say("held.tumour_and_normal_exchanged.why", values),
        withdraw: say("held.withdraw.file"),
        release: say("held.release.tumour_and_normal_exchanged"),
      };
    }
    case "other_kinds": {
      const name = worst.file_name;
      const values = {
        name,
        there: kindWords(worst.replaced_holds, language),
        here: kindWords(worst.holds, language),
      };
      return {
        title: say("held.other_kinds.title", { name }),
        why: say("held.other_kinds.why", values),
        withdraw: say("held.withdraw.file"),
        release: say("held.release.other_kinds", { name }),
      };
    }
    case "assembly":
      return {
        title: say("held.assembly.title"),
        why: say("held.assembly.why", { file: worst.file, analysis: worst.analysis }),
        withdraw: say("held.withdraw.file"),
        release: say("held.release.assembly"),
      };
  }
}
