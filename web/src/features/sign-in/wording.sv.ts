import type { SameKeys } from "../../wording/wording";
import type { en } from "./wording.en";

export const sv: SameKeys<typeof en> = {
  title: "Logga in",
  "about.title": "En samlad bild av ärendet, ett gemensamt utlåtande.",
  "about.lead":
    "Molekylär konferens från laboratoriets fil till ett undertecknat utlåtande som vem som helst kan kontrollera.",
  "about.demo":
    "<b>Det här är en demo.</b> Den körs bara på den här datorn. Alla patienter, personer och studier är påhittade.",
  "about.language": "English",
  "about.theme": "Ljust eller mörkt",
  "demo.title": "Vem är du i dag?",
  "demo.ask": "{name}, {role}",
  "demo.start": "Börja här: {task}",
  "demo.sign-in": "Logga in som {name}",
  "demo.signing-in": "Loggar in…",
  "demo.person": "{role}, {place}",
  "demo.own-window": "Nytt fönster",
  "demo.own-window.of": "Logga in som {name} i ett nytt fönster",
  "demo.hint":
    "”Nytt fönster” håller isär inloggningarna: öppna flera, ställ dem bredvid varandra, så följs skärmarna åt.",
  "demo.hint.keys": "Siffertangenterna väljer.",
  "oidc.title": "Logga in i Samsyn",
  "oidc.reason": "Du skickas till din organisation, som intygar vem du är, och sedan tillbaka hit.",
  "oidc.with": "Logga in med {provider}",
  "oidc.none": "Inget sätt att logga in är inställt",
  "oidc.none.remedy": "Den som driver servern lägger till en identitetsutfärdare i dess konfiguration.",
};
