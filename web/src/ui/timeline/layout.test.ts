import { describe, expect, test } from "vitest";
import { left, placeLabels, scaleOver, ticks, width } from "./layout";

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
});
