import type { CaseRow } from "../../api/generated/CaseRow";

/** By what the list can be sorted. `urgency` is the order in which the server gives it. */
export type SortKey = "urgency" | "needed" | "state" | "referrer";

/** How the list is shown; lives in the address. */
export interface ListSearch {
  readonly find?: string;
  readonly sort?: SortKey;
}

const sortKeys: readonly string[] = ["urgency", "needed", "state", "referrer"] satisfies SortKey[];
const isSortKey = (value: unknown): value is SortKey => typeof value === "string" && sortKeys.includes(value);

/** Reads the search part of the address; what does not fit is dropped. */
export const readListSearch = (search: Record<string, unknown>): ListSearch => ({
  ...(typeof search["find"] === "string" && search["find"] !== "" ? { find: search["find"] } : {}),
  ...(isSortKey(search["sort"]) ? { sort: search["sort"] } : {}),
});

const states: readonly string[] = ["accepted", "on_agenda", "deferred", "decided", "signed"];

const comparisons: Record<SortKey, (a: CaseRow, b: CaseRow) => number> = {
  urgency: () => 0,
  needed: (a, b) => a.needed_by.localeCompare(b.needed_by),
  state: (a, b) => states.indexOf(a.state) - states.indexOf(b.state),
  referrer: (a, b) => a.referrer.name.localeCompare(b.referrer.name, "sv"),
};

const textOf = ({ pseudonym, question, diagnosis, referrer, board_name }: CaseRow): string =>
  [pseudonym, question, diagnosis, referrer.name, referrer.place, board_name].join("\n").toLowerCase();

/** The rows that hold every word of `find`, sorted. */
export function listed(rows: readonly CaseRow[], { find = "", sort = "urgency" }: ListSearch): CaseRow[] {
  const words = find.toLowerCase().split(/\s+/u).filter(Boolean);
  return rows.filter((row) => words.every((word) => textOf(row).includes(word))).toSorted(comparisons[sort]);
}

/** The board has not met on it yet: it can still be late, or lack something. */
export const isOpen = ({ state }: Pick<CaseRow, "state">): boolean =>
  state === "accepted" || state === "on_agenda" || state === "deferred";

/** The day by which an answer was needed has passed. Both are days such as `2026-12-07`. */
export const isLate = (row: Pick<CaseRow, "state" | "needed_by">, today: string): boolean =>
  isOpen(row) && row.needed_by < today;
