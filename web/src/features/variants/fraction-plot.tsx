import type { SampleCall } from "../../api/generated/SampleCall";
import type { SampleRole } from "../../api/generated/SampleRole";
import { useFormat } from "../../wording/use-format";
import { useWording } from "../../wording/use-wording";
import { wilson } from "./wilson";
import { variantsWording } from "./wording";

const width = 392;
const left = 78;
const right = 300;
const rowHeight = 21;
const x = (share: number) => left + share * (right - left);

/** The share of reads with the allele in each sample, with its interval, and how it was computed. */
export function FractionPlot({ samples }: { samples: readonly SampleCall[] }) {
  const t = useWording(variantsWording);
  const format = useFormat();
  const known = samples.filter(({ allele_fraction }) => allele_fraction !== null);
  if (known.length === 0) return <p className="soft">{t("fraction.none")}</p>;
  const label = ({ role, sample }: SampleCall) => (role === null ? sample : t(`role.${role}`));
  const spoken = known.map((call) => {
    const interval = intervalOf(call);
    const values = {
      sample: label(call),
      value: format.alleleFraction(call.allele_fraction ?? 0),
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
        <Row key={call.sample} call={call} label={label(call)} y={12 + place * rowHeight} />
      ))}
    </svg>
  );
}

const intervalOf = ({ alt_count, depth }: SampleCall) =>
  alt_count === null || depth === null ? undefined : wilson(alt_count, depth);

const countsOf = ({ alt_count, depth }: SampleCall) =>
  alt_count === null || depth === null ? undefined : `${alt_count}/${depth}`;

const hues: Record<SampleRole, string> = {
  tumour: "var(--plot-tumour)",
  normal: "var(--plot-normal)",
  rna: "var(--plot-rna)",
  other: "var(--ink-3)",
};

function Row({ call, label, y }: { call: SampleCall; label: string; y: number }) {
  const format = useFormat();
  const interval = intervalOf(call);
  const role = call.role ?? "other";
  const value = call.allele_fraction ?? 0;
  return (
    <g>
      <text x="0" y={y + 4}>
        {label.length > 11 ? `${label.slice(0, 10)}…` : label}
      </text>
      {interval && (
        <path d={`M${x(interval.low)} ${y}H${x(interval.high)}`} stroke={hues[role]} strokeWidth="2" />
      )}
      <Mark role={role} x={x(value)} y={y} />
      <text className="key" x={right + 36} y={y + 4} textAnchor="end">
        {format.alleleFraction(value)}
      </text>
      <text x={width} y={y + 4} textAnchor="end">
        {countsOf(call)}
      </text>
    </g>
  );
}

function Mark({ role, x: at, y }: { role: SampleRole; x: number; y: number }) {
  const ground = "var(--plot-ground, var(--paper))";
  switch (role) {
    case "tumour":
      return <circle cx={at} cy={y} r="6" fill={hues.tumour} />;
    case "normal":
      return (
        <rect
          x={at - 4.5}
          y={y - 4.5}
          width="9"
          height="9"
          fill={ground}
          stroke={hues.normal}
          strokeWidth="2"
        />
      );
    case "rna":
      return <path d={`M${at} ${y - 6.5}l6.5 6.5-6.5 6.5-6.5-6.5z`} fill={hues.rna} />;
    case "other":
      return <circle cx={at} cy={y} r="4.5" fill={ground} stroke={hues.other} strokeWidth="2" />;
  }
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
