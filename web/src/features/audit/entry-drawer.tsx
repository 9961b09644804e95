import type { TimelineEntry } from "../../api/generated/TimelineEntry";
import { Drawer } from "../../ui/drawer";
import { Labelled } from "../../ui/table";
import { useFormat } from "../../wording/use-format";
import { useWording } from "../../wording/use-wording";
import { useHappened } from "./happened";
import { auditWording } from "./wording";

/** One entry with all that it holds. */
export function EntryDrawer({ entry, onClose }: { entry: TimelineEntry; onClose(): void }) {
  const t = useWording(auditWording);
  const format = useFormat();
  const { what, by } = useHappened();
  const erased = entry.body === null || entry.body === undefined;
  return (
    <Drawer title={t("entry.title", { seq: entry.seq })} closeLabel={t("entry.close")} onClose={onClose}>
      <dl className="entry">
        <Labelled label={t("column.what")}>{what(entry)}</Labelled>
        <Labelled label={t("column.by")}>{by(entry)}</Labelled>
        <Labelled label={t("column.time")}>
          {format.date(entry.at)} {format.timeWithSeconds(entry.at)}
        </Labelled>
        <Labelled label={t("entry.kind")}>
          <code>{entry.kind}</code>
        </Labelled>
        <Labelled label={t("entry.purpose")}>{entry.purpose}</Labelled>
        <Labelled label={t("entry.categories")}>{entry.categories.join(", ") || "–"}</Labelled>
        <Labelled label={t("entry.leaf")}>
          <code>{entry.leaf_hash}</code>
        </Labelled>
        <Labelled label={t("entry.body")}>
          {erased ? (
            <span className="muted">{t("entry.erased")}</span>
          ) : (
            <pre translate="no">{JSON.stringify(entry.body, undefined, 2)}</pre>
          )}
        </Labelled>
      </dl>
    </Drawer>
  );
}
