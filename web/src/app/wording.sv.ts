import type { SameKeys } from "../wording/wording";
import type { en } from "./wording.en";

export const sv: SameKeys<typeof en> = {
  "rail.label": "Huvudmeny",
  "rail.start": "Start",
  "rail.theme": "Ljust eller mörkt",
  "rail.language": "In English",
  "rail.account": "{initials}: inloggad som {name}",
  "rail.demo": "Demo",
  "rail.demo.explained": "En demo på den här datorn. Alla patienter, personer och studier är påhittade.",
  "account.sign-out": "Logga ut",
  "account.signing-out": "Loggar ut…",
  "skip.ask": "Hoppa till det som efterfrågas",
  "case-bar.label": "Ärendet",
  "not-found.title": "Det finns inget på den här adressen",
  "not-found.remedy": "Det kan ha flyttats, eller så har du inte rätt att se det.",
  "not-found.back": "Till startsidan",
  "problem.again": "Försök igen",
  "problem.reference": "Begäran {id}",
  "place.sessions": "Konferenser",
  "place.sessions.purpose": "Planera, håll och se tillbaka på konferenserna",
  "place.cases": "Ärenden",
  "place.cases.purpose": "Se varje ärende, vad det saknar och var det står",
  "place.files": "Filer på väg in",
  "place.files.purpose": "Släpp variantfiler, säg vems de är, och se varje rad redovisad",
  "place.audit": "Händelselogg",
  "place.audit.purpose": "Kontrollera att ett beslut inte ändrats, och vem som gjort och sett vad",
  loading: "Hämtar",
  purpose:
    "Samsyn lagrar, visar och förmedlar fynd, publicerad evidens med källa och det som konferensens deltagare skriver, röstar och undertecknar. Samsyn fattar inga beslut.",
};
