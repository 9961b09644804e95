import { useWording } from "../../wording/use-wording";
import type { Persona } from "./requests";
import { personaWording } from "./wording";

type Key = (typeof personaWording.keys)[number];

const isKey = (key: string): key is Key => (personaWording.keys as readonly string[]).includes(key);

const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** A persona's role and task in words. A code without words is left out rather than shown. */
export function usePersonaWords() {
  const t = useWording(personaWording);
  const word = (key: string) => (isKey(key) ? t(key) : "");
  return ({ role_text_code, task_code }: Persona) => {
    const role = word(`role.${role_text_code}`);
    const task = word(`task.${task_code}`);
    return { role, Role: capitalised(role), task, Task: capitalised(task) };
  };
}
