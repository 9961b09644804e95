import type { CaseRow } from "../../api/generated/CaseRow";

/** A row for tests: an invented case that lacks nothing. */
export const caseRow = (differing: Partial<CaseRow> = {}): CaseRow => ({
  case: "0199c0de-0000-7000-8000-000000000001",
  board: "0199c0de-0000-7000-8000-0000000000b1",
  board_name: "National paediatric molecular board",
  pseudonym: "Hazel 3391",
  age: { years: 4, months: 1, days: 3 },
  diagnosis: "Neuroblastoma",
  question: "Lorlatinib beside induction?",
  urgency: "routine",
  needed_by: "2026-12-14",
  referrer: { person: "p2", name: "Maja Lindqvist", place: "Umeå" },
  state: "accepted",
  missing: [],
  placed: null,
  created_at: "2026-11-20T09:00:00Z",
  ...differing,
});
