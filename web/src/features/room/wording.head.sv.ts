import type { SameKeys } from "../../wording/wording";
import type { en } from "./wording.head.en";

export const sv: SameKeys<typeof en> = {
  session: "Konferensen",
  cases: "{count, plural, one {# ärende} other {# ärenden}}",
  "sex.female": "kvinna",
  "sex.male": "man",
  "sex.unknown": "kön okänt",
  "child.female": "flicka",
  "child.male": "pojke",
  "child.unknown": "kön okänt",
  consents: "{answered, plural, =0 {samtycken inte efterfrågade} other {{given} av {count} samtycken givna}}",
};
