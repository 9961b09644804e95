/** `Sara Wikström` as a host name's label: `sara-wikstrom`. */
export const hostLabel = (name: string): string =>
  name
    .normalize("NFD")
    .replaceAll(/\p{Mark}/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "");

/**
 * The demo under a host name of the person's own. Browsers resolve every name under `localhost` to this
 * computer and keep cookies per host name, so that one browser can hold several people at once.
 */
export function ownWindowAddress(person: { name: string; person_id: string }, port: string): string {
  const query = new URLSearchParams({ persona: person.person_id });
  return `http://${hostLabel(person.name)}.localhost${port === "" ? "" : `:${port}`}/sign-in?${query}`;
}
