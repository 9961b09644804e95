import type { Disease } from "../../api/generated/Disease";
import type { DiseaseEvent } from "../../api/generated/DiseaseEvent";
import type { Specimen } from "../../api/generated/Specimen";
import { useFormat } from "../../wording/use-format";
import { useWording } from "../../wording/use-wording";
import { defineWording } from "../../wording/wording";
import { freeStretches, lanesOf, left, placeLabels, scaleOver, stack, ticks, width } from "./layout";
import { type Drawn, Shape } from "./shape";
import { en } from "./wording.en";
import { sv } from "./wording.sv";

const timelineWording = defineWording({ en, sv });

interface TimelineProps {
  disease: Pick<Disease, "events">;
  specimens: readonly Specimen[];
}

const isTumour = ({ material }: Specimen): boolean => material === "tumour";

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
        strong: true,
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
  const byDay = specimens.toSorted((one, other) => one.taken_on.localeCompare(other.taken_on));
  // The tumour stands above what was taken with it.
  const ordered = [...byDay.filter(isTumour), ...byDay.filter((specimen) => !isTumour(specimen))];
  const firstTumour = byDay.find(isTumour)?.id;
  const taken: Drawn[] = ordered.map(
    ({ id, material, laboratory_number, site, taken_on, tumour_cell_content }) => {
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
    },
  );

  const inWords = disease.events
    .map((event) => {
      const what = nameOf(event);
      if (event.kind !== "treatment") return t("dated", { what, day: format.date(event.on) });
      const from = format.date(event.on);
      return event.until === null
        ? t("since", { what, from })
        : t("period", { what, from, until: format.date(event.until) });
    })
    .concat(taken.toSorted((one, other) => one.x - other.x).map(({ label }) => label))
    .join("; ");
  const lanes = [happenings, treatments, taken].map((marks) => stack(marks));
  const places = lanesOf(lanes.map((rows) => rows.length));
  const bottom = places.at(-1)?.bottom ?? 0;
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
      <path className="grid" d={places.map((lane) => `M${left} ${lane.bottom}H${width}`).join("")} />
      {(["lane.disease", "lane.treatment", "lane.specimens"] as const).map((lane, place) => (
        <text key={lane} className="dim" x="0" y={(places[place]?.middles[0] ?? 0) + 4}>
          {t(lane)}
        </text>
      ))}
      <path
        d={freeStretches(lanes[0]?.[0] ?? [])
          .map(([from, until]) => `M${from} ${places[0]?.middles[0]}H${until}`)
          .join("")}
        stroke="var(--ink-3)"
        strokeWidth="1.5"
        strokeDasharray="2 3"
      />
      {lanes.map((rows, lane) =>
        rows.map((marks, row) => (
          <Row key={`${lane} ${row}`} marks={marks} y={places[lane]?.middles[row] ?? 0} />
        )),
      )}
    </svg>
  );
}

/** Marks that stand on one line, with those labels that have room. */
function Row({ marks, y }: { marks: readonly Drawn[]; y: number }) {
  const places = placeLabels(marks);
  return (
    <>
      {marks.map((mark, index) => {
        const place = places[index];
        return (
          <g key={mark.id}>
            <Shape mark={mark} y={y} />
            {place && (
              <text
                x={place.x}
                y={y + 4}
                textAnchor={place.anchor}
                className={place.inside === true ? "bare" : mark.strong === true ? "key" : undefined}
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
