import { defineWording } from "../../wording/wording";
import { en } from "./wording.en";
import { en as personasEn } from "./wording.personas.en";
import { sv as personasSv } from "./wording.personas.sv";
import { sv } from "./wording.sv";

export const signInWording = defineWording({ en, sv });

export const personaWording = defineWording({ en: personasEn, sv: personasSv });
