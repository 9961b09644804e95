import { lazy, Suspense } from "react";
import type { Item } from "../../api/generated/Item";
import { Skeleton } from "../../ui/placeholders";
import { useWording } from "../../wording/use-wording";
import "./texts.css";
import { textsWording } from "./wording";

// Yjs comes when there is something to write.
const Editor = lazy(() => import("./editor"));

/** The texts of a presented case: written together until the board decides, then as they were frozen. */
export function BoardTexts({ item }: { item: Item }) {
  const t = useWording(textsWording);
  if (!item.presented) return null;
  if (item.decision) return <Frozen item={item} />;
  return (
    <Suspense fallback={<Skeleton label={t("opening")} lines={3} />}>
      <Editor key={`${item.id} ${item.versions}`} item={item.id} version={item.versions + 1} />
    </Suspense>
  );
}

/** The notes as they were when the board decided; the rationale stands in the statement. */
function Frozen({ item: { texts } }: { item: Item }) {
  const t = useWording(textsWording);
  if (!texts?.notes.text) return null;
  return (
    <section className="texts" aria-label={t("notes")}>
      <header>
        <h3>{t("notes")}</h3>
        <span className="small muted">{t("frozen")}</span>
      </header>
      <p className="written">{texts.notes.text}</p>
      <code className="hash">{t("hash", { hash: texts.notes.sha256 })}</code>
    </section>
  );
}
