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
  const people = usePeopleWords();
  const calling = ({ mark, roles, discipline }: Persona) => {
    if (mark === "chair") return people.standing("chair");
    if (mark === "advises") return people.standing("adviser");
    const role = tellingRoles.find((telling) => roles.includes(telling));
    return role === undefined ? people.discipline(discipline) : people.role(role);
  };
  return (persona: Persona) => {
    const role = calling(persona);
    const task = t(persona.first_task);
    return { role, Role: capitalised(role), task, Task: capitalised(task) };
  };
}
