import { useEffect, useState, useSyncExternalStore } from "react";
import { Skeleton } from "../../ui/placeholders";
import { StateShape } from "../../ui/state-glyph";
import { useWording } from "../../wording/use-wording";
import type { TextsLine, TextsView } from "./line";
import { lineTo, show } from "./lines";
import { SharedText } from "./shared-text";
import { textsWording } from "./wording";

interface EditorProps {
  /** The agenda item. */
  item: string;
  /** The statement that is being worked towards. */
  version: number;
}

/** The texts that the board writes together on a case. Another item or version is another editor: give it a key. */
export default function Editor({ item, version }: EditorProps) {
  const [line] = useState(() => lineTo(item, version));
  useEffect(() => show(line), [line]);
  return <Texts line={line} />;
}

function Texts({ line }: { line: TextsLine }) {
  const t = useWording(textsWording);
  const view = useSyncExternalStore(line.subscribe, line.view);
  const { saved, ready } = view;
  useEffect(() => {
    if (saved) return undefined;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", warn);
    return () => removeEventListener("beforeunload", warn);
  }, [saved]);
  if (!ready && !view.ended) return <Skeleton label={t("opening")} lines={3} />;
  const mayWrite = view.mayWrite && view.ended === undefined;
  return (
    <section className="texts" aria-label={t("title")}>
      <header>
        <h3>{t("title")}</h3>
        <Standing view={view} />
      </header>
      <SharedText line={line} name="rationale" label={t("rationale")} mayWrite={mayWrite} />
      <SharedText line={line} name="notes" label={t("notes")} mayWrite={mayWrite} />
    </section>
  );
}

/** Whether what was typed is on the server's disk, in words. */
function Standing({ view }: { view: TextsView }) {
  const t = useWording(textsWording);
  const { ended, saved, open, mayWrite } = view;
  const word = () => {
    if (ended !== undefined && ended !== "closed") return t(`ended.${ended}`);
    if (!saved && open && !mayWrite) return t("unsaved");
    if (!saved) return t(open ? "saving" : "kept");
    if (!open) return t("away");
    return t(mayWrite ? "saved" : "read-only");
  };
  const well = saved && open && ended === undefined;
  return (
    <span role="status" className={well ? "small muted" : "small"}>
      <StateShape state={well ? "done" : saved ? "waiting" : "missing"} />
      {word()}
    </span>
  );
}
