import type { ReactNode } from "react";

// Drawn on a 16 px grid with one stroke weight. No icon stands without a word beside it, except in the rail.
const drawings = {
  bell: <path d="M4 11V7.5a4 4 0 0 1 8 0V11l1 1.2H3zM6.7 14h2.6" />,
  cases: <path d="M2.5 4.5h3l1.5 1.5h6.5v7h-11z" />,
  chevron: <path d="M4.5 6.5L8 10l3.5-3.5" />,
  clock: (
    <>
      <circle cx="8" cy="8" r="6" />
      <path d="M8 4.5V8l2.4 1.5" />
    </>
  ),
  copy: (
    <>
      <rect x="5.5" y="5.5" width="8" height="8" rx="1.5" />
      <path d="M10.5 5.5v-3h-8v8h3" />
    </>
  ),
  dna: <path d="M5 1.5c0 6.5 6 6.5 6 13M11 1.5c0 6.5-6 6.5-6 13M5.6 4h4.8M5.6 12h4.8M7 6.3h2.4M7 9.7h2.4" />,
  down: <path d="M8 3v9.5M4.5 9L8 12.5 11.5 9" />,
  download: <path d="M8 2.5v7M5 7l3 3 3-3M2.5 11v2.5h11V11" />,
  file: <path d="M4 1.5h5l3.5 3.5v9.5H4zM9 1.5V5h3.5" />,
  filter: <path d="M2.5 4h11M4.5 8h7M6.5 12h3" />,
  follow: (
    <>
      <path d="M2 8s2.2-4 6-4 6 4 6 4-2.2 4-6 4-6-4-6-4z" />
      <circle cx="8" cy="8" r="1.7" />
    </>
  ),
  "follow-up": <path d="M2.5 12.5l4-4 2.5 2.5 4.5-5.5M10.5 5.5h3v3" />,
  globe: (
    <>
      <circle cx="8" cy="8" r="6" />
      <path d="M2 8h12M8 2c-4 4-4 8 0 12M8 2c4 4 4 8 0 12" />
    </>
  ),
  grip: <path d="M6 4v.01M10 4v.01M6 8v.01M10 8v.01M6 12v.01M10 12v.01" strokeWidth="2" />,
  help: (
    <>
      <circle cx="8" cy="8" r="6" />
      <path d="M6.3 6.2a1.8 1.8 0 1 1 2.4 1.9c-.5.2-.7.5-.7 1.1" />
      <path d="M8 11.4v.1" />
    </>
  ),
  image: (
    <>
      <rect x="2" y="3" width="12" height="10" rx="1.5" />
      <path d="M2.5 11.5l3.5-3.5 2.5 2.5 2-2 3 3" />
      <circle cx="10.5" cy="6" r=".9" />
    </>
  ),
  log: (
    <>
      <path d="M2.5 3.5h7M2.5 7h4M2.5 10.5h3" />
      <circle cx="10.5" cy="10" r="3.5" />
      <path d="M10.5 8.2V10l1.3.9" />
    </>
  ),
  pen: <path d="M2.5 13.5l.8-3L11 2.8a1.3 1.3 0 0 1 1.9 0l.4.4a1.3 1.3 0 0 1 0 1.9L5.5 12.7z" />,
  plus: <path d="M8 3v10M3 8h10" />,
  print: (
    <>
      <path d="M4.5 6V2.5h7V6M4.5 11.5h-2v-5h11v5h-2" />
      <path d="M4.5 9.5h7v4h-7z" />
    </>
  ),
  right: <path d="M6.5 4.5L10 8l-3.5 3.5" />,
  search: (
    <>
      <circle cx="7" cy="7" r="4.5" />
      <path d="M10.4 10.4l3.1 3.1" />
    </>
  ),
  sessions: (
    <>
      <rect x="2.5" y="3.5" width="11" height="10" rx="1.5" />
      <path d="M2.5 6.5h11M5.5 2v3M10.5 2v3" />
    </>
  ),
  theme: (
    <>
      <circle cx="8" cy="8" r="5.5" />
      <path d="M8 2.5v11a5.5 5.5 0 0 0 0-11z" fill="currentColor" />
    </>
  ),
  trials: <path d="M6.5 2h3M7 2v4.5L3.3 12.8a.8.8 0 0 0 .7 1.2h8a.8.8 0 0 0 .7-1.2L9 6.5V2M5 10.5h6" />,
  undo: <path d="M3 6.5h6.5a3.5 3.5 0 0 1 0 7H6M5.5 4L3 6.5 5.5 9" />,
  up: <path d="M8 13V3.5M4.5 7L8 3.5 11.5 7" />,
  upload: <path d="M8 10.500v-8M5 5.500l3-3 3 3M2.5 11v2.5h11V11" />,
  window: (
    <>
      <path d="M7 3.5H3v9.500h9.500V9" />
      <path d="M9.500 2.500h4v4M13.2 2.800L8 8" />
    </>
  ),
  x: <path d="M4 4l8 8M12 4l-8 8" />,
} satisfies Record<string, ReactNode>;

export type IconName = keyof typeof drawings;

/** A drawing beside a word; hidden from screen readers, which get the word. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="i" viewBox="0 0 16 16" aria-hidden="true">
      {drawings[name]}
    </svg>
  );
}

/** The product's mark: three statements, three people who meet on them. */
export function Mark() {
  return (
    <svg className="mark" viewBox="0 0 32 32" aria-hidden="true">
      <path d="M6 9.5h20M6 16h20M6 22.5h20" stroke="currentColor" strokeWidth="2" opacity=".28" />
      <circle cx="10" cy="9.5" r="3.2" fill="currentColor" />
      <circle cx="22" cy="16" r="3.2" fill="currentColor" />
      <circle cx="14" cy="22.5" r="3.2" fill="currentColor" />
    </svg>
  );
}
