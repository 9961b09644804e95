/** An interval of shares, from 0 to 1. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** The quantile of the normal distribution that leaves 2.5 % on either side. */
const z = 1.959963984540054;

/**
 * The 95 % interval of a share after Wilson (1927): unlike the usual one it stays within 0 and 1 and holds for few
 * reads. Nothing without reads, or when the counts contradict each other.
 */
export function wilson(count: number, of: number): Interval | undefined {
  if (of <= 0 || count < 0 || count > of) return undefined;
  const share = count / of;
  const spread = (z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of))) / (1 + (z * z) / of);
  const middle = (share + (z * z) / (2 * of)) / (1 + (z * z) / of);
  return { low: Math.max(0, middle - spread), high: Math.min(1, middle + spread) };
}
