import { useFormat } from "../../wording/use-format";
import { useWording } from "../../wording/use-wording";
import type { Material } from "./materials";
import { hues, PlotMark } from "./plot-mark";
import type { DrawnSource } from "./sources";
import { wilson } from "./wilson";
import { type CallerCounts, useCallerWords, useFilterWords } from "./words";
import { variantsWording } from "./wording";

const width = 96;
const x = (share: number) => 7 + share * (width - 14);

interface SourceListProps {
  sources: readonly DrawnSource[];
  counts: CallerCounts;
  chosen: DrawnSource;
  nameOf(material: Material): string;
  onChoose(source: DrawnSource): void;
}

/** Every call that the finding rests on; the chosen one's line stands below. */
export function SourceList({ sources, counts, chosen, nameOf, onChoose }: SourceListProps) {
  const t = useWording(variantsWording);
  const format = useFormat();
  const filter = useFilterWords();
  const callers = useCallerWords();
  return (
    <section>
      <h3>
        {t("sources.title", { count: sources.length })} <span>{callers(counts)}</span>
      </h3>
      <ul className="sources">
        {sources.map((source) => {
          const { caller, material, fraction, altCount, depth, fileName, line } = source;
          return (
            <li key={`${source.file} ${source.name}`}>
              <button type="button" aria-pressed={source === chosen} onClick={() => onChoose(source)}>
                <span className="strong">
                  {caller || t("caller.none")}
                  {material && <span className="soft"> {nameOf(material)}</span>}
                </span>
                <Bar source={source} />
                <span className="num">{fraction < 0 ? "–" : format.alleleFraction(fraction)}</span>
                <span className="num small muted">{altCount < 0 ? "" : `${altCount}/${depth}`}</span>
                <span className="small soft" title={filter(source.status, source.filter)}>
                  {filter(source.status, source.filter)}
                </span>
                <span className="small muted wide" translate="no">
                  {fileName}, {t("line", { line })}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Bar({ source: { fraction, altCount, depth, material } }: { source: DrawnSource }) {
  if (fraction < 0) return <span />;
  const interval = wilson(altCount, depth);
  const shape = material?.kind ?? "tumour";
  return (
    <svg viewBox={`0 0 ${width} 14`} width={width} height="14" aria-hidden="true">
      <path d={`M${x(0)} 7H${x(1)}`} stroke="var(--line)" />
      {interval && (
        <path d={`M${x(interval.low)} 7H${x(interval.high)}`} stroke={hues[shape]} strokeWidth="2" />
      )}
      <PlotMark shape={shape} x={x(fraction)} y={7} />
    </svg>
  );
}
