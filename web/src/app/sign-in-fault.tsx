import { ErrorView } from "../ui/placeholders";
import { useWording } from "../wording/use-wording";
import { defineWording } from "../wording/wording";
import { en } from "./wording.faults.en";
import { sv } from "./wording.faults.sv";

const wording = defineWording({ en, sv });

const KNOWN = [
  "provider-unreachable",
  "provider-refused",
  "unexpected",
  "token-invalid",
  "not-strong-enough",
  "not-fresh",
  "unknown-person",
  "other-person",
  "signing-over",
  "signed-out",
] as const;

/** Says why a sign-in came to nothing, and what to do. */
export function SignInFault({ fault }: { fault: string }) {
  const t = useWording(wording);
  const known = KNOWN.find((one) => one === fault) ?? "other";
  return <ErrorView title={t(`${known}.title`)} remedy={t(`${known}.remedy`)} />;
}
