import { Link, type ErrorComponentProps } from "@tanstack/react-router";
import { buttonClass } from "../ui/button";
import { ErrorView, Skeleton } from "../ui/placeholders";
import { useWording } from "../wording/use-wording";
import { ProblemView } from "./problem-view";
import { appWording } from "./wording";

/** While a page's code or its data is on the way. */
export function PendingPage() {
  return <Skeleton label={useWording(appWording)("loading")} />;
}

/** When a page could not be shown. */
export const FailedPage = ({ error, reset }: ErrorComponentProps) => (
  <ProblemView error={error} onAgain={reset} wholePage />
);

/** For an address that no page has. */
export function NoSuchPage() {
  const t = useWording(appWording);
  return (
    <ErrorView
      wholePage
      title={t("not-found.title")}
      remedy={t("not-found.remedy")}
      actions={
        <Link to="/" className={buttonClass({ size: "tight" })}>
          {t("not-found.back")}
        </Link>
      }
    />
  );
}
