import { useWording } from "../wording/use-wording";
import { defineWording } from "../wording/wording";
import { en } from "./wording.people.en";
import { sv } from "./wording.people.sv";

/** Roles, disciplines and standings in words. */
export const peopleWording = defineWording({ en, sv });

type Key = (typeof peopleWording.keys)[number];

const isKey = (key: string): key is Key => (peopleWording.keys as readonly string[]).includes(key);

/** Words a code of the server: `word("role", "trial_coordinator")`. A code without words stays as it is. */
export function usePeopleWords() {
  const t = useWording(peopleWording);
  return (kind: "role" | "discipline" | "standing", code: string): string => {
    const key = `${kind}.${code}`;
    return isKey(key) ? t(key) : code;
  };
}

/** A text at the beginning of a line. */
export const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
