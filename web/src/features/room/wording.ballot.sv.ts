import type { SameKeys } from "../../wording/wording";
import type { en } from "./wording.ballot.en";

export const sv: SameKeys<typeof en> = {
  "title.blind": "Omröstning, sluten",
  "title.open": "Omröstning",
  progress: "{cast} av {eligible} har röstat",
  voted: "röstat",
  you: "du",
  "not-yet": "inte än",
  recused: "jäv",
  "rule.blind": "Ingen ser en röst innan den är avslutad, inte heller ordföranden.",
  "rule.open": "Rösterna syns när de lämnas.",
  "rule.simple_majority": "Flest röster vinner.",
  "rule.qualified_majority": "Mer än två tredjedelar av rösterna krävs.",
  "rule.advisory": "Den är rådgivande och avgör inget.",
  "rule.quorum": "Beslutsför, {present} av {needed}.",
  "rule.no-quorum": "Inte beslutsför, {present} av {needed}.",
};
