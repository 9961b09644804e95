import type { ReactNode } from "react";
import { type StateName, StateShape } from "./state-glyph";

interface PillProps {
  state?: StateName;
  /** Filled with the attention colour. */
  broken?: boolean;
  children: ReactNode;
}

/** A short status that changes while one looks: "Live", "Reconnecting, 4 s". */
export function Pill({ state, broken = false, children }: PillProps) {
  return (
    <span className={broken ? "pill broken" : "pill"}>
      {state && <StateShape state={state} />}
      {children}
    </span>
  );
}

/** A small plain word in a frame, such as "preliminary" or "Demo". */
export const Tag = ({ children, title }: { children: ReactNode; title?: string }) => (
  <span className="tag" title={title}>
    {children}
  </span>
);
