import { Fragment, type ReactNode } from "react";

/** How a tag such as `<b>…</b>` in a text is drawn. */
export type Tags = Readonly<Record<string, (inner: ReactNode) => ReactNode>>;

// Private-use characters never occur in our texts: they carry values and their `<` past the tag reader,
// so that what a person has written can never become markup.
const nodeStart = "\uE000";
const nodeEnd = "\uE001";
const lessThan = "\uE002";

/** Values made safe for a text that will be read for tags; nodes become place holders. */
export function shield(values: Readonly<Record<string, ReactNode>>) {
  const nodes: ReactNode[] = [];
  const plain: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(values)) {
    if (typeof value === "number") plain[name] = value;
    else if (typeof value === "string") plain[name] = value.replaceAll("<", lessThan);
    else plain[name] = `${nodeStart}${nodes.push(value) - 1}${nodeEnd}`;
  }
  return { plain, nodes };
}

/** The text with its tags drawn and its place holders filled. */
export function drawRich(text: string, tags: Tags, nodes: readonly ReactNode[]): ReactNode {
  const parts: ReactNode[] = [];
  const pattern = /<(\w+)>(.*?)<\/\1>|\uE000(\d+)\uE001/gsu;
  let read = 0;
  for (const found of text.matchAll(pattern)) {
    parts.push(text.slice(read, found.index).replaceAll(lessThan, "<"));
    const [whole, tag, inner, node] = found;
    if (tag !== undefined) {
      const drawn = drawRich(inner ?? "", tags, nodes);
      parts.push(tags[tag]?.(drawn) ?? drawn);
    } else {
      parts.push(nodes[Number(node)]);
    }
    read = found.index + whole.length;
  }
  parts.push(text.slice(read).replaceAll(lessThan, "<"));
  return parts.map((part, place) => <Fragment key={place}>{part}</Fragment>);
}
