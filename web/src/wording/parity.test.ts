import { compileMessage } from "@lingui/message-utils/compileMessage";
import { describe, expect, test } from "vitest";

type Module = Record<string, unknown>;

const english = import.meta.glob<Module>("../**/wording*.en.ts", { eager: true });
const swedish = import.meta.glob<Module>("../**/wording*.sv.ts", { eager: true });

/** Every text of a module with its path, also of the nested tables of problems. */
function textsOf(value: unknown, path = ""): [string, string][] {
  if (typeof value === "string") return [[path, value]];
  return Object.entries(value as Module).flatMap(([key, inner]) => textsOf(inner, `${path}/${key}`));
}

const sorted = (names: Iterable<string>) => [...new Set(names)].toSorted();

/** Names of the arguments in a compiled message: `[name, format?, branches?]` among plain texts. */
function argumentNames(compiled: unknown): string[] {
  if (!Array.isArray(compiled)) return [];
  return compiled.flatMap((token: unknown) => {
    if (!Array.isArray(token)) return [];
    const [name, , branches] = token as [string, unknown, unknown];
    const inner = typeof branches === "object" && branches !== null ? Object.values(branches) : [];
    return [name, ...inner.flatMap(argumentNames)];
  });
}

const argumentsOf = (text: string) => sorted(argumentNames(compileMessage(text)));
const tagsOf = (text: string) => sorted([...text.matchAll(/<(\w+)>/g)].map(([, tag]) => tag ?? ""));

test("there are wordings to compare", () => {
  expect(Object.keys(english).length).toBeGreaterThanOrEqual(5);
});

describe.each(Object.entries(english))("%s", (path, { en }) => {
  const texts = new Map(textsOf(en));
  const translated = new Map(textsOf(swedish[path.replace(".en.ts", ".sv.ts")]?.["sv"] ?? {}));

  test("has the same texts in Swedish", () => {
    expect(sorted(translated.keys())).toEqual(sorted(texts.keys()));
  });

  test.each([...texts])("%s takes the same arguments and tags in Swedish", (key, text) => {
    const other = translated.get(key) ?? "";
    expect(argumentsOf(other)).toEqual(argumentsOf(text));
    expect(tagsOf(other)).toEqual(tagsOf(text));
    expect(other.trim()).not.toBe("");
  });
});

test("a branch of a plural is no argument", () => {
  expect(argumentsOf("{count, plural, one {file} other {# files of {name}}}")).toEqual(["count", "name"]);
});
