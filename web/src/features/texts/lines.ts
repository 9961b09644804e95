import { TextsLine } from "./line";

interface Held {
  readonly line: TextsLine;
  readers: number;
}

/** A line that nobody shows stays this long: the text may be about to be shown in another place of the page. */
const linger = 2000;

const held = new Map<string, Held>();

/** Closes a line that nobody shows any more, once everything typed is saved. */
function closeWhenSaved(key: string, one: Held): void {
  setTimeout(() => {
    const settle = () => {
      const { saved, ended } = one.line.view();
      if (one.readers === 0 && !saved && !ended) return;
      stop();
      if (one.readers > 0) return;
      if (held.get(key) === one) held.delete(key);
      one.line.close();
    };
    const stop = one.line.subscribe(settle);
    settle();
  }, linger);
}

/** The line to the texts of an item, shared by all who show them. */
export function lineTo(item: string, version: number): TextsLine {
  const key = `${item} ${version}`;
  const known = held.get(key);
  if (known && !known.line.view().ended) return known.line;
  const one = { line: new TextsLine(item, version), readers: 0 };
  held.set(key, one);
  closeWhenSaved(key, one);
  return one.line;
}

/** Keeps a line open as long as it is shown; gives what ends that. */
export function show(line: TextsLine): () => void {
  const [key, one] = [...held].find(([, known]) => known.line === line) ?? [];
  if (key === undefined || !one) return () => undefined;
  one.readers += 1;
  return () => {
    one.readers -= 1;
    if (one.readers === 0) closeWhenSaved(key, one);
  };
}
