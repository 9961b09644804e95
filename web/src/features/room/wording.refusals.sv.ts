import type { SameKeys } from "../../wording/wording";
import type { en } from "./wording.refusals.en";

export const sv: SameKeys<typeof en> = {
  forbidden:
    "Det här får {needed, select, coordinator {bara koordinatorn} chair {bara ordföranden} chair_or_secretary {ordföranden eller sekreteraren} member {konferensens ledamöter} attendee {de som har anslutit} voter {röstande som deltar i ärendet} deputy {ordförandens ersättare} second_person {någon annan än den som bad om det} other {bara personen själv}} göra.",
  recused: "Du har anmält jäv i ärendet. Ta tillbaka anmälan först om den inte längre gäller.",
  session_not:
    "Konferensen {phase, select, scheduled {har inte inletts} live {är i gång} paused {är pausad} cancelled {är inställd} reopened {är öppen bara för tillägg} other {är avslutad}}; det här går bara {needed, select, scheduled {innan den inleds} live {medan den är i gång} paused {medan den är pausad} reopened {medan den är öppen för tillägg} other {efter den}}.",
  item_not:
    "Ärendet {state, select, queued {väntar fortfarande} presenting {diskuteras} voting {är under omröstning} decided {är redan beslutat} signed {är redan undertecknat} deferred {är uppskjutet} withdrawn {är taget från dagordningen} other {är överfört till nästa tillfälle}}, så det går inte nu.",
  unknown: "Det finns inte längre här. Se vad som gäller nu.",
  already: "Det är redan så. Inget ändrades.",
  another_presented:
    "Ett annat ärende ligger framme. Besluta det, skjut upp det eller lägg tillbaka det först.",
  no_quorum:
    "Inte beslutsför: {present} av {needed} röstande deltar{lacking, select, none {} other {, och det saknas: {lacking}}}. För in dem som sitter i rummet, eller vänta.",
  incomplete:
    "Rekommendationen saknar {field, select, drugs {ett läkemedel} rationale {en motivering} trial {en studie} site {en plats} reason {ett skäl} test {ett prov} board {en konferens} explanation {en förklaring} atc {en riktig ATC-kod} trial_number {ett riktigt registernummer} slot_confirmation {vem som bekräftat studieplatsen} priority {en prioritet från 1 till 12} line {en linje från 1 till 20} other {en ansvarig}}.",
  nothing_proposed: "Inget är föreslaget än. Föreslå en rekommendation, eller ingen med skälet angivet.",
  not_read_back: "Utkastet ändrades efter uppläsningen. Läs upp det en gång till.",
  dissent_stands:
    "{names} {count, plural, one {är av avvikande mening} other {är av avvikande mening}}. Öppna en omröstning, eller be att den avvikande meningen tas tillbaka.",
  reason_needed: "Ett skäl behövs. Skriv det och försök igen.",
  ballot_incomplete: "En omröstning behöver en fråga och minst två alternativ med ord.",
  no_such_option: "Det alternativet finns inte; det finns {options}. Välj igen.",
  votes_missing:
    "{cast} av {eligible} har röstat, för få för beslutsförhet. Vänta, eller avsluta med skäl som ordförande.",
  nothing_carried: "Inget alternativ vann. Öppna en ny omröstning, eller enas och läs upp.",
  content_changed:
    "Utlåtandet ändrades under tiden, så inget undertecknades. Läs det igen och underteckna på nytt.",
  cases_open: "Inte klart: {names}. Underteckna, skjut upp eller överför först.",
  stale: "Någon ändrade det här medan du handlade. Se vad som gäller nu och gör om.",
  agenda_empty: "Det finns inget ärende på dagordningen än. Lägg till ett först.",
  stale_term: "{name} är ordförande nu. Se vad som gäller och gör om.",
  chair_is_here: "Ordföranden har en linje öppen. Be om att få ta över.",
  chair_awaited: "Ordföranden har till {time} på sig att säga att hen är här. Försök igen då.",
  deputy_before: "{name} kommer före dig som ersättare, och är här.",
  deadline_passed: "Svaren skulle ha kommit {time}.",
  answers_awaited:
    "{cast} av {eligible} har svarat, och de andra kan göra det till {time}. Avsluta i förtid med skäl, eller vänta.",
  deadline_needed: "En skriftlig konferens behöver en sista tid för svar, efter att den inleds.",
  ballot_needed: "Skriftligt avgörs det genom omröstning. Öppna en.",
  advisory_only: "En rådgivande omröstning avgör inget. Enas och läs upp, eller öppna en ny.",
  not_writable: "Utlåtandet kan inte skrivas ner som det är. Inget ändrades; säg till supporten.",
  cmd_id_conflict: "Servern tog det för något annat. Inget ändrades; försök igen.",
  too_large: "Det är för långt för att tas emot. Korta det och försök igen.",
  rate: "För mycket på en gång. Vänta några sekunder och försök igen.",
  unknown_message: "Servern känner inte till det här. Ladda om sidan.",
  not_here: "Det kan inte göras från rummet. Använd fönstret som öppnas för det.",
  try_again: "Servern kunde inte skriva det. Försök igen.",
  update_needed: "Sidan är äldre än servern. Ladda om den innan du gör något.",
  unanswered: "Linjen bröts innan servern svarade. Se efter om det blev gjort innan du försöker igen.",
};
