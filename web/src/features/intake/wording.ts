import { defineWording } from "../../wording/wording";
import { en } from "./wording.en";
import { sv } from "./wording.sv";

/** Texts of taking in a case. */
export const intakeWording = defineWording({ en, sv });
