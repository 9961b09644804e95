import { describe, expect, test } from "vitest";
import { courseOf } from "./model";
import { at, folded, frozen, presented, scheduled } from "./scene";

const utc = (time: string) => at(time).replace("Z", ".000Z");

describe("the course of a session", () => {
  test("is the plan before the session starts", () => {
    expect(courseOf(folded(...presented.slice(0, 3)))).toEqual({
      starts: [utc("12:00"), utc("12:10")],
      ends: utc("12:20"),
    });
  });

  test("shifts what is coming by the delay of what was presented", () => {
    const late = presented.map((event) =>
      event.type === "case.presented" ? { ...event, body: { ...event.body, at: at("12:25") } } : event,
    );
    const course = { starts: [utc("12:25"), utc("12:35")], ends: utc("12:45") };
    expect(courseOf(folded(...late))).toEqual(course);
    expect(courseOf(folded(...late, frozen))).toEqual(course);
  });

  test("begins when the session was started, while nothing is presented", () => {
    const started = folded(...presented.slice(0, 3), { type: "session.started", body: { at: at("12:40") } });
    expect(courseOf(started).starts).toEqual([utc("12:40"), utc("12:50")]);
  });

  test("of a session without cases ends as it begins", () => {
    expect(courseOf(folded(scheduled))).toEqual({ starts: [], ends: utc("12:00") });
  });
});
