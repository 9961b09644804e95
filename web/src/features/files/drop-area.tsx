import { type DragEvent, useRef, useState } from "react";
import type { Analysis } from "../../api/generated/Analysis";
import { Button } from "../../ui/button";
import { Icon } from "../../ui/icon";
import { useWording } from "../../wording/use-wording";
import { useCase } from "../cases/use-case";
import { useAnalysisWords } from "./analysis-words";
import { filesWording } from "./wording";

interface DropAreaProps {
  analysis: Analysis;
  onFiles(files: readonly File[]): void;
}

const holdsFiles = (event: DragEvent) => event.dataTransfer.types.includes("Files");

/** Where an analysis takes its files: dropped on it, or chosen with its button. */
export function DropArea({ analysis, onFiles }: DropAreaProps) {
  const t = useWording(filesWording);
  const words = useAnalysisWords();
  const { view } = useCase();
  const [over, setOver] = useState(false);
  const chooser = useRef<HTMLInputElement>(null);
  const name = words.plain(analysis, view.snapshot);
  const { laboratory, pipeline, assembly } = analysis;
  return (
    <section
      className={over ? "drop-area over" : "drop-area"}
      aria-label={t("drop.label", { analysis: name })}
      onDragOver={(event) => {
        if (!holdsFiles(event)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={({ currentTarget, relatedTarget }) => {
        if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) setOver(false);
      }}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        onFiles([...event.dataTransfer.files]);
      }}
    >
      <div>
        <h2>{words.drawn(analysis, view.snapshot)}</h2>
        <p className="small muted">
          {t("drop.by", { laboratory, pipeline })}
          {assembly !== null && `, ${t("record.says", { assembly })}`}
        </p>
      </div>
      <p className="drop-here soft push">
        <Icon name="upload" />
        <span>
          {over ? t("drop.now") : t("drop.here")}
          <span className="small muted">{t("drop.kinds")}</span>
        </span>
      </p>
      <Button aria-label={t("drop.choose.for", { analysis: name })} onClick={() => chooser.current?.click()}>
        {t("drop.choose")}
      </Button>
      <input
        ref={chooser}
        type="file"
        hidden
        multiple
        aria-label={t("drop.choose.for", { analysis: name })}
        onChange={({ target }) => {
          onFiles([...(target.files ?? [])]);
          // The same file may be chosen again after it was refused.
          target.value = "";
        }}
      />
    </section>
  );
}
