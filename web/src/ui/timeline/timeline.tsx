import type { Disease } from "../../api/generated/Disease";
import type { DiseaseEvent } from "../../api/generated/DiseaseEvent";
import type { Specimen } from "../../api/generated/Specimen";
import { useFormat } from "../../wording/use-format";
import { useWording } from "../../wording/use-wording";
import { defineWording } from "../../wording/wording";
import { laneHeight, left, type Mark, placeLabels, scaleOver, ticks, width } from "./layout";
import { en } from "./wording.en";
import { sv } from "./wording.sv";

const timelineWording = defineWording({ en, sv });

interface TimelineProps {
  disease: Pick<Disease, "events">;
  specimens: readonly Specimen[];
}

interface Drawn extends Mark {
  readonly id: string;
  readonly shape: "square" | "diamond" | "bar" | "open" | "filled" | "normal" | "fluid";
}

const laneAt = (lane: number) => 16 + lane * laneHeight;

/** Disease, treatment and specimens over time, with a sentence that says the same. Draws nothing without a date. */
export function Timeline({ disease, specimens }: TimelineProps) {
  const t = useWording(timelineWording);
  const format = useFormat();
  const days = [
    ...disease.events.flatMap(({ on, until }) => (until === null ? [on] : [on, until])),
    ...specimens.map(({ taken_on }) => taken_on),
  ];
  if (days.length === 0) return null;
  const scale = scaleOver(days);

  const nameOf = (event: DiseaseEvent) => {
    const what = event.kind === "relapse" ? t("relapse", { number: event.number }) : t(event.kind);
    return event.note === "" ? what : event.note;
  };
  const happenings: Drawn[] = disease.events
    .filter(({ kind }) => kind !== "treatment")
    .map((event) => {
      const x = scale.at(event.on);
      const what = event.kind === "relapse" ? t("relapse", { number: event.number }) : t(event.kind);
      return {
        id: event.id,
        x: x - 6,
        end: x + 6,
        shape: event.kind === "diagnosis" ? "square" : "diamond",
        label: event.kind === "diagnosis" ? what : t("dated", { what, day: format.day(event.on) }),
      };
    });
  const treatments: Drawn[] = disease.events
    .filter(({ kind }) => kind === "treatment")
    .map((event) => {
      const x = scale.at(event.on);
      const end = event.until === null ? x + 3 : Math.max(scale.at(event.until), x + 3);
      return { id: event.id, x, end, shape: "bar", label: nameOf(event) };
    });
  const firstTumour = specimens.find(({ material }) => material === "tumour")?.id;
  const taken: Drawn[] = specimens
    .toSorted((one, other) => one.taken_on.localeCompare(other.taken_on))
    .map(({ id, material, laboratory_number, site, taken_on, tumour_cell_content }) => {
      const x = scale.at(taken_on);
      const shapes = {
        tumour: id === firstTumour ? "open" : "filled",
        germline: "normal",
        cell_free: "fluid",
      } as const;
      const values = { number: laboratory_number, site };
      return {
        id,
        x: x - 6,
        end: x + 6,
        shape: shapes[material],
        label: tumour_cell_content
          ? t("specimen.content", { ...values, percent: tumour_cell_content.percent })
          : t("specimen", values),
      };
    });

  const inWords = disease.events
    .map((event) => {
      const what = nameOf(event);
      if (event.kind !== "treatment") return t("dated", { what, day: format.date(event.on) });
      const from = format.date(event.on);
      return event.until === null
        ? t("since", { what, from })
        : t("period", { what, from, until: format.date(event.until) });
    })
    .concat(taken.map(({ label }) => label))
    .join("; ");
  const lanes = [happenings, treatments, taken];
  const bottom = laneAt(2) + 18;
  const first = happenings[0];
  const last = happenings.at(-1);
  return (
    <svg
      className="plot timeline"
      viewBox={`0 0 ${width} ${bottom + 18}`}
      role="img"
      aria-label={t("label", { entries: inWords })}
    >
      {ticks(scale).map((tick) => (
        <g key={tick}>
          <path className="grid" d={`M${scale.at(tick)} 4V${bottom}`} />
          <text className="dim" x={scale.at(tick)} y={bottom + 14} textAnchor="middle">
            {tick.slice(0, 7)}
          </text>
        </g>
      ))}
      <path className="grid" d={`M${left} ${bottom}H${width}M${left} 34H${width}M${left} 68H${width}`} />
      {(["lane.disease", "lane.treatment", "lane.specimens"] as const).map((lane, place) => (
        <text key={lane} className="dim" x="0" y={laneAt(place) + 4}>
          {t(lane)}
        </text>
      ))}
      {first && last && (
        <path
          d={`M${first.end} ${laneAt(0)}H${last.x}`}
          stroke="var(--ink-3)"
          strokeWidth="1.5"
          strokeDasharray="2 3"
        />
      )}
      {lanes.map((marks, lane) => (
        <Lane key={lane} marks={marks} y={laneAt(lane)} strong={lane === 0} />
      ))}
    </svg>
  );
}

function Lane({ marks, y, strong }: { marks: readonly Drawn[]; y: number; strong: boolean }) {
  const inside = (mark: Drawn) => mark.shape === "bar" && mark.end - mark.x > mark.label.length * 6.1 + 12;
  const places = placeLabels(marks.map((mark) => (inside(mark) ? { ...mark, label: "" } : mark)));
  return (
    <>
      {marks.map((mark, place) => {
        const at = inside(mark) ? { x: mark.x + 8, anchor: "start" as const } : places[place];
        return (
          <g key={mark.id}>
            <Shape mark={mark} y={y} />
            {at && (
              <text
                x={at.x}
                y={y + 4}
                textAnchor={at.anchor}
                className={inside(mark) ? "bare" : strong ? "key" : undefined}
              >
                {mark.label}
              </text>
            )}
            <title>{mark.label}</title>
          </g>
        );
      })}
    </>
  );
}

function Shape({ mark, y }: { mark: Drawn; y: number }) {
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
