import type { Discipline } from "../api/generated/Discipline";
import type { Role } from "../api/generated/Role";
import { useWording } from "../wording/use-wording";
import { defineWording } from "../wording/wording";
import { en } from "./wording.people.en";
import { sv } from "./wording.people.sv";

/** Roles, disciplines and standings in words. */
export const peopleWording = defineWording({ en, sv });

/** Words what people are: `people.role("auditor")`. The compiler knows that no code is without words. */
export function usePeopleWords() {
  const t = useWording(peopleWording);
  return {
    role: (role: Role) => t(`role.${role}`),
    /** As a profession: "pathologist". */
    discipline: (discipline: Discipline) => t(`discipline.${discipline}`),
    standing: (standing: "chair" | "adviser") => t(`standing.${standing}`),
  };
}

/** A text at the beginning of a line. */
export const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
