import { defineWording } from "../../wording/wording";
import { en as asksEn } from "./wording.asks.en";
import { sv as asksSv } from "./wording.asks.sv";
import { en } from "./wording.en";
import { en as placingEn } from "./wording.placing.en";
import { sv as placingSv } from "./wording.placing.sv";
import { en as reportEn } from "./wording.report.en";
import { sv as reportSv } from "./wording.report.sv";
import { sv } from "./wording.sv";

/** Texts of the list of files. */
export const filesWording = defineWording({ en, sv });

export const askWording = defineWording({ en: asksEn, sv: asksSv });

export const placingWording = defineWording({ en: placingEn, sv: placingSv });

export const reportWording = defineWording({ en: reportEn, sv: reportSv });
