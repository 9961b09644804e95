import type { CaseRights } from "../../api/generated/CaseRights";
import type { Finding } from "../../api/generated/Finding";
import type { ImportReport } from "../../api/generated/ImportReport";

// What answers hold beside the generated types where the server knows it; a server that does not leaves it out.

/** What a call tells of a segment and of a fusion. */
export interface CallTold {
  /** Copies of the segment in the tumour, in all. */
  readonly copy_number?: number | null;
  readonly partners?: { readonly five_prime: string; readonly three_prime: string } | null;
}

/** The findings that somebody said are the same variant as a finding. */
export const sameAs = (finding: Finding & { readonly same_as?: readonly string[] }): readonly string[] =>
  finding.same_as ?? [];

/** Calls that the import policy left out of the table. */
interface LeftOut {
  readonly filtered: number;
  readonly elsewhere: number;
}

/** How many calls of a file are not in its table because the import policy left them out. */
export function leftOut(report: ImportReport & { readonly policy?: LeftOut | null }): number {
  const { policy } = report;
  return policy == null ? 0 : policy.filtered + policy.elsewhere;
}

/** Whether the reader may see inherited calls: as the server says, else as those who mark may. */
export const mayReadGermline = (may: CaseRights & { readonly read_germline?: boolean }): boolean =>
  may.read_germline ?? may.mark;
