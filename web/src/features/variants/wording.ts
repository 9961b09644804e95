import { defineWording } from "../../wording/wording";
import { en as consequencesEn } from "./wording.consequences.en";
import { sv as consequencesSv } from "./wording.consequences.sv";
import { en } from "./wording.en";
import { en as structuralEn } from "./wording.structural.en";
import { sv as structuralSv } from "./wording.structural.sv";
import { sv } from "./wording.sv";

/** Texts of the findings of a case. */
export const variantsWording = defineWording({ en, sv });

export const consequenceWording = defineWording({ en: consequencesEn, sv: consequencesSv });

export const structuralWording = defineWording({ en: structuralEn, sv: structuralSv });
