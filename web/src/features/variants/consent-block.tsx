import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { ProblemView } from "../../app/problem-view";
import { Ask } from "../../ui/ask";
import { Button } from "../../ui/button";
import { useWording } from "../../wording/use-wording";
import { answerConsent, caseChanged } from "../cases/requests";
import { useCase } from "../cases/use-case";
import { useToday } from "../cases/use-today";
import { variantsWording } from "./wording";

/** What the patient said about being told of inherited findings; nothing while nobody has asked. */
export function useGermlineConsent(): boolean | undefined {
  const { view } = useCase();
  return view.snapshot.consents.find(({ kind }) => kind === "germline_findings")?.given;
}

/** Before an inherited finding comes to the board: the patient's answer, which can be written down here. */
export function ConsentBlock({ what, refused }: { what: string; refused: boolean }) {
  const t = useWording(variantsWording);
  const today = useToday();
  const queryClient = useQueryClient();
  const { caseId, view } = useCase();
  const answer = useMutation({
    mutationFn: (given: boolean) => answerConsent(caseId, "germline_findings", { given, on: today }),
    onSuccess: () => caseChanged(queryClient, caseId),
  });
  const busy = answer.isPending ? t("ask.saving") : undefined;
  const mayAnswer = view.may.change && !refused;
  return (
    <Ask
      place="corner"
      title={t(refused ? "consent.refused" : "consent.open")}
      reason={t(refused ? "consent.refused.why" : "consent.open.why", { what })}
      actions={
        mayAnswer && (
          <>
            <Button variant="primary" busy={busy} onClick={() => answer.mutate(true)}>
              {t("consent.yes")}
            </Button>
            <Button busy={busy} onClick={() => answer.mutate(false)}>
              {t("consent.no")}
            </Button>
          </>
        )
      }
    >
      {!mayAnswer && (
        <p>
          <Link to="/cases/$caseId" params={{ caseId }} hash="consents">
            {t("consent.where")}
          </Link>
        </p>
      )}
      {answer.error && <ProblemView error={answer.error} />}
    </Ask>
  );
}
