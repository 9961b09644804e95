import { Link, Outlet } from "@tanstack/react-router";
import { CaseBar } from "../../app/case-bar";
import { usePageTitle } from "../../app/page-title";
import { StateGlyph } from "../../ui/state-glyph";
import { useFormat } from "../../wording/use-format";
import { useWording } from "../../wording/use-wording";
import "./case.css";
import { codeWording } from "./codes";
import { unanswered } from "./consent-kinds";
import { useCase } from "./use-case";
import { caseWording } from "./wording";

const tabs = [
  { name: "tab.overview", to: "/cases/$caseId" },
  { name: "tab.variants", to: "/cases/$caseId/variants" },
  { name: "tab.files", to: "/cases/$caseId/files" },
] as const;

/** One case: whose it is, and its parts. */
export function CasePage() {
  const t = useWording(caseWording);
  usePageTitle(t("title"));
  const { caseId } = useCase();
  return (
    <div className="case">
      <Bar />
      <nav className="tabs" aria-label={t("tabs.label")}>
        {tabs.map(({ name, to }) => (
          <Link key={name} to={to} params={{ caseId }} activeOptions={{ exact: true, includeSearch: false }}>
            {t(name)}
          </Link>
        ))}
      </nav>
      <div className="case-body">
        <Outlet />
      </div>
    </div>
  );
}

function Bar() {
  const t = useWording(caseWording);
  const code = useWording(codeWording);
  const format = useFormat();
  const { view } = useCase();
  const { patient, disease, consents } = view.snapshot;
  const open = unanswered(consents).length;
  const meets = view.placed && `${format.day(view.placed.starts_at)}, ${format.time(view.placed.starts_at)}`;
  return (
    <CaseBar
      who={patient.pseudonym}
      end={<span className="small soft">{meets ? t("bar.meets", { when: meets }) : t("bar.unplaced")}</span>}
    >
      <>
        {format.age(patient.age)}, {code(`sex.${patient.sex}`)}
      </>
      <span className="diagnosis cut">{disease.diagnosis}</span>
      {patient.region}
      {...(patient.protected
        ? [<StateGlyph key="protected" state="missing" word={t("bar.protected")} />]
        : [])}
      <span className="small">
        {open === 0 ? (
          <StateGlyph state="done" word={t("bar.consents")} />
        ) : (
          <StateGlyph state="missing" word={t("bar.consents.open", { count: open })} />
        )}
      </span>
    </CaseBar>
  );
}
