import { capitalised, usePeopleWords } from "../../app/people";
import { useWording } from "../../wording/use-wording";
import type { Role } from "../../api/generated/Role";
import type { Persona } from "../../api/generated/Persona";
import { taskWording } from "./wording";

/** Roles that say more about a persona than the profession does. */
const tellingRoles: readonly Role[] = ["coordinator", "secretary", "auditor", "geneticist", "referrer"];

/** A persona's one word and task. */
export function usePersonaWords() {
  const t = useWording(taskWording);
  const word = usePeopleWords();
  const calling = ({ mark, roles, discipline }: Persona) => {
    if (mark === "chair") return word("standing", "chair");
    if (mark === "advises") return word("standing", "adviser");
    const role = tellingRoles.find((telling) => roles.includes(telling));
    return role === undefined ? word("discipline", discipline) : word("role", role);
  };
  return (persona: Persona) => {
    const role = calling(persona);
    const task = t(persona.first_task);
    return { role, Role: capitalised(role), task, Task: capitalised(task) };
  };
}
