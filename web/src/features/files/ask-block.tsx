import { type ReactNode, useEffect, useId } from "react";
import { ProblemView } from "../../app/problem-view";
import { announce } from "../../ui/announcer";
import { Button } from "../../ui/button";
import { useWording } from "../../wording/use-wording";
import { useAskKeys } from "./keys";
import { askWording } from "./wording";

/** An answer to the question, with its number key. */
export interface AskAct {
  readonly label: ReactNode;
  act(): void;
  /** Filled; Enter takes the first answer only when it is. */
  readonly primary?: boolean;
}

interface AskBlockProps {
  title: string;
  /** Which file is asked about, and whose it is or seems to be. */
  about?: ReactNode;
  why: ReactNode;
  acts: readonly AskAct[];
  /** Esc, and a small button under the answers. */
  escape?: { label: string; act(): void } | undefined;
  /** Said instead of the answers while the server is asked. */
  busy?: string | undefined;
  error?: unknown;
  /** How many more questions the same file has. */
  more?: number;
  /** The evidence: both sides of it. */
  children?: ReactNode;
}

/** The one question of the screen: a sentence, its evidence, and the answers under number keys. */
export function AskBlock({
  title,
  about,
  why,
  acts,
  escape,
  busy,
  error,
  more = 0,
  children,
}: AskBlockProps) {
  const t = useWording(askWording);
  const id = useId();
  useEffect(() => announce(title), [title]);
  const given = busy === undefined ? acts : [];
  useAskKeys(
    given.map(({ act }) => act),
    escape?.act,
    given[0]?.primary === true,
  );
  return (
    <section className="ask q" id="ask" tabIndex={-1} aria-labelledby={id}>
      <div className="q-text">
        {about !== undefined && <p className="sub about">{about}</p>}
        <h2 id={id}>{title}</h2>
        <p className="sub">{why}</p>
        {children}
        {more > 0 && <p className="sub small">{t("ask.more", { count: more })}</p>}
        {error !== undefined && error !== null && <ProblemView error={error} />}
      </div>
      <div className="acts">
        {busy !== undefined && <p role="status">{busy}</p>}
        {given.map(({ label, act, primary }, place) => (
          <Button
            key={place}
            size="live"
            variant={primary ? "primary" : "ordinary"}
            aria-keyshortcuts={String(place + 1)}
            onClick={act}
          >
            <kbd aria-hidden="true">{place + 1}</kbd>
            <span className="cut">{label}</span>
          </Button>
        ))}
        {escape && busy === undefined && (
          <Button size="tight" variant="quiet" onClick={escape.act}>
            {escape.label} <kbd aria-hidden="true">Esc</kbd>
          </Button>
        )}
      </div>
    </section>
  );
}
