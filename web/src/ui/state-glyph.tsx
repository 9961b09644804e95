import type { ReactNode } from "react";

const ring = <circle cx="8" cy="8" r="6.25" />;

// One shape per state: a reader who sees no colour reads the same.
const shapes = {
  done: (
    <>
      <circle fill="currentColor" cx="8" cy="8" r="6.25" />
      <path className="cut-out" d="M5.2 8.2l2 2 3.6-4.2" />
    </>
  ),
  preliminary: (
    <>
      {ring}
      <path fill="currentColor" d="M8 1.75a6.25 6.25 0 0 0 0 12.5z" stroke="none" />
    </>
  ),
  waiting: (
    <>
      {ring}
      <path d="M8 4.8V8l2.2 1.4" />
    </>
  ),
  missing: (
    <>
      <path d="M8 1.2L14.8 8 8 14.8 1.2 8z" strokeWidth="1.7" />
      <path d="M8 5v3.4M8 10.7v.01" strokeWidth="1.8" />
    </>
  ),
  "not-needed": <path d="M4.5 8h7" />,
  "not-yet": ring,
  new: <circle cx="8" cy="8" r="6.25" strokeDasharray="2.4 2.4" />,
  "to-board": <path fill="currentColor" d="M3 1.8h10v12.4L8 10.6l-5 3.6z" />,
  dismissed: (
    <>
      {ring}
      <path d="M5.6 5.6l4.8 4.8M10.4 5.6l-4.8 4.8" />
    </>
  ),
  artefact: <path d="M3 3l10 10M13 3L3 13" strokeWidth="2" />,
  germline: (
    <path d="M8 14V8M8 8C4.5 8 3 6 3 2.5 6.5 2.5 8 4.5 8 8zM8 10c0-2.5 1.5-4.2 5-4.2 0 3-1.8 4.5-5 4.2z" />
  ),
  presented: <path fill="currentColor" d="M4 2.5l9 5.500-9 5.500z" />,
  decided: (
    <>
      <rect x="2" y="2" width="12" height="12" rx="2" />
      <path d="M5 8.2l2 2 4-4.6" />
    </>
  ),
  signed: (
    <>
      <rect fill="currentColor" x="2" y="2" width="12" height="12" rx="2" />
      <path className="cut-out" d="M5 8.2l2 2 4-4.6" />
    </>
  ),
  deferred: <path d="M2.5 11.5c0-5 4-7 8.5-7M8 1.5l3.2 3-3.2 3M13.5 2v5" />,
  live: <circle fill="currentColor" cx="8" cy="8" r="5" />,
} satisfies Record<string, ReactNode>;

export type StateName = keyof typeof shapes;

const tone: Partial<Record<StateName, string>> = { missing: " warned", "not-needed": " none" };

interface StateGlyphProps {
  state: StateName;
  /** The state in words; with `shapeOnly` it is still read aloud. */
  word: string;
  /** For dense tables, and only for the ordinary state: every exception shows its word. */
  shapeOnly?: boolean;
}

/** A state as shape and word. */
export function StateGlyph({ state, word, shapeOnly = false }: StateGlyphProps) {
  return (
    <span className="state">
      <StateShape state={state} />
      <span className={shapeOnly ? "vh" : undefined}>{word}</span>
    </span>
  );
}

/** The shape alone, for where the word already stands. */
export function StateShape({ state }: { state: StateName }) {
  return (
    <svg className={`g${tone[state] ?? ""}`} viewBox="0 0 16 16" aria-hidden="true">
      {shapes[state]}
    </svg>
  );
}
