import type { Analysis } from "../../api/generated/Analysis";
import type { Reason } from "../../api/generated/Reason";
import type { Specimen } from "../../api/generated/Specimen";
import type { VariantFile } from "../../api/generated/VariantFile";

/** Fewer letters and digits, or fewer digits, stand in many names by chance. */
const charactersNeeded = 4;
const digitsNeeded = 3;

const tokensOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** The last token may have one letter more after its last digit: `P26-1187R` is the RNA of `P26-1187`. */
const endsWith = (token: string, sought: string): boolean =>
  token === sought ||
  (/\p{N}$/u.test(sought) && token.startsWith(sought) && /^\p{L}$/u.test(token.slice(sought.length)));

/** Whether a name holds a laboratory number, from one token's border to another's: the rule by which places are proposed. */
export function namesNumber(name: string, number: string): boolean {
  const sought = tokensOf(number);
  const last = sought.at(-1);
  const digits = number.match(/[0-9]/gu)?.length ?? 0;
  if (last === undefined || sought.join("").length < charactersNeeded || digits < digitsNeeded) return false;
  const given = tokensOf(name);
  return given.some((_, start) => {
    const window = given.slice(start, start + sought.length);
    const end = window.at(-1);
    return (
      window.length === sought.length &&
      window.slice(0, -1).every((token, place) => token === sought[place]) &&
      end !== undefined &&
      endsWith(end, last)
    );
  });
}

/** Where a placed file stands. */
export interface Standing {
  readonly analysis: Analysis;
  readonly specimen: Specimen;
  readonly normal: Specimen | undefined;
}

/** What ties a placed file to its analysis, the most telling first: as it was proposed, and as it still holds. */
export function reasonsOf(file: VariantFile, { analysis, specimen, normal }: Standing): Reason[] {
  const report = "report" in file ? file.report : undefined;
  const sampleWith = (number: string | undefined) =>
    number === undefined ? undefined : report?.samples.find(({ name }) => namesNumber(name, number))?.name;
  const { laboratory_number: number } = specimen;
  const sample = sampleWith(number);
  const ofNormal = sampleWith(normal?.laboratory_number);
  const assembly = report?.assembly.name ?? null;
  return [
    ...(sample === undefined
      ? []
      : [{ reason: "laboratory_number_in_sample" as const, sample, laboratory_number: number }]),
    ...(ofNormal === undefined || normal === undefined
      ? []
      : [
          {
            reason: "normal_number_in_sample" as const,
            sample: ofNormal,
            laboratory_number: normal.laboratory_number,
          },
        ]),
    ...(namesNumber(file.name, number)
      ? [{ reason: "laboratory_number_in_file_name" as const, laboratory_number: number }]
      : []),
    ...(assembly !== null && assembly === analysis.assembly
      ? [{ reason: "assembly_agrees" as const, assembly }]
      : []),
  ];
}
