import type { ProblemText } from "./problem-text";
import type { en } from "./wording.problems.en";

export const sv: { readonly [Slug in keyof typeof en]: ProblemText } = {
  "no-answer": {
    title: "Servern svarar inte",
    remedy: "Kontrollera nätet och försök igen. Det som angavs som sparat är sparat.",
  },
  "not-found": {
    title: "Det finns inget här som du kan se",
    remedy: "Det kan ha flyttats eller dragits tillbaka, eller så hör det till en annan enhet än din.",
  },
  "too-large": {
    title: "Det är för stort för att tas emot",
    remedy: "Skicka det i mindre delar.",
  },
  "signed-out": {
    title: "Du är inte längre inloggad",
    remedy: "Logga in igen, så kommer du tillbaka till den här sidan.",
  },
  malformed: {
    title: "Servern kunde inte läsa det som skickades",
    remedy: "Ladda om sidan och försök igen. Händer det igen, ge supporten numret nedan.",
  },
  changed: {
    title: "Någon ändrade det här medan du skrev",
    remedy: "Hämta det som gäller nu, jämför och spara igen.",
  },
  "revision-needed": {
    title: "Sidan är inte aktuell",
    remedy: "Ladda om sidan och spara igen.",
  },
  invalid: {
    title: "Ett fält är tomt eller utanför gränserna",
    remedy: "Se de markerade fälten, rätta dem och spara igen.",
  },
  "not-a-personal-number": {
    title: "Det är inget personnummer",
    remedy: "Jämför de tolv siffrorna med remissen: år, månad, dag och fyra till.",
  },
  "patient-known": {
    title: "Patienten finns redan, som {pseudonym}",
    remedy: "Sök efter {pseudonym} och fortsätt därifrån.",
  },
  refused: {
    title: "Konferensens regler tillåter inte det nu",
    remedy: "Se var ärendet står i rummet och gör det som efterfrågas där.",
  },
  "not-read": {
    title: "Filen kan inte läsas",
    remedy: "Inget bifogades. Be laboratoriet om hela filen och släpp den här igen.",
  },
  "upload-version": {
    title: "Sidan är äldre än servern",
    remedy: "Ladda om sidan och släpp filen igen: den fortsätter där den var.",
  },
  "upload-offset": {
    title: "Filen skickas från ett annat ställe också",
    remedy: "Stäng den andra sidan och tryck på Fortsätt här.",
  },
  "media-type": {
    title: "Servern tar inte emot den sortens innehåll här",
    remedy: "Ladda om sidan; händer det igen, uppge numret nedan för supporten.",
  },
  "not-waiting": {
    title: "Filen väntar inte längre på en plats",
    remedy: "Den är redan kopplad eller borttagen. Ladda om sidan för att se var den är.",
  },
  "not-held": {
    title: "Filen hålls inte kvar längre",
    remedy: "Någon har redan avgjort det. Ladda om sidan för att se vad som sades.",
  },
  "consent-missing": {
    title: "Patienten har inte samtyckt till att få veta om ärftliga fynd",
    remedy: "Fråga patienten, för in svaret under samtyckena och försök igen.",
  },
  "signing-over": {
    title: "Den här signeringen är avslutad",
    remedy: "Stäng fönstret och tryck på Signera igen i rummet.",
  },
  "other-person": {
    title: "Någon annan loggade in",
    remedy: "Bara den som bad om att få signera kan signera. Logga in som den personen.",
  },
  "sign-in-failed": {
    title: "Inloggningen misslyckades",
    remedy: "Försök igen. Händer det igen, säg till den som driver servern.",
  },
  "foreign-origin": {
    title: "Begäran kom inte från serverns egen sida",
    remedy: "Öppna Samsyn på den vanliga adressen och försök igen.",
  },
  "method-not-allowed": {
    title: "Servern gör inte det",
    remedy: "Ladda om sidan. Händer det igen, ge supporten numret nedan.",
  },
  "key-reused": {
    title: "Det här skickades förut med annat innehåll",
    remedy: "Ladda om sidan och fyll i det igen.",
  },
  "try-again": {
    title: "Det sparades inte",
    remedy: "Inget har gått förlorat. Tryck på samma knapp igen.",
  },
  internal: {
    title: "Något gick fel i servern",
    remedy: "Inget ändrades. Försök igen. Händer det igen, ge supporten numret nedan.",
  },
};
