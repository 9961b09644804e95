import type { CaseRow } from "../../api/generated/CaseRow";
import type { Missing } from "../../api/generated/Missing";
import { isOpen } from "./list-order";

/** The one thing that the list asks of its reader. */
export type Wanted =
  | { readonly what: "files" | "findings"; readonly cases: readonly CaseRow[] }
  | {
      readonly what: "gaps" | "own-gaps";
      readonly cases: readonly CaseRow[];
      /** How many things the cases lack together. */
      readonly things: number;
    }
  | { readonly what: "dates"; readonly cases: readonly CaseRow[] };

const lacking = (rows: readonly CaseRow[], what: Missing) =>
  rows.filter(({ missing }) => missing.includes(what));

/** What a referrer or nurse can say; the laboratories hold the rest. */
const fromReferrer: readonly Missing[] = ["question", "consents", "wishes"];

const owed = ({ missing }: CaseRow): number => missing.filter((what) => fromReferrer.includes(what)).length;

/**
 * What is wanted of somebody with these roles: the laboratory's own work first, then what the coordinator chases, then
 * what a referrer owes. Nothing wanted: nothing, and the page has no block.
 */
export function wantedOf(
  roles: readonly string[],
  person: string,
  rows: readonly CaseRow[],
): Wanted | undefined {
  const open = rows.filter(isOpen);
  if (roles.includes("geneticist")) {
    const files = lacking(open, "variant_file");
    if (files.length > 0) return { what: "files", cases: files };
    const findings = lacking(open, "findings");
    if (findings.length > 0) return { what: "findings", cases: findings };
  }
  if (roles.includes("coordinator")) {
    const gaps = open.filter(({ missing }) => missing.length > 0);
    const things = gaps.reduce((sum, { missing }) => sum + missing.length, 0);
    if (gaps.length > 0) return { what: "gaps", cases: gaps, things };
    const dates = open.filter(({ placed }) => placed === null);
    if (dates.length > 0) return { what: "dates", cases: dates };
  }
  const own = open.filter((row) => row.referrer.person === person && owed(row) > 0);
  const things = own.reduce((sum, row) => sum + owed(row), 0);
  return own.length > 0 ? { what: "own-gaps", cases: own, things } : undefined;
}
