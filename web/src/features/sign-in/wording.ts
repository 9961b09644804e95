import { defineWording } from "../../wording/wording";
import { en } from "./wording.en";
import { sv } from "./wording.sv";
import { en as tasksEn } from "./wording.tasks.en";
import { sv as tasksSv } from "./wording.tasks.sv";

export const signInWording = defineWording({ en, sv });

export const taskWording = defineWording({ en: tasksEn, sv: tasksSv });
