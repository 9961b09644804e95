import type { SameKeys } from "../../wording/wording";
import type { en } from "./wording.en";

export const sv: SameKeys<typeof en> = {
  "lane.disease": "Sjukdom",
  "lane.treatment": "Behandling",
  "lane.specimens": "Prov",
  diagnosis: "Diagnos",
  relapse: "Recidiv {number}",
  progression: "Progress",
  second_primary: "Ny primärtumör",
  transformation: "Transformation",
  treatment: "Behandling",
  dated: "{what}, {day}",
  "specimen.content": "{number} {site}, {percent} % tumör",
  specimen: "{number} {site}",
  period: "{what}, {from} till {until}",
  since: "{what}, från {from}",
  label: "Tidslinje: {entries}",
};
