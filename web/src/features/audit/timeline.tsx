import { useState } from "react";
import type { EntryClass } from "../../api/generated/EntryClass";
import type { TimelineEntry } from "../../api/generated/TimelineEntry";
import { Button } from "../../ui/button";
import { StateShape } from "../../ui/state-glyph";
import { useFormat } from "../../wording/use-format";
import { useWording } from "../../wording/use-wording";
import { shapeOf, useHappened } from "./happened";
import { auditWording } from "./wording";

const classes: readonly EntryClass[] = ["act", "look", "refusal"];

/** Entries by the day on which they were made, in their order. */
function byDay(entries: readonly TimelineEntry[], dayOf: (at: string) => string) {
  const days = new Map<string, TimelineEntry[]>();
  for (const entry of entries) {
    const day = dayOf(entry.at);
    const rows = days.get(day);
    if (rows) rows.push(entry);
    else days.set(day, [entry]);
  }
  return [...days];
}

interface TimelineProps {
  entries: readonly TimelineEntry[];
  chosen: number | undefined;
  onChoose(entry: TimelineEntry): void;
}

/** What was done, seen and refused, day by day; each entry opens beside it. */
export function Timeline({ entries, chosen, onChoose }: TimelineProps) {
  const t = useWording(auditWording);
  const format = useFormat();
  const [shown, setShown] = useState<EntryClass>("act");
  const ordered = entries
    .filter((entry) => entry.class === shown)
    .toSorted((one, other) => one.seq - other.seq);
  const days = byDay(ordered, format.date);
  const columns = ["entry", "time", "what", "by", "leaf"] as const;
  return (
    <section aria-label={t("timeline")}>
      <div className="row classes" role="group" aria-label={t("filter.label")}>
        {classes.map((one) => (
          <Button
            key={one}
            size="tight"
            variant={one === shown ? "ordinary" : "quiet"}
            aria-pressed={one === shown}
            onClick={() => setShown(one)}
          >
            {t(`filter.${one}`, { count: entries.filter((entry) => entry.class === one).length })}
          </Button>
        ))}
      </div>
      {days.length === 0 && <p className="muted">{t("timeline.none")}</p>}
      {days.length > 0 && (
        <table className="rows entries" aria-label={t("timeline")}>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col" className={column}>
                  {t(`column.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          {days.map(([day, rows]) => (
            <tbody key={day}>
              <tr className="day">
                <th colSpan={5} scope="rowgroup">
                  {format.longDay(rows[0]?.at ?? day)} {day.slice(0, 4)}
                </th>
              </tr>
              {rows.map((entry) => (
                <Row
                  key={entry.seq}
                  entry={entry}
                  chosen={entry.seq === chosen}
                  onChoose={() => onChoose(entry)}
                />
              ))}
            </tbody>
          ))}
        </table>
      )}
    </section>
  );
}

function Row({ entry, chosen, onChoose }: { entry: TimelineEntry; chosen: boolean; onChoose(): void }) {
  const format = useFormat();
  const { what, by } = useHappened();
  return (
    <tr aria-selected={chosen}>
      <td className="muted">{format.count(entry.seq)}</td>
      <td>{format.timeWithSeconds(entry.at)}</td>
      <td className="what">
        <StateShape state={shapeOf(entry)} />
        <button type="button" id={`entry-${entry.seq}`} aria-expanded={chosen} onClick={onChoose}>
          {what(entry)}
        </button>
      </td>
      <td className="soft">{by(entry)}</td>
      <td className="leaf">
        <code>
          {entry.leaf_hash.slice(0, 4)}…{entry.leaf_hash.slice(-2)}
        </code>
      </td>
    </tr>
  );
}
