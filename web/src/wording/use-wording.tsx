import { type ReactNode, useMemo } from "react";
import { useLanguage } from "./language";
import { drawRich, shield, type Tags } from "./rich";
import type { Values, Wording } from "./wording";

/** Words one feature: `t("title")`, `t("lines", { count: 3 })`, `t.rich("following", { name })`. */
export interface Translate<Key extends string> {
  (key: Key, values?: Values): string;
  /** For texts with `<b>…</b>` (or tags of `tags`) and values that are themselves drawn. */
  rich(key: Key, values?: Readonly<Record<string, ReactNode>>, tags?: Tags): ReactNode;
}

const bold: Tags = { b: (inner) => <b className="strong">{inner}</b> };

/** The texts of a feature in the language now chosen. */
export function useWording<Key extends string>(wording: Wording<Key>): Translate<Key> {
  const language = useLanguage();
  return useMemo(
    () =>
      Object.assign((key: Key, values?: Values) => wording.say(language, key, values), {
        rich(key: Key, values: Readonly<Record<string, ReactNode>> = {}, tags: Tags = bold) {
          const { plain, nodes } = shield(values);
          return drawRich(wording.say(language, key, plain), { ...bold, ...tags }, nodes);
        },
      }),
    [wording, language],
  );
}
