import { defineWording } from "../../wording/wording";
import { en } from "./wording.en";
import { sv } from "./wording.sv";

export const resultWording = defineWording({ en, sv });
