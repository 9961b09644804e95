import type { Mismatch } from "../../api/generated/Mismatch";
import type { Sex } from "../../api/generated/Sex";
import { formatIn } from "../../wording/format";
import type { Language } from "../../wording/language";
import type { Held } from "./asks";
import { namesNumber } from "./reasons";
import { askWording, placingWording } from "./wording";
import { byDanger, kindWords } from "./words";

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
  /** The laboratory's number of the specimen. */
  readonly laboratoryNumber: string;
  /** What the specimen is and when it was taken, in words. */
  readonly specimen: string;
  readonly assembly: string | null;
}

/** Where the file names the specimen's number, or else what its samples are called. */
function numberIn(names: readonly string[], number: string, language: Language): string {
  const sample = names.find((name) => namesNumber(name, number));
  if (sample !== undefined) return placingWording.say(language, "fact.number.file", { number, sample });
  if (names.length === 0) return placingWording.say(language, "fact.unknown");
  return placingWording.say(language, "fact.number.none", { samples: names.join(", ") });
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
    case "other_kinds":
      return line(
        say("fact.kinds"),
        kindWords(mismatch.holds, language),
        say("fact.kinds.record", {
          name: mismatch.file_name,
          kinds: kindWords(mismatch.replaced_holds, language),
        }),
      );
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
      file: numberIn(
        report.samples.map(({ name }) => name),
        record.laboratoryNumber,
        language,
      ),
      record: [record.laboratoryNumber, record.specimen].filter(Boolean).join(", "),
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
