import { type ReactNode, useId } from "react";

interface AskProps {
  /** A sentence: what is wanted of this reader, or, for the auditor, the answer. */
  title: ReactNode;
  /** Why. */
  reason?: ReactNode;
  /** The act: one primary button, at most one other. */
  actions?: ReactNode;
  /** `bar` across a page, `corner` at the bottom right of a case. */
  place?: "bar" | "corner";
  children?: ReactNode;
}

/** The one solid block of a screen. A screen without something to ask has none. */
export function Ask({ title, reason, actions, place = "bar", children }: AskProps) {
  const id = useId();
  return (
    <section className={`ask ${place}`} id="ask" tabIndex={-1} aria-labelledby={id}>
      <div className="ask-text">
        <h2 id={id}>{title}</h2>
        {reason && <p className="sub">{reason}</p>}
        {children}
      </div>
      {actions && <div className="ask-actions">{actions}</div>}
    </section>
  );
}
