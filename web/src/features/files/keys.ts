import { useEffect, useEffectEvent } from "react";

const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest("input, textarea, select, dialog") !== null;
const isPressable = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest("button, a, summary") !== null;

/**
 * The keys of the one question: numbers choose, Enter takes the answer that is filled, Esc goes back. None of them while
 * something is being written, and Enter not where it already presses something.
 */
export function useAskKeys(
  acts: readonly (() => void)[],
  onEscape: (() => void) | undefined,
  enterTakesFirst: boolean,
): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (isWriting(event.target) || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    if (event.defaultPrevented) return;
    const act =
      event.key === "Escape"
        ? onEscape
        : event.key === "Enter" && enterTakesFirst && !isPressable(event.target)
          ? acts[0]
          : /^[1-9]$/u.test(event.key)
            ? acts[Number(event.key) - 1]
            : undefined;
    if (act === undefined) return;
    event.preventDefault();
    act();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event);
    addEventListener("keydown", listen);
    return () => removeEventListener("keydown", listen);
  }, []);
}
