import { useMutation } from "@tanstack/react-query";
import type { Decision } from "../../api/generated/Decision";
import { ProblemView } from "../../app/problem-view";
import { Ask } from "../../ui/ask";
import { Button, buttonClass } from "../../ui/button";
import { Icon } from "../../ui/icon";
import { StateShape } from "../../ui/state-glyph";
import { useFormat } from "../../wording/use-format";
import { useWording } from "../../wording/use-wording";
import { bundleAddress, fetchProof } from "./requests";
import { type Step, verify } from "./verify";
import { auditWording } from "./wording";

interface Checked {
  readonly steps: readonly Step[];
  /** By this computer's clock. */
  readonly at: number;
}

/** Was it changed since it was signed? The answer first, then the steps that lead to it. */
export function Proof({ decision }: { decision: Decision }) {
  const t = useWording(auditWording);
  const check = useMutation({
    async mutationFn(): Promise<Checked> {
      return { steps: await verify(await fetchProof(decision.id), decision), at: Date.now() };
    },
  });
  const words = useWords(decision, check.data);
  const signed = decision.signatures.length > 0;
  return (
    <section className="proof" aria-label={t("proof")}>
      <Ask
        place="corner"
        title={words.title}
        reason={words.reason}
        actions={
          <>
            {signed && (
              <Button
                variant={check.data ? "ordinary" : "primary"}
                size="live"
                busy={check.isPending ? t("verifying") : undefined}
                onClick={() => check.mutate()}
              >
                {t(check.data ? "again" : "verify")}
              </Button>
            )}
            <a
              className={buttonClass({ size: "live", ...(check.data && { variant: "primary" }) })}
              href={bundleAddress(decision.id)}
              download
            >
              <Icon name="download" />
              {t("export")}
            </a>
          </>
        }
      />
      {check.error && <ProblemView error={check.error} />}
      {check.data && (
        <ol className="steps" aria-live="polite">
          {check.data.steps.map((step) => (
            <StepRow key={step.id} step={step} />
          ))}
        </ol>
      )}
    </section>
  );
}

function useWords(decision: Decision, checked: Checked | undefined): { title: string; reason: string } {
  const t = useWording(auditWording);
  const format = useFormat();
  if (decision.signatures.length === 0) {
    return { title: t("ask.verify.unsigned"), reason: t("ask.unsigned.reason") };
  }
  if (!checked) return { title: t("ask.verify"), reason: t("ask.verify.reason") };
  const time = `${format.date(checked.at)} ${format.timeWithSeconds(checked.at)}`;
  const broken = checked.steps.find(({ holds }) => !holds);
  if (!broken) return { title: t("ask.holds"), reason: t("ask.holds.reason", { time }) };
  const failed = `${t("step.failed")}: ${t(`step.${broken.id}`)}`;
  return { title: t("ask.broken"), reason: t("ask.broken.reason", { failed, time }) };
}

const shortened = (value: string | number): string | number =>
  typeof value === "string" && /^[0-9a-f]{64}$/u.test(value)
    ? `${value.slice(0, 4)} ${value.slice(4, 8)} … ${value.slice(-4)}`
    : value;

function StepRow({ step }: { step: Step }) {
  const t = useWording(auditWording);
  const format = useFormat();
  const facts = Object.fromEntries(
    Object.entries(step.facts).map(([name, value]) => [name, shortened(value)]),
  );
  return (
    <li>
      <StateShape state={step.holds ? "done" : "missing"} />
      <b>{t(`step.${step.id}`)}</b>
      <span className="ms">{t("milliseconds", { took: format.number(step.took, 1) })}</span>
      {step.holds ? (
        <span className="d">{t(`fact.${step.id}`, facts)}</span>
      ) : (
        <span className="d warn">{t("step.failed")}</span>
      )}
    </li>
  );
}
