import { describe, expect, test } from "vitest";
import { freeStretches, lanesOf, left, placeLabels, scaleOver, stack, ticks, width } from "./layout";

describe("the timeline", () => {
  test("keeps its first and last day inside the plot", () => {
    const scale = scaleOver(["2024-08-20", "2026-11-06"]);
    expect(scale.at("2024-08-20")).toBeGreaterThan(left);
    expect(scale.at("2026-11-06")).toBeLessThan(width);
  });

  test("rules lines at half-years over two years", () => {
    const scale = scaleOver(["2024-08-20", "2026-11-06"]);
    expect(ticks(scale)).toEqual(["2025-01-01", "2025-07-01", "2026-01-01", "2026-07-01"]);
  });

  test("has a scale for a single day", () => {
    expect(scaleOver(["2026-11-06"]).at("2026-11-06")).toBeCloseTo((left + width) / 2, 5);
  });

  test("puts a label before its mark where there is no room after it", () => {
    const marks = [
      { x: 100, end: 110, label: "Diagnosis" },
      { x: 690, end: 700, label: "Relapse 1, 30 Oct" },
    ];
    expect(placeLabels(marks)).toEqual([
      { x: 118, anchor: "start" },
      { x: 682, anchor: "end" },
    ]);
  });

  test("leaves out a label that fits on neither side", () => {
    const marks = [
      { x: 100, end: 110, label: "Diagnosis" },
      { x: 190, end: 200, label: "A relapse with a long name" },
      { x: 210, end: 220, label: "Progression" },
    ];
    expect(placeLabels(marks)[1]).toBeUndefined();
  });

  test("puts the label of a long bar inside it", () => {
    expect(placeLabels([{ x: 100, end: 220, label: "Temozolomide" }])).toEqual([
      { x: 108, anchor: "start", inside: true },
    ]);
  });

  test("stacks two specimens of one day, the first one above", () => {
    const tumour = { x: 100, end: 112, label: "P24-0716 Left frontal lobe" };
    const blood = { x: 100, end: 112, label: "B24-0716 Blood" };
    const relapse = { x: 600, end: 612, label: "P26-1187 Edge of the cavity" };
    expect(stack([tumour, relapse, blood])).toEqual([[tumour, relapse], [blood]]);
  });

  test("gives a short bar before another one its own row and label", () => {
    const radiotherapy = { x: 150, end: 180, label: "Radiotherapy" };
    const temozolomide = { x: 183, end: 310, label: "Temozolomide" };
    const rows = stack([radiotherapy, temozolomide]);
    expect(rows).toEqual([[radiotherapy], [temozolomide]]);
    expect(placeLabels(rows[0] ?? [])).toEqual([{ x: 188, anchor: "start" }]);
  });

  test("makes a lane higher by its rows", () => {
    expect(lanesOf([1, 0, 2])).toEqual([
      { middles: [17], bottom: 34 },
      { middles: [51], bottom: 68 },
      { middles: [85, 105], bottom: 122 },
    ]);
  });

  test("draws the line of the disease only where no label stands", () => {
    const marks = [
      { x: 100, end: 110, label: "Diagnosis" },
      { x: 690, end: 700, label: "Relapse" },
    ];
    const [stretch, ...others] = freeStretches(marks);
    expect(others).toEqual([]);
    expect(stretch?.[0]).toBeCloseTo(110 + 8 + 9 * 6.4 + 4, 5);
    expect(stretch?.[1]).toBeCloseTo(690 - 8 - 7 * 6.4 - 4, 5);
  });
});
