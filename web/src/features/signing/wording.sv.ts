import type { SameKeys } from "../../wording/wording";
import type { en } from "./wording.en";

export const sv: SameKeys<typeof en> = {
  title: "Underteckna",
  lead: "Din underskrift gäller exakt de här utlåtandena, vart och ett känt genom sin kontrollsumma.",
  "meaning.approved": "godkänt",
  "meaning.reviewed": "granskat",
  "meaning.authored": "som författare",
  "meaning.dissent": "med min avvikande mening",
  loading: "Hämtar",
  statement: "{pseudonym}, utlåtande version {version}",
  hash: "SHA-256",
  dissent: "{name} har avvikande mening: {reason}",
  "outcome.waiting": "Inte undertecknat än",
  "outcome.signed": "Undertecknat {time}",
  "outcome.refused": "Inte undertecknat: {reason}",
  "ask.demo.approved": "Logga in igen som {name} för att underteckna som ordförande: godkänt",
  "ask.demo.reviewed": "Logga in igen som {name} för att underteckna: granskat",
  "ask.demo.authored": "Logga in igen som {name} för att underteckna som författare",
  "ask.demo.dissent": "Logga in igen som {name} för att underteckna med din avvikande mening",
  "ask.demo.reason": "En underskrift kräver en ny inloggning. Ett klick är båda.",
  "ask.demo.act": "Underteckna som {name}",
  "ask.oidc": "Logga in igen",
  "ask.oidc.reason": "En underskrift kräver en ny inloggning hos din organisation. Din betyder ”{meaning}”.",
  "ask.oidc.act": "Logga in och underteckna",
  "ask.done":
    "{count, plural, =0 {Inget undertecknades} one {Ett utlåtande är undertecknat} other {# utlåtanden är undertecknade}}",
  "ask.done.reason": "Konferensens sida visar det av sig själv.",
  "ask.close": "Stäng fönstret",
  "ask.expired": "Begäran är för gammal",
  "ask.expired.reason": "Stäng fönstret och börja om från konferensens sida.",
  signing: "Undertecknar…",
};
