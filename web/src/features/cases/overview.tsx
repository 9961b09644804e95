import { Consents } from "./consents";
import { KeyFindings } from "./key-findings";
import { Materials } from "./materials";
import { Decisions, Placed } from "./outcome";
import { Question } from "./question";
import { CaseAsk, StillMissing } from "./still-missing";
import { Timeline } from "../../ui/timeline/timeline";
import { useCase } from "./use-case";
import { Wishes } from "./wishes";

/** The case on one page: the question, the course, the findings, and what is missing. */
export function OverviewPage() {
  const { view } = useCase();
  const { disease, specimens } = view.snapshot;
  return (
    <div className="overview">
      <div className="overview-main">
        <Question />
        <Timeline disease={disease} specimens={specimens} />
        <KeyFindings />
        <Materials />
      </div>
      <aside className="overview-side">
        <StillMissing />
        <Consents />
        <Wishes />
        <Placed />
        <Decisions />
        <CaseAsk />
      </aside>
    </div>
  );
}
