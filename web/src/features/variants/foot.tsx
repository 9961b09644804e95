import { Link } from "@tanstack/react-router";
import { useWording } from "../../wording/use-wording";
import { changeOf } from "../cases/key-findings";
import { useCase } from "../cases/use-case";
import { variantsWording } from "./wording";

/** What goes to the board, in the order in which it is shown there. */
export function BoardOrder() {
  const t = useWording(variantsWording);
  const { caseId, view } = useCase();
  const { findings } = view.snapshot;
  return (
    <footer className="vfoot">
      <p className="label" id="board-order">
        {t("foot.label")}
      </p>
      {findings.length === 0 ? (
        <p className="soft">{t("foot.none")}</p>
      ) : (
        <ol className="order" aria-labelledby="board-order">
          {findings.map((finding, place) => (
            <li key={finding.variant}>
              <i>{place + 1}</i>
              <Link
                to="/cases/$caseId/variants"
                params={{ caseId }}
                search={{ file: finding.file, call: `${finding.line}-${finding.allele_index}` }}
              >
                <b>{finding.gene ?? finding.chrom}</b> <span className="hgvs">{changeOf(finding)}</span>
              </Link>
            </li>
          ))}
        </ol>
      )}
    </footer>
  );
}
