import { setupI18n } from "@lingui/core";
import { compileMessage } from "@lingui/message-utils/compileMessage";
import type { Language } from "./language";

/** The texts of one feature in its first language; each text is an ICU message. */
export type Texts = Readonly<Record<string, string>>;

/** The same keys as `T` in another language: a key too few or too many does not compile. */
export type SameKeys<T extends Texts> = { readonly [Key in keyof T]: string };

/** What may stand in the place of an argument of an ICU message. */
export type Values = Readonly<Record<string, string | number>>;

/** A feature's texts in every language. Make one with `defineWording`. */
export interface Wording<Key extends string> {
  readonly keys: readonly Key[];
  /** The finished text in `language`. */
  say(language: Language, key: Key, values?: Values): string;
}

/**
 * Joins a feature's `wording.en.ts` and `wording.sv.ts`.
 *
 * Messages are compiled when the feature is first shown in a language, so that no build step stands
 * between a text and the screen.
 */
export function defineWording<T extends Texts>(texts: { en: T; sv: SameKeys<T> }): Wording<keyof T & string> {
  const speakers = new Map<Language, ReturnType<typeof setupI18n>>();
  const speaker = (language: Language) => {
    const known = speakers.get(language);
    if (known) return known;
    const compiled = Object.fromEntries(
      Object.entries<string>(texts[language]).map(([key, text]) => [key, compileMessage(text)]),
    );
    const made = setupI18n({ locale: language, messages: { [language]: compiled } });
    speakers.set(language, made);
    return made;
  };
  return {
    keys: Object.keys(texts.en),
    say: (language, key, values) => speaker(language)._(key, values),
  };
}
