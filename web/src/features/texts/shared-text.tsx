import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import { useWording } from "../../wording/use-wording";
import { bind } from "./binding";
import type { TextsLine } from "./line";
import { type Caret, caretsIn, showCaret } from "./others";
import { textsWording } from "./wording";

/** The server's own bound, with room for letters of several bytes. */
const longest = 30_000;

interface SharedTextProps {
  line: TextsLine;
  /** What the text is called in the document. */
  name: "notes" | "rationale";
  label: string;
  mayWrite: boolean;
}

/** What a text and the carets in it are now. */
function useText(line: TextsLine, name: string): { value: string; carets: readonly Caret[] } {
  const [now, setNow] = useState<{ value: string; carets: readonly Caret[] }>({ value: "", carets: [] });
  useEffect(() => {
    const text = line.doc.getText(name);
    const look = () => setNow({ value: text.toString(), carets: caretsIn(line.awareness, text, name) });
    look();
    text.observe(look);
    line.awareness.on("change", look);
    return () => {
      text.unobserve(look);
      line.awareness.off("change", look);
    };
  }, [line, name]);
  return now;
}

/** A text that several people write at once, with the others' carets and names in it. */
export function SharedText({ line, name, label, mayWrite }: SharedTextProps) {
  const t = useWording(textsWording);
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const { value, carets } = useText(line, name);
  useEffect(() => {
    const { current } = field;
    if (!current) return undefined;
    const text = line.doc.getText(name);
    const unbind = bind(current, text);
    const look = () => {
      if (document.activeElement === current) {
        showCaret(line.awareness, text, name, Math.min(current.selectionEnd, text.length));
      }
    };
    const leave = () => showCaret(line.awareness, text, name);
    document.addEventListener("selectionchange", look);
    current.addEventListener("blur", leave);
    return () => {
      document.removeEventListener("selectionchange", look);
      current.removeEventListener("blur", leave);
      unbind();
    };
  }, [line, name]);
  const here = [...new Set(carets.map((caret) => caret.name))].join(", ");
  return (
    <div className="shared">
      <label htmlFor={id}>{label}</label>
      <div className="sheet">
        <Mirror value={value} carets={carets} />
        <textarea
          ref={field}
          id={id}
          className="input"
          readOnly={!mayWrite}
          maxLength={longest}
          aria-describedby={`${id}-here`}
          spellCheck
        />
      </div>
      <span id={`${id}-here`} className={here ? "small muted" : "vh"}>
        {here && t("here", { names: here })}
      </span>
    </div>
  );
}

/** The same text under the field, line for line: it makes the field as high as what is written, and holds the carets. */
function Mirror({ value, carets }: { value: string; carets: readonly Caret[] }) {
  const parts: ReactNode[] = [];
  let from = 0;
  for (const { client, name, at } of carets) {
    parts.push(value.slice(from, at), <span key={client} className="caret" data-name={name} />);
    from = Math.max(from, at);
  }
  return (
    <div className="mirror input" aria-hidden="true">
      {parts}
      {value.slice(from)}
      {"\u200b"}
    </div>
  );
}
