import type { ProblemText } from "./problem-text";
import type { en } from "./wording.problems.en";

export const sv: { readonly [Slug in keyof typeof en]: ProblemText } = {
  "no-answer": {
    title: "Servern svarar inte",
    remedy: "Kontrollera nätet och försök igen. Det som angavs som sparat är sparat.",
  },
  "not-signed-in": {
    title: "Du är inte längre inloggad",
    remedy: "Logga in igen, så kommer du tillbaka till den här sidan.",
  },
  "not-found": {
    title: "Det finns inget här som du kan se",
    remedy: "Det kan ha flyttats eller dragits tillbaka, eller så hör det till en annan enhet än din.",
  },
  "malformed-json": {
    title: "Servern kunde inte läsa det som skickades",
    remedy: "Ladda om sidan och försök igen. Händer det igen, ge supporten numret nedan.",
  },
  "too-large": {
    title: "Det är för stort för att tas emot",
    remedy: "Skicka det i mindre delar.",
  },
  "too-many-requests": {
    title: "För mycket på en gång",
    remedy: "Vänta några sekunder och försök igen.",
  },
  "stale-revision": {
    title: "Någon ändrade det här medan du skrev",
    remedy: "Hämta det som gäller nu, jämför och spara igen.",
  },
  internal: {
    title: "Något gick fel i servern",
    remedy: "Inget ändrades. Försök igen. Händer det igen, ge supporten numret nedan.",
  },
};
