import { defineWording } from "../../wording/wording";
import { en as caseEn } from "./wording.case.en";
import { sv as caseSv } from "./wording.case.sv";
import { en } from "./wording.en";
import { sv } from "./wording.sv";

/** Texts of the case list. */
export const casesWording = defineWording({ en, sv });

/** Texts of one case. */
export const caseWording = defineWording({ en: caseEn, sv: caseSv });
