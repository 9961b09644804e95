import type { Age } from "../../api/generated/Age";
import type { Assay } from "../../api/generated/Assay";
import type { Mismatch } from "../../api/generated/Mismatch";
import type { Objection } from "../../api/generated/Objection";
import type { Reason } from "../../api/generated/Reason";
import type { Sex } from "../../api/generated/Sex";
import type { Language } from "../../wording/language";
import { formatIn } from "../../wording/format";
import type { Held } from "./asks";
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
const toldReasons = 3;

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
];

/** The mismatches, the most dangerous first. */
export const byDanger = (mismatches: readonly Mismatch[]): Mismatch[] =>
  mismatches.toSorted((a, b) => dangers.indexOf(a.check) - dangers.indexOf(b.check));

/** One line of the comparison: what the file says and what the record says. */
export interface Compared {
  readonly key: string;
  readonly label: string;
  readonly file: string;
  readonly record: string;
  /** The two do not go together. */
  readonly clash: boolean;
}

/** Of whom and of what the record speaks. */
export interface Recorded {
  readonly who: string;
  readonly age: "child" | "adult";
  readonly laboratoryNumber: string;
  readonly assembly: string | null;
}

function compare(mismatch: Mismatch, record: Recorded, language: Language): Compared {
  const say = (key: (typeof placingWording.keys)[number], values?: Record<string, string | number>) =>
    placingWording.say(language, key, values);
  const sex = (of: Sex) => say(`sex.${of}.${record.age}`);
  const count = (value: number) => formatIn(language).count(value);
  const line = (label: string, file: string, recorded: string): Compared => ({
    key: mismatch.check,
    label,
    file,
    record: recorded,
    clash: true,
  });
  switch (mismatch.check) {
    case "sex": {
      const found = say("fact.sex.file", {
        sex: sex(mismatch.found),
        heterozygous: count(mismatch.x_heterozygous),
        sites: count(mismatch.x_sites),
        calls: mismatch.y_calls,
      });
      return line(say("fact.sex"), found, sex(mismatch.recorded));
    }
    case "other_person": {
      const values = { same: count(mismatch.same), shared: count(mismatch.shared), name: mismatch.file_name };
      const recorded = say("fact.person.record", { name: mismatch.file_name });
      return line(say("fact.person"), say("fact.person.file", values), recorded);
    }
    case "same_person_elsewhere": {
      const values = { same: count(mismatch.same), shared: count(mismatch.shared) };
      return line(say("fact.person"), say("fact.elsewhere.file", values), say("fact.elsewhere.record"));
    }
    case "tumour_and_normal_exchanged": {
      const values = { higher: count(mismatch.higher_in_normal), calls: count(mismatch.calls) };
      return line(say("fact.exchanged"), say("fact.exchanged.file", values), say("fact.exchanged.record"));
    }
    case "laboratory_number_of_another_patient": {
      const values = { number: mismatch.laboratory_number, sample: mismatch.sample };
      return line(say("fact.number"), say("fact.number.file", values), record.laboratoryNumber);
    }
    case "assembly":
      return line(say("fact.assembly"), mismatch.file, mismatch.analysis);
  }
}

/** Both sides of the evidence: what clashes first, then what else the two say of the same. */
export function comparedOf({ mismatches, report }: Held, record: Recorded, language: Language): Compared[] {
  const clashes = byDanger(mismatches).map((mismatch) => compare(mismatch, record, language));
  const unknown = placingWording.say(language, "fact.unknown");
  const others: Compared[] = [
    {
      key: "number",
      label: placingWording.say(language, "fact.number"),
      file: report.samples.map(({ name }) => name).join(", ") || unknown,
      record: record.laboratoryNumber,
      clash: false,
    },
    {
      key: "build",
      label: placingWording.say(language, "fact.assembly"),
      file: report.assembly.name ?? unknown,
      record: record.assembly ?? unknown,
      clash: false,
    },
  ];
  const told = clashes.map(({ label }) => label);
  return [...clashes, ...others.filter(({ label }) => !told.includes(label))];
}

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
    case "assembly":
      return {
        title: say("held.assembly.title"),
        why: say("held.assembly.why", { file: worst.file, analysis: worst.analysis }),
        withdraw: say("held.withdraw.file"),
        release: say("held.release.assembly"),
      };
  }
}

/** What is sent to the laboratory about a held file: its numbers, and no name of a patient. */
export function letterOf(file: Held, record: Recorded, language: Language): string {
  const say = (key: (typeof askWording.keys)[number], values?: Record<string, string>) =>
    askWording.say(language, key, values);
  const facts = comparedOf(file, record, language)
    .filter(({ clash }) => clash)
    .map(({ label, file: found, record: recorded }) =>
      say("letter.fact", { label, file: found, record: recorded }),
    );
  return [
    say("letter.greeting"),
    "",
    say("letter.file", { name: file.name }),
    say("letter.hash", { hash: file.sha256 }),
    say("letter.number", { number: record.laboratoryNumber }),
    ...facts,
    "",
    say("letter.please"),
  ].join("\n");
}
