import type { CaseRow } from "../../api/generated/CaseRow";
import { Button } from "../../ui/button";
import { StateShape } from "../../ui/state-glyph";
import { useFormat } from "../../wording/use-format";
import { useWording } from "../../wording/use-wording";
import { sessionWording } from "./wording";

interface WaitingProps {
  rows: readonly CaseRow[];
  /** When the next case would begin. */
  slot: string;
  /** The case that is being placed. */
  placing: string | undefined;
  onPlace(row: CaseRow): void;
}

/** Cases of the board that no session has yet. */
export function Waiting({ rows, slot, placing, onPlace }: WaitingProps) {
  const t = useWording(sessionWording);
  const format = useFormat();
  return (
    <section className="waiting" aria-label={t("waiting.title")}>
      <h2>
        {t("waiting.title")} <span>{rows.length}</span>
      </h2>
      {rows.length === 0 && <p className="small muted">{t("waiting.none")}</p>}
      <ul>
        {rows.map((row) => (
          <li key={row.case}>
            {row.urgency === "urgent" ? <StateShape state="missing" /> : <StateShape state="waiting" />}
            <div>
              <div className="cut">
                <b className="strong" translate="no">
                  {row.pseudonym}
                </b>{" "}
                {t("waiting.needed", { day: format.day(row.needed_by) })}
              </div>
              <div className="small muted cut">
                {t(`urgency.${row.urgency}`)} · {format.age(row.age)} · {row.diagnosis} · {row.question}
              </div>
            </div>
            <Button
              size="tight"
              aria-label={t("waiting.place", { pseudonym: row.pseudonym })}
              busy={placing === row.case ? t("saving") : undefined}
              onClick={() => onPlace(row)}
            >
              {t("waiting.place.short", { time: format.time(slot) })}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
