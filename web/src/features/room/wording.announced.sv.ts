import type { SameKeys } from "../../wording/wording";
import type { en } from "./wording.announced.en";

export const sv: SameKeys<typeof en> = {
  case: "Nu {who}, ärende {place} av {count}",
  "read-back": "Uppläsning. Någon avvikande mening?",
  ballot: "Omröstning öppen, {count} alternativ",
  "ballot.closed": "Omröstningen är avslutad",
  decided: "Beslutat",
  "line.lost": "Linjen bruten, inget sparat är förlorat",
  "line.back": "Linjen är tillbaka",
};
