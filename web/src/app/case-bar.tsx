import { Children, type ReactNode } from "react";
import { useWording } from "../wording/use-wording";
import { appWording } from "./wording";

interface CaseBarProps {
  /** The patient's pseudonym. */
  who: string;
  /** Age, diagnosis, unit …: one short child each, in this order on every screen. */
  children: ReactNode;
  /** At the right: clock, saved, live. */
  end?: ReactNode;
}

/** Whose case this is: top left, never scrolled away, the same on every screen of a case. */
export function CaseBar({ who, children, end }: CaseBarProps) {
  const t = useWording(appWording);
  return (
    <header className="casebar" aria-label={t("case-bar.label")}>
      <span className="who" translate="no">
        {who}
      </span>
      <span className="facts">
        {Children.map(children, (fact) => (
          <span>{fact}</span>
        ))}
      </span>
      {end && <span className="row push">{end}</span>}
    </header>
  );
}
