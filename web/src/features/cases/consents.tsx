import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { ConsentKind } from "../../api/generated/ConsentKind";
import { ProblemView } from "../../app/problem-view";
import { Button } from "../../ui/button";
import { StateGlyph } from "../../ui/state-glyph";
import { useFormat } from "../../wording/use-format";
import { useWording } from "../../wording/use-wording";
import { codeWording } from "./codes";
import { consentKinds } from "./consent-kinds";
import { answerConsent, caseChanged } from "./requests";
import { useCase } from "./use-case";
import { useToday } from "./use-today";
import { caseWording } from "./wording";

/** What the patient has answered; an unanswered kind can be answered here. */
export function Consents() {
  const t = useWording(caseWording);
  const code = useWording(codeWording);
  const format = useFormat();
  const today = useToday();
  const queryClient = useQueryClient();
  const { caseId, view } = useCase();
  const answer = useMutation({
    mutationFn: ({ kind, given }: { kind: ConsentKind; given: boolean }) =>
      answerConsent(caseId, kind, { given, on: today }),
    onSuccess: () => caseChanged(queryClient, caseId),
  });
  const word = (given: boolean) => t(given ? "consents.yes" : "consents.no");
  return (
    <section id="consents" aria-labelledby="consents-title">
      <h2 id="consents-title">{t("consents.title")}</h2>
      <ul className="consents">
        {consentKinds.map((kind) => {
          const consent = view.snapshot.consents.find((found) => found.kind === kind);
          const what = code(`consent.${kind}`);
          return (
            <li key={kind}>
              <span>{what}</span>
              {consent ? (
                <StateGlyph
                  state={consent.given ? "done" : "dismissed"}
                  word={t("consents.on", { answer: word(consent.given), when: format.day(consent.on) })}
                />
              ) : (
                <StateGlyph state="missing" word={t("consents.open")} />
              )}
              {view.may.change && !consent && (
                <span className="row">
                  {[true, false].map((given) => (
                    <Button
                      key={String(given)}
                      size="tight"
                      aria-label={t("consents.set", { answer: word(given), what })}
                      busy={answer.isPending && answer.variables.kind === kind ? t("saving") : undefined}
                      onClick={() => answer.mutate({ kind, given })}
                    >
                      {word(given)}
                    </Button>
                  ))}
                </span>
              )}
            </li>
          );
        })}
      </ul>
      {answer.error && <ProblemView error={answer.error} />}
    </section>
  );
}
