import { useWording } from "../../wording/use-wording";
import type { NumberFault } from "./personal-number";
import { intakeWording } from "./wording";

/** What is wrong with a personal number, in words that do not repeat it. */
export function useNumberError() {
  const t = useWording(intakeWording);
  return (fault: NumberFault): string =>
    fault.fault === "length"
      ? t("error.personal_number.length", { digits: fault.digits })
      : t(`error.personal_number.${fault.fault}`);
}
