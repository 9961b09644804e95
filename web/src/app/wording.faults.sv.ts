import type { SameKeys } from "../wording/wording";
import type { en } from "./wording.faults.en";

export const sv: SameKeys<typeof en> = {
  "provider-unreachable.title": "Din organisations inloggning svarar inte",
  "provider-unreachable.remedy":
    "Vänta en minut och försök igen. Fortsätter det, säg till den som driver servern.",
  "provider-refused.title": "Din organisation släppte inte in dig",
  "provider-refused.remedy": "Försök igen, eller fråga din organisation varför.",
  "unexpected.title": "Inloggningen tog för lång tid eller började någon annanstans",
  "unexpected.remedy": "Börja om på den här sidan.",
  "token-invalid.title": "Svaret från din organisation gick inte att lita på",
  "token-invalid.remedy": "Inget gjordes med det. Säg till den som driver servern.",
  "not-strong-enough.title": "En starkare inloggning behövs",
  "not-strong-enough.remedy": "Logga in med kort eller med två faktorer.",
  "not-fresh.title": "Inloggningen var inte ny",
  "not-fresh.remedy": "Logga in igen när du uppmanas, med kort eller kod.",
  "unknown-person.title": "Du är inloggad, men ingen här känner dig",
  "unknown-person.remedy":
    "Be koordinatorn att du läggs in med det namn som din organisation använder för dig.",
  "other-person.title": "Någon annan loggade in",
  "other-person.remedy": "Bara den som bad om att få signera kan signera. Logga in som den personen.",
  "signing-over.title": "Den här signeringen är avslutad",
  "signing-over.remedy": "Stäng fönstret och tryck på Signera igen i rummet.",
  "signed-out.title": "Du är inte längre inloggad",
  "signed-out.remedy": "Logga in igen och tryck sedan på Signera igen i rummet.",
  "other.title": "Inloggningen misslyckades",
  "other.remedy": "Försök igen. Händer det igen, säg till den som driver servern.",
};
