import type { SameKeys } from "../../wording/wording";
import type { en } from "./wording.en";

export const sv: SameKeys<typeof en> = {
  opening: "Öppnar texterna",
  title: "Skrivs tillsammans",
  rationale: "Utlåtandets motivering",
  notes: "Anteckningar från diskussionen",
  here: "Skriver också här: {names}",
  saved: "Sparat",
  saving: "Sparar…",
  kept: "Ingen kontakt. Det du skriver finns kvar här och skickas när kontakten är tillbaka.",
  away: "Ingen kontakt",
  unsaved: "Inte sparat: texten är stängd för ändringar",
  "read-only": "Endast läsning",
  "ended.refused": "Servern tar inte emot texten längre. Kopiera det du behöver och ladda om.",
  "ended.too-long": "Texten är för lång och sparades inte. Kopiera det du behöver och ladda om.",
  "ended.other-version":
    "Konferensen har gått vidare till en annan version. Det som inte sparades är inte med.",
  frozen: "Låst med beslutet",
  hash: "SHA-256 {hash}",
};
