import { useSyncExternalStore } from "react";

/** The languages of the screens. */
export type Language = "en" | "sv";

export const languages: readonly Language[] = ["sv", "en"];

const storageKey = "samsyn.language";
const listeners = new Set<() => void>();

const isLanguage = (value: unknown): value is Language => value === "sv" || value === "en";

/** What was chosen before; else Swedish when the browser asks for it anywhere in its list; else English. */
function languageAtStart(): Language {
  try {
    const chosen = localStorage.getItem(storageKey);
    if (isLanguage(chosen)) return chosen;
  } catch {
    // Storage may be switched off.
  }
  return navigator.languages.some((tag) => tag.toLowerCase().startsWith("sv")) ? "sv" : "en";
}

/** English is written as in Britain: days come before months. */
const tags: Readonly<Record<Language, string>> = { en: "en-GB", sv: "sv" };

let current = languageAtStart();
document.documentElement.lang = tags[current];

/** The language now in use, for code outside React. */
export const currentLanguage = (): Language => current;

/** Changes every text on the screen at once and remembers the choice on this computer. */
export function chooseLanguage(language: Language): void {
  current = language;
  document.documentElement.lang = tags[language];
  try {
    localStorage.setItem(storageKey, language);
  } catch {
    // The choice then lasts as long as the page.
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The language now in use; re-renders when it changes. */
export const useLanguage = (): Language => useSyncExternalStore(subscribe, currentLanguage);
