import { Link } from "@tanstack/react-router";
import type { Finding } from "../../api/generated/Finding";
import { Hgvs, NumCell, RowsTable, Th } from "../../ui/table";
import { useFormat } from "../../wording/use-format";
import { useWording } from "../../wording/use-wording";
import { useCase } from "./use-case";
import { caseWording } from "./wording";

/** What changed, in the shortest usual writing: protein, else transcript, else position. */
export const changeOf = ({ hgvs_p, hgvs_c, chrom, pos, reference, alternate }: Finding): string =>
  hgvs_p ?? hgvs_c ?? `${chrom}:${pos} ${reference}>${alternate}`;

/** The findings marked for the board, in the order in which the board sees them. */
export function KeyFindings() {
  const t = useWording(caseWording);
  const { caseId, view } = useCase();
  const { findings } = view.snapshot;
  if (findings.length === 0) {
    return (
      <section aria-labelledby="findings-title">
        <h2 id="findings-title">{t("findings.title")}</h2>
        <p className="soft">
          {t("findings.none")}{" "}
          {view.files.length > 0 && (
            <Link to="/cases/$caseId/variants" params={{ caseId }}>
              {t("findings.open")}
            </Link>
          )}
        </p>
      </section>
    );
  }
  const head = (
    <>
      <Th>{t("findings.gene")}</Th>
      <Th>{t("findings.change")}</Th>
      <Th num>{t("findings.fraction")}</Th>
      <Th>{t("findings.note")}</Th>
    </>
  );
  return (
    <section aria-labelledby="findings-title" className="key-findings">
      <h2 id="findings-title">{t("findings.title")}</h2>
      <RowsTable label={t("findings.title")} head={head}>
        {findings.map((finding) => (
          <Row key={finding.variant} finding={finding} caseId={caseId} />
        ))}
      </RowsTable>
    </section>
  );
}

function Row({ finding, caseId }: { finding: Finding; caseId: string }) {
  const format = useFormat();
  const { allele_fraction: fraction } = finding;
  return (
    <tr>
      <td>
        <Link
          to="/cases/$caseId/variants"
          params={{ caseId }}
          search={{ file: finding.file, call: `${finding.line}-${finding.allele_index}` }}
          className="case-link"
        >
          {finding.gene ?? `${finding.chrom}:${finding.pos}`}
        </Link>
      </td>
      <td>
        <Hgvs>{changeOf(finding)}</Hgvs>
      </td>
      <NumCell>
        {fraction === null ? "–" : format.alleleFraction(fraction.value)}
        {fraction?.alt_count != null && fraction.depth !== null && (
          <span className="counts">
            {fraction.alt_count}/{fraction.depth}
          </span>
        )}
      </NumCell>
      <td className="soft">{finding.note}</td>
    </tr>
  );
}
