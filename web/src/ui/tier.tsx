/** Levels of AMP/ASCO/CAP, with the evidence letter where the level has one. */
export type AmpLevel = "I-A" | "I-B" | "II-C" | "II-D" | "III" | "IV";
/** Levels of ESMO ESCAT. */
export type EscatLevel =
  | "I-A"
  | "I-B"
  | "I-C"
  | "II-A"
  | "II-B"
  | "III-A"
  | "III-B"
  | "IV-A"
  | "IV-B"
  | "V"
  | "X";

/** Levels of the NCT and the DKTK. */
export type NctLevel = "m1A" | "m1B" | "m1C" | "m2A" | "m2B" | "m2C" | "m3" | "m4";

type TierProps =
  | { scheme: "NCT"; level: NctLevel }
  | { scheme: "AMP"; level: AmpLevel }
  | { scheme: "ESCAT"; level: EscatLevel };

const weights: Record<string, string> = { I: "l1", II: "l2", III: "l3", IV: "l4", V: "l5", X: "x" };

/** The digit of an m-level weighs as a tier of its number does. */
const weightOf = (level: string): string => {
  const numbered = /^m(\d)/u.exec(level)?.[1];
  return numbered === undefined ? (weights[level.split("-")[0] ?? ""] ?? "x") : `l${numbered}`;
};

/** An actionability tier: the outline tells the scheme, fill and border the level, the text both. */
export function Tier({ scheme, level }: TierProps) {
  return (
    <span className={`tier ${scheme.toLowerCase()} ${weightOf(level)}`} translate="no">
      {scheme} {level}
    </span>
  );
}

/** The five classes of oncogenicity, from the most to the least. */
export const oncogenicities = [
  "oncogenic",
  "likely-oncogenic",
  "uncertain",
  "likely-benign",
  "benign",
] as const;
export type Oncogenicity = (typeof oncogenicities)[number];

/** A place on the five-step scale of oncogenicity, and its word. */
export function OncogenicityScale({ value, word }: { value: Oncogenicity; word: string }) {
  return (
    <span className="onco">
      <svg viewBox="0 0 36 10" aria-hidden="true">
        {oncogenicities.toReversed().map((step, place) => (
          <rect
            key={step}
            x={0.75 + 7 * place}
            y="0.75"
            width="5.5"
            height="8.5"
            className={step === value ? "on" : undefined}
          />
        ))}
      </svg>
      {word}
    </span>
  );
}
