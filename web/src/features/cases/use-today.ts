import { useState } from "react";
import { useFormat } from "../../wording/use-format";

/** Today's day in Swedish time, such as `2026-12-03`; that of the visit, until the page is opened again. */
export function useToday(): string {
  const format = useFormat();
  const [today] = useState(() => format.date(Date.now()));
  return today;
}
