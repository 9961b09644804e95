import { defineWording } from "../../wording/wording";
import { en } from "./wording.en";
import { sv } from "./wording.sv";

/** Texts of the variant files of a case. */
export const filesWording = defineWording({ en, sv });
