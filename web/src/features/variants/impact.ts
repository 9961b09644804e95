/** Groups of consequences by how much they change, as Ensembl groups them. */
export type Impact = "high" | "moderate" | "low" | "other";

export const impacts: readonly Impact[] = ["high", "moderate", "low", "other"];

/** The last rank of each group in the server's table of severity. */
const lastHigh = 14;
const lastModerate = 22;
const lastLow = 30;

/** The group of a rank; unknown terms and none at all are `other`. */
export function impactOf(severity: number): Impact {
  if (severity <= lastHigh) return "high";
  if (severity <= lastModerate) return "moderate";
  return severity <= lastLow ? "low" : "other";
}
