import { type ReactNode, useEffect, useState } from "react";
import { StateShape } from "./state-glyph";

interface EmptyStateProps {
  title: string;
  /** What would be here, or where it waits. */
  children?: ReactNode;
  /** The act that ends the emptiness, if this reader may do it. */
  action?: ReactNode;
}

/** A list with nothing in it. */
export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className="placeholder">
      <b className="strong">{title}</b>
      {children && <span className="soft">{children}</span>}
      {action}
    </div>
  );
}

interface ErrorViewProps {
  title: string;
  /** When it stands in the place of the whole page, its title is the page's heading. */
  wholePage?: boolean;
  /** What to do about it. */
  remedy?: ReactNode;
  /** Facts for support: the request's id. */
  reference?: string | undefined;
  actions?: ReactNode;
}

/** Something that failed: what, and the way out. Announced at once. `ProblemView` words an error for it. */
export function ErrorView({ title, wholePage = false, remedy, reference, actions }: ErrorViewProps) {
  const Heading = wholePage ? "h1" : "b";
  return (
    <div className="placeholder" role="alert">
      <Heading className="state strong">
        <StateShape state="missing" />
        {title}
      </Heading>
      {remedy && <span className="soft">{remedy}</span>}
      {actions && <span className="row">{actions}</span>}
      {reference && <span className="small muted">{reference}</span>}
    </div>
  );
}

/** Before this many milliseconds a waiting screen stays as it is: a flash is worse than a pause. */
const skeletonAfter = 150;

/** Bars in the shape of what comes, still, and only when it takes time. */
export function Skeleton({ lines = 4, label }: { lines?: number; label: string }) {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), skeletonAfter);
    return () => clearTimeout(timer);
  }, []);
  if (!late) return null;
  return (
    <div className="skeleton" role="status" aria-label={label}>
      {Array.from({ length: lines }, (_, line) => (
        <div key={line} className={`bar w${line % 4}`} />
      ))}
    </div>
  );
}
