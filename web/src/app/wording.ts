import { defineWording } from "../wording/wording";
import { en } from "./wording.en";
import { sv } from "./wording.sv";

/** Texts of the frame that every screen stands in. */
export const appWording = defineWording({ en, sv });
