import type { SampleRole } from "../../api/generated/SampleRole";
import type { Material } from "./materials";

/** What a value was measured in; each has its own shape. */
export type Shape = Material["kind"] | Exclude<SampleRole, "tumour">;

export const hues: Record<Shape, string> = {
  primary: "var(--plot-tumour)",
  tumour: "var(--plot-tumour)",
  plasma: "var(--plot-tumour)",
  rna: "var(--plot-rna)",
  normal: "var(--plot-normal)",
  other: "var(--ink-3)",
};

/** The shape of a value at a place of a drawing: primary open, later tumours filled, RNA a diamond, normal a square. */
export function PlotMark({ shape, x: at, y }: { shape: Shape; x: number; y: number }) {
  const ground = "var(--plot-ground, var(--paper))";
  const open = { fill: ground, stroke: hues[shape], strokeWidth: 2 };
  switch (shape) {
    case "primary":
      return <circle cx={at} cy={y} r="5" {...open} />;
    case "tumour":
      return <circle cx={at} cy={y} r="6" fill={hues.tumour} />;
    case "plasma":
      return <path d={`M${at} ${y - 6.5}l6 11h-12z`} fill={hues.plasma} />;
    case "normal":
      return <rect x={at - 4.5} y={y - 4.5} width="9" height="9" {...open} />;
    case "rna":
      return <path d={`M${at} ${y - 6.5}l6.5 6.5-6.5 6.5-6.5-6.5z`} fill={hues.rna} />;
    case "other":
      return <circle cx={at} cy={y} r="4.5" {...open} />;
  }
}
