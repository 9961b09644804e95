import type { SameKeys } from "../../wording/wording";
import type { en } from "./wording.en";

export const sv: SameKeys<typeof en> = {
  title: "Start",
  where: "{unit}, {organisation}",
};
