import { Link } from "@tanstack/react-router";
import { useWording } from "../../wording/use-wording";
import { useCase } from "../cases/use-case";
import { type FindingStore, sourcesAt } from "./finding-store";
import { addressOf, type List } from "./search";
import { callName } from "./store";
import { placeAt, useNames } from "./words";
import { variantsWording } from "./wording";

interface AlikeProps {
  store: FindingStore;
  rows: readonly number[];
  list: List;
}

/** The findings on other builds that are probably this one; builds are never merged. */
export function AlikeLinks({ store, rows, list }: AlikeProps) {
  const t = useWording(variantsWording);
  const { caseId } = useCase();
  const { nameAt } = useNames();
  return (
    <section>
      {rows.map((row) => {
        const [best] = sourcesAt(store, row);
        if (best === undefined) return null;
        const opened = { file: best.file.id, call: callName(best.file.store, best.row) };
        return (
          <p key={row} className="small">
            {t.rich("alike.as", {
              assembly: best.file.assembly || t("unknown"),
              finding: (
                <Link to="/cases/$caseId/variants" params={{ caseId }} search={addressOf(list, opened)}>
                  <span className="hgvs" translate="no">
                    {nameAt(store, row)}
                  </span>{" "}
                  {placeAt(store, row)}
                </Link>
              ),
            })}
          </p>
        );
      })}
    </section>
  );
}
