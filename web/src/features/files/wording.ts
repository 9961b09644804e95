import { defineWording } from "../../wording/wording";
import { en } from "./wording.en";
import { en as factsEn } from "./wording.facts.en";
import { sv as factsSv } from "./wording.facts.sv";
import { en as issuesEn } from "./wording.issues.en";
import { sv as issuesSv } from "./wording.issues.sv";
import { en as refusalsEn } from "./wording.refusals.en";
import { sv as refusalsSv } from "./wording.refusals.sv";
import { sv } from "./wording.sv";

/** Texts of the variant files of a case. */
export const filesWording = defineWording({ en, sv });

export const issueWording = defineWording({ en: issuesEn, sv: issuesSv });

export const factWording = defineWording({ en: factsEn, sv: factsSv });

export const refusalWording = defineWording({ en: refusalsEn, sv: refusalsSv });
