import { Link } from "@tanstack/react-router";
import type { Missing } from "../../api/generated/Missing";
import { Ask } from "../../ui/ask";
import { StateShape } from "../../ui/state-glyph";
import { buttonClass } from "../../ui/button";
import { useFormat } from "../../wording/use-format";
import { useWording } from "../../wording/use-wording";
import { codeWording } from "./codes";
import { isOpen } from "./list-order";
import { useCase } from "./use-case";
import { caseWording } from "./wording";

/** Where each missing thing is mended: another part of the case, a place on this page, or nowhere here. */
const places: Record<Missing, "/cases/$caseId/files" | "/cases/$caseId/variants" | `#${string}` | undefined> =
  {
    question: "#main",
    tumour_specimen: "#material",
    tumour_cell_content: undefined,
    analysis: "#material",
    final_report: undefined,
    variant_file: "/cases/$caseId/files",
    findings: "/cases/$caseId/variants",
    consents: "#consents",
    wishes: "#wishes",
  };

interface MendProps {
  what: Missing;
  className?: string;
}

function Mend({ what, className }: MendProps) {
  const t = useWording(caseWording);
  const { caseId } = useCase();
  const to = places[what];
  const text = t(`mend.${what}`);
  if (to === undefined) return <span className="soft">{text}</span>;
  if (to.startsWith("#")) {
    const goThere = () => {
      const section = document.getElementById(to.slice(1));
      section?.scrollIntoView({ block: "center" });
      section?.querySelector<HTMLElement>("button, a, input")?.focus();
    };
    return (
      <button type="button" className={className ?? "link"} onClick={goThere}>
        {text}
      </button>
    );
  }
  return (
    <Link to={to as "/cases/$caseId/files"} params={{ caseId }} className={className}>
      {text}
    </Link>
  );
}

/** What the case still lacks, each with where it is mended. */
export function StillMissing() {
  const t = useWording(caseWording);
  const code = useWording(codeWording);
  const { view } = useCase();
  return (
    <section aria-labelledby="missing-title">
      <h2 id="missing-title">{t("missing.title")}</h2>
      {view.missing.length === 0 ? (
        <p className="state soft">
          <StateShape state="done" />
          {t("missing.none")}
        </p>
      ) : (
        <ul className="missing">
          {view.missing.map((what) => (
            <li key={what}>
              <StateShape state="missing" />
              <b className="strong">{code(`missing.${what}`)}</b>
              {(view.may.change || view.may.upload) && <Mend what={what} />}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** The first missing thing that this reader can mend. */
export function CaseAsk() {
  const t = useWording(caseWording);
  const code = useWording(codeWording);
  const format = useFormat();
  const { view } = useCase();
  const mine = view.missing.filter((what) => {
    if (places[what] === undefined) return false;
    if (what === "variant_file") return view.may.upload;
    if (what === "findings") return view.may.mark && view.files.length > 0;
    return view.may.change;
  });
  const [first] = mine;
  if (first === undefined || !isOpen(view)) return null;
  const values = { what: code(`missing.${first}`), count: mine.length - 1 };
  return (
    <Ask
      place="corner"
      title={t(mine.length === 1 ? "ask.one" : "ask.many", values)}
      reason={t("ask.needed", { when: format.day(view.snapshot.needed_by) })}
      actions={<Mend what={first} className={buttonClass({ variant: "primary", size: "live" })} />}
    />
  );
}
