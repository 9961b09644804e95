import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { Finding } from "../../api/generated/Finding";
import { StateShape } from "../../ui/state-glyph";
import { useFormat } from "../../wording/use-format";
import { useWording } from "../../wording/use-wording";
import { useCase } from "../cases/use-case";
import { materialKey } from "./materials";
import { callNameOf } from "./marks";
import { type FindingStore, rowOfCall } from "./finding-store";
import { copiesAt, wordAt } from "./store";
import { isStructural, structuralWords } from "./structural";
import { type CallerCounts, useCallerWords } from "./words";
import { structuralWording, variantsWording } from "./wording";

/** What goes to the board, in the order in which it is shown there. */
export function BoardOrder({ store }: { store: FindingStore }) {
  const t = useWording(variantsWording);
  const { caseId, view } = useCase();
  const changeOf = useFindingChange(store);
  const countsOf = useCounts(store);
  const callers = useCallerWords();
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
          {findings.map((finding, place) => {
            const counts = countsOf(finding);
            return (
              <li key={finding.variant}>
                <i>{place + 1}</i>
                <Link
                  to="/cases/$caseId/variants"
                  params={{ caseId }}
                  search={{ file: finding.file, call: callNameOf(finding) }}
                >
                  <b>{finding.gene ?? finding.chrom}</b> {changeOf(finding)}
                </Link>
                {counts && <span className="small muted">{callers(counts)}</span>}
                {finding.vanished && (
                  <span className="small gone">
                    <StateShape state="missing" />
                    {t("foot.vanished")}
                  </span>
                )}
              </li>
            );
          })}
        </ol>
      )}
    </footer>
  );
}

/** What changed, in the shortest usual writing; structural alleles in words, with what their row tells. */
function useFindingChange(store: FindingStore) {
  const say = useWording(structuralWording);
  const format = useFormat();
  return (finding: Finding): ReactNode => {
    const { hgvs_p, hgvs_c, chrom, pos, reference, alternate, file } = finding;
    const told = hgvs_p ?? hgvs_c;
    if (told !== null || !isStructural(alternate)) {
      return (
        <span className="hgvs" translate="no">
          {told ?? `${chrom}:${pos} ${reference}>${alternate}`}
        </span>
      );
    }
    const row = rowOfCall(store, file, callNameOf(finding));
    const event =
      row === undefined
        ? { kind: "sv", mate: "", length: -1 }
        : {
            kind: wordAt(store, "kind", row),
            mate: wordAt(store, "mate", row),
            length: store.svLength[row] ?? -1,
            copies: copiesAt(store, row),
          };
    return structuralWords({ ...event, alternate }, say, format);
  };
}

/** The callers of a finding's sources, of those that could have called it in what it was found in. */
function useCounts(store: FindingStore) {
  const { view } = useCase();
  const { analyses } = view.snapshot;
  const materialOf = (file: string): string[] => {
    const known = view.files.find(({ id }) => id === file);
    const analysis = analyses.find(({ id }) => id === known?.analysis);
    return analysis ? [materialKey(analysis)] : [];
  };
  return (finding: Finding): CallerCounts | undefined => {
    const row = rowOfCall(store, finding.file, callNameOf(finding));
    if (row === undefined || finding.sources.length === 0) return undefined;
    const calling = new Set(finding.sources.flatMap(({ caller }) => caller ?? [])).size;
    const unnamed = finding.sources.filter(({ caller }) => caller === null);
    const unknown = new Set(unnamed.map(({ file }) => file)).size;
    const materials = new Set(finding.sources.flatMap(({ file }) => materialOf(file)));
    const all = store.coverage.of(materials, finding.assembly, wordAt(store, "kind", row));
    return { calling, callers: Math.max(calling, all), unknown };
  };
}
