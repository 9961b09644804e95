import { Button } from "../ui/button";
import { ErrorView } from "../ui/placeholders";
import { useLanguage } from "../wording/language";
import { useWording } from "../wording/use-wording";
import { wordProblem } from "./problems";
import { appWording } from "./wording";

interface ProblemViewProps {
  error: unknown;
  /** Offered as "Try again". */
  onAgain?: () => void;
  /** It stands in the place of the whole page. */
  wholePage?: boolean;
}

/** Whatever a request or a page threw, worded, with the remedy and the request's id. */
export function ProblemView({ error, onAgain, wholePage = false }: ProblemViewProps) {
  const t = useWording(appWording);
  const { title, remedy, requestId } = wordProblem(error, useLanguage());
  return (
    <ErrorView
      title={title}
      wholePage={wholePage}
      remedy={remedy}
      reference={requestId === undefined ? undefined : t("problem.reference", { id: requestId })}
      actions={
        onAgain && (
          <Button size="tight" onClick={onAgain}>
            {t("problem.again")}
          </Button>
        )
      }
    />
  );
}
