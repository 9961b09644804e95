import { useEffect } from "react";

/** Calls `act` when a single key is pressed, but not while something is being written or a dialog is open. */
export function useKey(key: string, act: (() => void) | undefined): void {
  useEffect(() => {
    if (act === undefined) return;
    const listen = (event: KeyboardEvent) => {
      const writing =
        event.target instanceof HTMLElement &&
        event.target.closest("input, textarea, select, dialog") !== null;
      if (writing || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
      if (event.key.toLowerCase() !== key) return;
      event.preventDefault();
      act();
    };
    addEventListener("keydown", listen);
    return () => removeEventListener("keydown", listen);
  }, [key, act]);
}
