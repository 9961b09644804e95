import { type RefObject, useEffect, useRef } from "react";

/** Gives the focus to a control when the form that the reader asked for appears. */
export function useFocus<Control extends HTMLElement>(): RefObject<Control | null> {
  const control = useRef<Control>(null);
  useEffect(() => control.current?.focus(), []);
  return control;
}
