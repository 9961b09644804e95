import { useEffect, useRef } from "react";

const inText = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  target.matches("textarea, select, input:not([type=radio], [type=checkbox])");

const inDialog = () => document.querySelector("dialog[open]") !== null;

/** Single keys of a page. They rest while one writes, while a dialog is open, and with Ctrl, Alt or Meta. */
export function useKeys(keys: Readonly<Record<string, (() => void) | undefined>>): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return;
      if (inText(event.target) || inDialog()) return;
      const name = event.key.length === 1 ? event.key.toLowerCase() : event.key;
      // Enter on a control is that control's own.
      if (name === "Enter" && event.target instanceof HTMLElement && event.target.matches("button, a"))
        return;
      const act = latest.current[name];
      if (!act) return;
      event.preventDefault();
      act();
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, []);
}
