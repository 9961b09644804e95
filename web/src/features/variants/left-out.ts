import type { ImportReport } from "../../api/generated/ImportReport";

/** How many calls of a file are not in its table because the import policy left them out. */
export const leftOut = ({ policy }: Pick<ImportReport, "policy">): number =>
  policy === null ? 0 : policy.filtered + policy.elsewhere;
