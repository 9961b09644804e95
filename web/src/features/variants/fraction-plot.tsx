import type { SampleCall } from "../../api/generated/SampleCall";
import { useFormat } from "../../wording/use-format";
import { useWording } from "../../wording/use-wording";
import { hues, PlotMark, type Shape } from "./plot-mark";
import { wilson } from "./wilson";
import { variantsWording } from "./wording";

const width = 392;
const left = 78;
const right = 300;
const rowHeight = 21;
const x = (share: number) => left + share * (right - left);

/** A share of reads to be drawn. */
export interface Plotted {
  readonly key: string;
  readonly label: string;
  readonly shape: Shape;
  /** From 0 to 1. */
  readonly fraction: number;
  readonly altCount: number | null;
  readonly depth: number | null;
}

/** The share of reads with the allele in each material, with its interval. */
export function FractionPlot({ plotted: known }: { plotted: readonly Plotted[] }) {
  const t = useWording(variantsWording);
  const format = useFormat();
  if (known.length === 0) return <p className="soft">{t("fraction.none")}</p>;
  const spoken = known.map((call) => {
    const interval = intervalOf(call);
    const values = {
      sample: call.label,
      value: format.alleleFraction(call.fraction),
      counts: countsOf(call) ?? t("fraction.nocounts"),
    };
    return interval
      ? t("fraction.alt.interval", {
          ...values,
          low: format.alleleFraction(interval.low),
          high: format.alleleFraction(interval.high),
        })
      : t("fraction.alt", values);
  });
  const foot = known.length * rowHeight + 6;
  return (
    <svg
      className="plot"
      viewBox={`0 0 ${width} ${foot + 16}`}
      width={width}
      height={foot + 16}
      role="img"
      aria-label={spoken.join("; ")}
    >
      {[0, 0.25, 0.5, 0.75, 1].map((share) => (
        <g key={share}>
          <path className="grid" d={`M${x(share)} 2V${foot - 4}`} />
          <text className="dim" x={x(share)} y={foot + 12} textAnchor="middle">
            {share === 0 || share === 1 ? share : format.alleleFraction(share)}
          </text>
        </g>
      ))}
      {known.map((call, place) => (
        <Row key={call.key} call={call} y={12 + place * rowHeight} />
      ))}
    </svg>
  );
}

const intervalOf = ({ altCount, depth }: Plotted) =>
  altCount === null || depth === null ? undefined : wilson(altCount, depth);

const countsOf = ({ altCount, depth }: Plotted) =>
  altCount === null || depth === null ? undefined : `${altCount}/${depth}`;

function Row({ call, y }: { call: Plotted; y: number }) {
  const format = useFormat();
  const interval = intervalOf(call);
  const { label, shape, fraction } = call;
  return (
    <g>
      <text x="0" y={y + 4}>
        {label.length > 11 ? `${label.slice(0, 10)}…` : label}
      </text>
      {interval && (
        <path d={`M${x(interval.low)} ${y}H${x(interval.high)}`} stroke={hues[shape]} strokeWidth="2" />
      )}
      <PlotMark shape={shape} x={x(fraction)} y={y} />
      <text className="key" x={right + 36} y={y + 4} textAnchor="end">
        {format.alleleFraction(fraction)}
      </text>
      <text x={width} y={y + 4} textAnchor="end">
        {countsOf(call)}
      </text>
    </g>
  );
}

/** How the fractions were computed, and where the caller's own figure says something else. */
export function FractionNotes({ samples }: { samples: readonly SampleCall[] }) {
  const t = useWording(variantsWording);
  const format = useFormat();
  const methods = [...new Set(samples.flatMap(({ method }) => (method === null ? [] : [method])))];
  return (
    <div className="small soft notes">
      {methods.map((method) => (
        <p key={method}>{t("fraction.method", { method: t(`method.${method}`) })}</p>
      ))}
      {samples
        .filter(({ differs, caller_value }) => differs && caller_value !== null)
        .map(({ sample, caller_value, allele_fraction }) => (
          <p key={sample} className="warn">
            {t("fraction.differs", {
              sample,
              caller: format.alleleFraction(caller_value ?? 0),
              value: format.alleleFraction(allele_fraction ?? 0),
            })}
          </p>
        ))}
    </div>
  );
}
