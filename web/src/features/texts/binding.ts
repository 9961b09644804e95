import type { Text, YTextEvent } from "yjs";
import { UndoManager } from "yjs";
import { changeBetween, type Delta, movedBy } from "./change";

/**
 * Ties a text field to a text that others write too. While a character is being composed (an accent, Chinese), what
 * others write waits, so that the composition is not torn.
 */
export function bind(field: HTMLTextAreaElement, text: Text): () => void {
  const undo = new UndoManager(text, { trackedOrigins: new Set([field]) });
  let shown = text.toString();
  let composing = false;
  let waiting: Delta[][] = [];
  field.value = shown;

  const place = (at: number) => waiting.reduce(movedBy, at);
  const take = () => {
    const change = changeBetween(shown, field.value, field.selectionEnd);
    if (!change) return;
    const from = place(change.at);
    const to = place(change.at + change.removed);
    text.doc?.transact(() => {
      text.delete(from, to - from);
      text.insert(from, change.inserted);
    }, field);
    shown = field.value;
  };
  const put = (deltas: readonly Delta[]) => {
    const { selectionStart, selectionEnd, selectionDirection } = field;
    shown = text.toString();
    field.value = shown;
    if (document.activeElement !== field) return;
    field.setSelectionRange(
      movedBy(selectionStart, deltas),
      movedBy(selectionEnd, deltas),
      selectionDirection,
    );
  };

  const onChange = (event: YTextEvent) => {
    if (event.transaction.origin === field) return;
    const deltas = event.delta as Delta[];
    if (composing) waiting.push(deltas);
    else put(deltas);
  };
  const onInput = () => {
    if (!composing) take();
  };
  const onStart = () => {
    composing = true;
  };
  const onEnd = () => {
    composing = false;
    take();
    const missed = waiting;
    waiting = [];
    for (const deltas of missed) put(deltas);
  };
  const step = (back: boolean) => {
    if (back) undo.undo();
    else undo.redo();
  };
  const onKey = (event: KeyboardEvent) => {
    const key = event.key.toLowerCase();
    if (!(event.ctrlKey || event.metaKey) || event.altKey || (key !== "z" && key !== "y")) return;
    event.preventDefault();
    step(key === "z" && !event.shiftKey);
  };
  const onBefore = (event: InputEvent) => {
    if (event.inputType !== "historyUndo" && event.inputType !== "historyRedo") return;
    event.preventDefault();
    step(event.inputType === "historyUndo");
  };

  text.observe(onChange);
  const listening = new AbortController();
  const { signal } = listening;
  field.addEventListener("input", onInput, { signal });
  field.addEventListener("compositionstart", onStart, { signal });
  field.addEventListener("compositionend", onEnd, { signal });
  field.addEventListener("keydown", onKey, { signal });
  field.addEventListener("beforeinput", onBefore, { signal });
  return () => {
    listening.abort();
    text.unobserve(onChange);
    undo.destroy();
  };
}
