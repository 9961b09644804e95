import type { CaseSnapshot } from "../../api/generated/CaseSnapshot";
import type { Finding } from "../../api/generated/Finding";
import { Avatar } from "../../ui/avatar";
import { useFormat } from "../../wording/use-format";
import { useWording } from "../../wording/use-wording";
import type { Following } from "./follow";
import { changeOf, initialsOf, nameOf, nameOfFinding } from "./model";
import { useRoom } from "./room-context";
import { roomWording } from "./wording";

/** The findings that were marked for the board, with the numbers they rest on. */
export function Findings({ snapshot, follow }: { snapshot: CaseSnapshot; follow: Following }) {
  const t = useWording(roomWording);
  if (snapshot.findings.length === 0) {
    return (
      <section data-section="findings">
        <h2>{t("page.findings")}</h2>
        <p className="soft">{t("page.findings.none")}</p>
      </section>
    );
  }
  return (
    <section data-section="findings" aria-label={t("page.findings")}>
      <table className="finds rows" aria-label={t("page.findings")}>
        <thead>
          <tr>
            <th scope="col" className="gene">
              {t("page.findings")}
            </th>
            <th scope="col" className="ch">
              <span className="vh">{t("page.findings.change")}</span>
            </th>
            <th scope="col" className="num v">
              {t("page.findings.fraction")}
            </th>
            <th scope="col" className="num n">
              {t("page.findings.counts")}
            </th>
            <th scope="col" className="note">
              {t("page.findings.note")}
            </th>
          </tr>
        </thead>
        <tbody>
          {snapshot.findings.map((finding) => (
            <Row key={finding.variant} finding={finding} follow={follow} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row({ finding, follow }: { finding: Finding; follow: Following }) {
  const t = useWording(roomWording);
  const format = useFormat();
  const { state } = useRoom();
  const pointed = follow.view.variant === finding.variant;
  const point = () =>
    follow.look(pointed ? { section: "findings" } : { section: "findings", variant: finding.variant });
  const fraction = finding.allele_fraction;
  const counted = fraction?.alt_count != null && fraction.depth != null;
  const presenter = state.presenter === null ? "" : nameOf(state, state.presenter);
  return (
    <tr aria-selected={pointed} data-variant={finding.variant}>
      <td className="gene">
        <button
          type="button"
          aria-pressed={pointed}
          aria-label={t("page.findings.point", { finding: nameOfFinding(finding) })}
          onClick={point}
        >
          <b>{finding.gene ?? finding.chrom}</b>
        </button>
      </td>
      <td className="hgvs ch" translate="no">
        {changeOf(finding)}
      </td>
      <td className="num">{fraction ? format.alleleFraction(fraction.value) : "–"}</td>
      <td className="num soft">
        {counted
          ? t("page.findings.counted", {
              alt: format.count(fraction.alt_count ?? 0),
              depth: format.count(fraction.depth ?? 0),
            })
          : finding.depth === null
            ? "–"
            : format.count(finding.depth)}
      </td>
      <td className="note">
        {finding.note}
        {pointed && (follow.following || follow.presents) && presenter !== "" && (
          <span className="ping">
            <Avatar initials={initialsOf(presenter)} mark="chair" />
          </span>
        )}
      </td>
    </tr>
  );
}
