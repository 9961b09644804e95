import type { DiseaseEvent } from "../../api/generated/DiseaseEvent";
import type { Specimen } from "../../api/generated/Specimen";
import type { Translate } from "../../wording/use-wording";
import { defineWording } from "../../wording/wording";
import { en } from "./wording.codes.en";
import { sv } from "./wording.codes.sv";

/** The server's codes of patients, cases and their material in words. */
export const codeWording = defineWording({ en, sv });

export type CodeKey = (typeof codeWording.keys)[number];
type Say = Translate<CodeKey>;

/** "Relapse 1", "Diagnosis". */
export const eventWord = (say: Say, event: DiseaseEvent): string =>
  event.kind === "relapse" ? say("relapse.numbered", { number: event.number }) : say(`event.${event.kind}`);

/** "80 % tumour cells", or that nobody has said. */
export const cellWord = (say: Say, { tumour_cell_content: content }: Specimen): string =>
  content === null ? say("cells.unknown") : say("cells.share", { percent: content.percent });
