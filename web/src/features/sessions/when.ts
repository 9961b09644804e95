/** How far Stockholm's clock is ahead of UTC at a moment, in milliseconds. */
function aheadOfUtc(moment: number): number {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone: "Europe/Stockholm",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
    hourCycle: "h23",
  }).formatToParts(moment);
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value);
  const shown = Date.UTC(
    part("year"),
    part("month") - 1,
    part("day"),
    part("hour"),
    part("minute"),
    part("second"),
  );
  return shown - Math.floor(moment / 1000) * 1000;
}

/**
 * The moment at which Stockholm's clocks show a date (`2026-12-03`) and time (`13:00`), ISO 8601 in UTC; nothing
 * when either is not whole. Of an hour that comes twice it is the first; one that is skipped counts on from before.
 */
export function stockholmTime(date: string, time: string): string | undefined {
  const shown = Date.parse(`${date}T${time}:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(date) || Number.isNaN(shown)) return undefined;
  const day = 86_400_000;
  const candidates = [aheadOfUtc(shown - day), aheadOfUtc(shown + day)].map((ahead) => shown - ahead);
  const fitting = candidates.filter((moment) => moment + aheadOfUtc(moment) === shown);
  return new Date(Math.min(...(fitting.length > 0 ? fitting : candidates))).toISOString();
}
