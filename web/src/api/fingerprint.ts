/** So much of a file's beginning and end is looked at. */
const lookedAt = 65_536;

/**
 * Tells whether a file dropped again is the one whose sending broke off: a digest of its name, size, date of change,
 * first and last bytes and where it was dropped. Nothing where the browser has no digests (a page without TLS).
 */
export async function fingerprintOf(file: File, where: string): Promise<string | undefined> {
  if (globalThis.crypto?.subtle === undefined) return undefined;
  const facts = new TextEncoder().encode(JSON.stringify([file.name, file.size, file.lastModified, where]));
  const head = await file.slice(0, lookedAt).arrayBuffer();
  const tail = await file.slice(Math.max(0, file.size - lookedAt)).arrayBuffer();
  const all = await new Blob([facts, head, tail]).arrayBuffer();
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", all));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
