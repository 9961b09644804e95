import { defineWording } from "../../wording/wording";
import { en } from "./wording.en";
import { en as kindsEn } from "./wording.kinds.en";
import { sv as kindsSv } from "./wording.kinds.sv";
import { sv } from "./wording.sv";

export const auditWording = defineWording({ en, sv });

export const kindWording = defineWording({ en: kindsEn, sv: kindsSv });
