/**
 * The demo under a host name of the person's own. Browsers resolve every name under `localhost` to this
 * computer and keep cookies per host name, so that one browser can hold several people at once.
 */
export function ownWindowAddress({ slug, person }: { slug: string; person: string }, port: string): string {
  const query = new URLSearchParams({ persona: person });
  return `http://${slug}.localhost${port === "" ? "" : `:${port}`}/sign-in?${query}`;
}
