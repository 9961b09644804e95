import { defineWording } from "../../wording/wording";
import { en as consequencesEn } from "./wording.consequences.en";
import { sv as consequencesSv } from "./wording.consequences.sv";
import { en } from "./wording.en";
import { sv } from "./wording.sv";

/** Texts of the findings of a file. */
export const variantsWording = defineWording({ en, sv });

export const consequenceWording = defineWording({ en: consequencesEn, sv: consequencesSv });
