import type { SameKeys } from "../../wording/wording";
import type { en } from "./wording.structural.en";

export const sv: SameKeys<typeof en> = {
  del: "deletion",
  "del.mobile": "mobilt element borta",
  loss: "förlust",
  dup: "duplikation",
  "dup.tandem": "tandemduplikation",
  gain: "tillskott",
  ins: "insertion",
  "ins.mobile": "mobilt element insatt",
  inv: "inversion",
  cnv: "ändrat kopietal",
  repeat: "upprepning av annan längd",
  copies: "kopietal {number}",
  fusion: "fusion",
  "fusion.joins": "fusion, {joins}",
  joins: "går ihop med {place}",
  joined: "går ihop med ett annat ställe",
  single: "avbruten, andra änden okänd",
  sized: "{word} {length}",
  "sized.figure": "{word}, {length}",
};
