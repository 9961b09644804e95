import { Link } from "@tanstack/react-router";
import type { Finding } from "../../api/generated/Finding";
import { ProblemView } from "../../app/problem-view";
import { Button } from "../../ui/button";
import { useWording } from "../../wording/use-wording";
import { useCase } from "../cases/use-case";
import { type FindingStore, sourcesAt } from "./finding-store";
import { useSayingSame } from "./marks";
import { addressOf, type List } from "./search";
import { callName } from "./store";
import { placeAt, useNames } from "./words";
import { variantsWording } from "./wording";

interface AlikeProps {
  store: FindingStore;
  row: number;
  /** Rows on other builds that are probably the same variant. */
  twins: readonly number[];
  /** The rows marked for the board, each with its place in the order, from 1. */
  marked: ReadonlyMap<number, number>;
  list: List;
}

/** The findings on other builds that are probably this one; builds are never merged, a person says that they are the same. */
export function AlikeLinks({ store, row, twins, marked, list }: AlikeProps) {
  const t = useWording(variantsWording);
  const { caseId, view } = useCase();
  const { nameAt } = useNames();
  const findingAt = (at: number): Finding | undefined => view.snapshot.findings[(marked.get(at) ?? 0) - 1];
  return (
    <section>
      {twins.map((twin) => {
        const [best] = sourcesAt(store, twin);
        if (best === undefined) return null;
        const opened = { file: best.file.id, call: callName(best.file.store, best.row) };
        return (
          <div key={twin} className="small alike">
            <p>
              {t.rich("alike.as", {
                assembly: best.file.assembly || t("unknown"),
                finding: (
                  <Link to="/cases/$caseId/variants" params={{ caseId }} search={addressOf(list, opened)}>
                    <span className="hgvs" translate="no">
                      {nameAt(store, twin)}
                    </span>{" "}
                    {placeAt(store, twin)}
                  </Link>
                ),
              })}
            </p>
            {view.may.mark && <Confirm one={findingAt(row)} other={findingAt(twin)} />}
          </div>
        );
      })}
    </section>
  );
}

/** What a person says of two findings: only of those that are marked, for the board reads of no others. */
function Confirm({ one, other }: { one: Finding | undefined; other: Finding | undefined }) {
  const t = useWording(variantsWording);
  const saying = useSayingSame();
  if (one === undefined || other === undefined) return <p className="muted">{t("alike.mark")}</p>;
  if (one.same_as.includes(other.variant)) return <p className="strong">{t("alike.confirmed")}</p>;
  return (
    <>
      <Button
        size="tight"
        busy={saying.isPending ? t("ask.saving") : undefined}
        onClick={() => saying.mutate([one.variant, other.variant])}
      >
        {t("alike.confirm")}
      </Button>
      {saying.error && <ProblemView error={saying.error} />}
    </>
  );
}
