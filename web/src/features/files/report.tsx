import type { CaseView } from "../../api/generated/CaseView";
import type { ImportReport } from "../../api/generated/ImportReport";
import type { VariantFile } from "../../api/generated/VariantFile";
import { Labelled } from "../../ui/table";
import { useFormat } from "../../wording/use-format";
import { useWording } from "../../wording/use-wording";
import { Issues } from "./issues";
import { ReportActs } from "./report-acts";
import { kinds } from "./target";
import { reportWording } from "./wording";

interface ReportProps {
  id: string;
  file: VariantFile & { readonly state: "ready" | "held" };
  /** The file's case, once it is known. */
  view: CaseView | undefined;
}

/** What a file is, where that was learnt, and what became of each of its lines. */
export function Report({ id, file, view }: ReportProps) {
  const t = useWording(reportWording);
  const { report } = file;
  const { assembly, annotation, variants } = report;
  const found = kinds.filter((kind) => variants[kind] > 0);
  return (
    <section id={id} className="report">
      <Account report={report} />
      <dl className="report-facts">
        <Labelled label={t("report.caller")}>{report.caller ?? t("report.caller.unknown")}</Labelled>
        <Labelled label={t("report.assembly")}>
          {assembly.name ?? t("report.assembly.unknown")}
          {assembly.from && (
            <div className="small muted">{t("report.from", { from: t(`from.${assembly.from}`) })}</div>
          )}
        </Labelled>
        <Labelled label={t("report.annotation")}>
          {annotation ? t(`report.annotation.${annotation.source}`) : t("report.annotation.none")}
          {annotation?.program && (
            <div className="small muted cut" title={annotation.program}>
              {annotation.program}
            </div>
          )}
        </Labelled>
        <Labelled label={t("report.version")}>
          {report.fileformat ?? t("report.version.unknown")}
          <div className="small muted">{t(`format.${report.format}`)}</div>
        </Labelled>
        <Labelled label={t("report.kinds")}>
          {found.length === 0
            ? "0"
            : found.map((kind) => t(`kind.${kind}`, { count: variants[kind] })).join(", ")}
        </Labelled>
      </dl>
      <Samples report={report} />
      <Issues file={file.id} groups={report.issues} />
      <ReportActs file={file} view={view} />
      <p className="small muted hash">
        {t("report.hash")} <span className="hgvs">{report.sha256}</span>
      </p>
    </section>
  );
}

/** Every data line, as numbers that add up and as one bar. */
function Account({ report }: { report: ImportReport }) {
  const t = useWording(reportWording);
  const format = useFormat();
  const { data_lines, accepted, warned, quarantined } = report;
  const parts = [
    ["accepted", accepted],
    ["warned", warned],
    ["quarantined", quarantined],
  ] as const;
  const sentence = t("report.sum", {
    data: data_lines,
    accepted: format.count(accepted),
    warned: format.count(warned),
    aside: format.count(quarantined),
  });
  return (
    <div className="account-of-lines">
      <p className="vh">{sentence}</p>
      <dl aria-hidden="true">
        {parts.map(([name, count]) => (
          <div key={name} className={name === "quarantined" && count > 0 ? "warn" : undefined}>
            <dd>{format.count(count)}</dd>
            <dt>{t(`report.${name}`)}</dt>
          </div>
        ))}
        <div className="total">
          <dd>{format.count(data_lines)}</dd>
          <dt>{t("report.total")}</dt>
        </div>
      </dl>
      <div className="line-bar" aria-hidden="true">
        {parts
          .filter(([, count]) => count > 0)
          .map(([name, count]) => (
            <i key={name} className={name} style={{ flexGrow: count }} />
          ))}
      </div>
    </div>
  );
}

function Samples({ report }: { report: ImportReport }) {
  const t = useWording(reportWording);
  if (report.samples.length === 0) return <p className="soft">{t("report.samples.none")}</p>;
  return (
    <div>
      <h3>{t("report.samples")}</h3>
      <ul className="report-samples">
        {report.samples.map(({ name, role, from }) => (
          <li key={name}>
            <RoleMark role={role} />
            <span className="strong">{t(role === null ? "role.undecided" : `role.${role}`)}</span>
            <span className="hgvs cut" translate="no">
              {name}
            </span>
            <span className="small muted">{from && t("report.from", { from: t(`from.${from}`) })}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The plots' shape of a sample: tumour filled circle, normal square, RNA diamond. */
export function RoleMark({ role }: { role: "tumour" | "normal" | "rna" | "other" | null }) {
  return (
    <svg className="role-mark" viewBox="0 0 12 12" aria-hidden="true">
      {role === "tumour" && <circle cx="6" cy="6" r="5" fill="var(--plot-tumour)" />}
      {role === "normal" && (
        <rect x="1.5" y="1.5" width="9" height="9" fill="none" stroke="var(--plot-normal)" strokeWidth="2" />
      )}
      {role === "rna" && <path d="M6 0l6 6-6 6-6-6z" fill="var(--plot-rna)" />}
      {(role === "other" || role === null) && (
        <circle
          cx="6"
          cy="6"
          r="4.5"
          fill="none"
          stroke="var(--ink-3)"
          strokeWidth="1.5"
          strokeDasharray="2 2"
        />
      )}
    </svg>
  );
}
