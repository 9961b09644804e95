import { type DragEvent, type ReactNode, useRef, useState } from "react";
import { Button } from "../../ui/button";
import { Icon } from "../../ui/icon";
import { useWording } from "../../wording/use-wording";
import { filesWording } from "./wording";

const holdsFiles = (event: DragEvent) => event.dataTransfer.types.includes("Files");

interface DropPageProps {
  /** Nothing may be dropped here when it is left out. */
  onFiles: ((files: readonly File[]) => void) | undefined;
  children: ReactNode;
}

/** A page that takes files dropped anywhere on it. */
export function DropPage({ onFiles, children }: DropPageProps) {
  const t = useWording(filesWording);
  const [over, setOver] = useState(false);
  if (onFiles === undefined) return <div className="files">{children}</div>;
  return (
    <section
      className={over ? "files over" : "files"}
      aria-label={t("drop.here")}
      onDragOver={(event) => {
        if (!holdsFiles(event)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={({ currentTarget, relatedTarget }) => {
        if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) setOver(false);
      }}
      onDrop={(event) => {
        if (!holdsFiles(event)) return;
        event.preventDefault();
        setOver(false);
        onFiles([...event.dataTransfer.files]);
      }}
    >
      {children}
      {over && (
        <p className="drop-now" aria-hidden="true">
          <Icon name="upload" />
          {t("drop.now")}
        </p>
      )}
    </section>
  );
}

/** The way for those who do not drag. */
export function ChooseFiles({
  onFiles,
  primary = false,
}: {
  onFiles(files: readonly File[]): void;
  primary?: boolean;
}) {
  const t = useWording(filesWording);
  const chooser = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button
        icon="upload"
        variant={primary ? "primary" : "ordinary"}
        onClick={() => chooser.current?.click()}
      >
        {t("drop.choose")}
      </Button>
      <input
        ref={chooser}
        type="file"
        hidden
        multiple
        aria-label={t("drop.choose")}
        onChange={({ target }) => {
          onFiles([...(target.files ?? [])]);
          // The same file may be chosen again after it was refused.
          target.value = "";
        }}
      />
    </>
  );
}
