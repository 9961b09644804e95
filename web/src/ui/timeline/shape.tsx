import type { Mark } from "./layout";

/** A mark with what it is drawn as. */
export interface Drawn extends Mark {
  readonly id: string;
  readonly shape: "square" | "diamond" | "bar" | "open" | "filled" | "normal" | "fluid";
}

/** A mark on its line: events dark, specimens in the plots' colours and shapes. */
export function Shape({ mark, y }: { mark: Drawn; y: number }) {
  const middle = (mark.x + mark.end) / 2;
  switch (mark.shape) {
    case "square":
      return <rect x={middle - 5} y={y - 5} width="10" height="10" fill="var(--ink)" />;
    case "diamond":
      return <path d={`M${middle} ${y - 7}l7 7-7 7-7-7z`} fill="var(--ink)" />;
    case "bar":
      return (
        <rect
          x={mark.x}
          y={y - 8}
          width={mark.end - mark.x}
          height="16"
          fill="var(--sunk)"
          stroke="var(--ink-2)"
        />
      );
    case "open":
      return <circle cx={middle} cy={y} r="5" fill="none" stroke="var(--plot-tumour)" strokeWidth="2" />;
    case "filled":
      return <circle cx={middle} cy={y} r="5.5" fill="var(--plot-tumour)" />;
    case "normal":
      return <rect x={middle - 4.5} y={y - 4.5} width="9" height="9" fill="var(--plot-normal)" />;
    case "fluid":
      return <path d={`M${middle} ${y - 6.5}l6.5 6.5-6.5 6.5-6.5-6.5z`} fill="var(--plot-rna)" />;
  }
}
