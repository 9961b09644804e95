import { describe, expect, test } from "vitest";
import type { SessionEvent } from "../../api/generated/SessionEvent";
import { askOf } from "./asks";
import { mayDissentFrom } from "./model";
import * as scene from "./scene";

const { folded, presented, proposed, readBack, dissents, ballotOpened, ballotClosed, votes, frozen } = scene;
type Events = readonly SessionEvent[];
const asks = (events: Events, person: string, putOff?: ReadonlySet<string>) =>
  askOf(folded(...presented, ...events), person, putOff)?.is;

const may = (person: string, ...events: Events) => {
  const state = folded(...presented, ...events);
  return state.items.slice(0, 1).map((item) => mayDissentFrom(state, item, person))[0];
};

describe("before the session starts", () => {
  test("everybody is asked to join, and then the chair alone to start", () => {
    expect(askOf(folded(scene.scheduled), "petra")?.is).toBe("join");
    const both = folded(scene.scheduled, scene.joins("annika"), scene.joins("petra"));
    expect(askOf(both, "annika")?.is).toBe("start");
    expect(askOf(both, "petra")).toBeUndefined();
  });
});

describe("while a case is before the board", () => {
  test("the chair is asked what the board recommends, and to read back once something is proposed", () => {
    expect(asks([], "annika")).toBe("propose");
    expect(asks([proposed("r1")], "annika")).toBe("read-back");
    expect(asks([proposed("r1")], "elin")).toBe("read-back");
    expect(asks([proposed("r1")], "petra")).toBeUndefined();
  });

  test("after the read-back voting members are asked for dissent, and the chair to decide", () => {
    expect(asks([proposed("r1"), readBack], "petra")).toBe("dissent");
    expect(asks([proposed("r1"), readBack], "annika")).toBe("decide");
    expect(asks([proposed("r1"), readBack], "david")).toBeUndefined();
  });

  test("a dissent makes the chair settle it", () => {
    expect(asks([proposed("r1"), readBack, dissents], "annika")).toBe("settle");
  });

  test("a recused member is asked nothing", () => {
    const recused: SessionEvent = {
      type: "conflict.declared",
      body: { item: "one", person: "petra", recused: true },
    };
    expect(asks([proposed("r1"), readBack, recused], "petra")).toBeUndefined();
  });
});

describe("in a ballot", () => {
  test("the electorate votes, the chair first as a voter and then to close it", () => {
    expect(asks([ballotOpened], "petra")).toBe("vote");
    expect(asks([ballotOpened], "annika")).toBe("vote");
    expect(asks([ballotOpened, votes("annika")], "annika")).toBe("close-ballot");
    expect(asks([ballotOpened], "elin")).toBe("close-ballot");
    expect(asks([ballotOpened], "david")).toBeUndefined();
  });

  test("what carried is offered to the chair, what did not is settled otherwise", () => {
    expect(asks([proposed("r1"), ballotOpened, ballotClosed(0)], "annika")).toBe("decide-by-ballot");
    expect(asks([proposed("r1"), dissents, ballotOpened, ballotClosed(null)], "annika")).toBe("settle");
  });

  test("a closed ballot asks the members for dissent, without a read-back too", () => {
    const closed = [proposed("r1"), ballotOpened, ballotClosed(0)];
    expect(asks(closed, "petra")).toBe("dissent");
    expect(asks(closed, "david")).toBeUndefined();
    expect(asks([...closed, proposed("r2", "13:30")], "petra")).toBeUndefined();
  });

  test("a ballot does not answer what was proposed after it", () => {
    expect(asks([proposed("r1"), ballotOpened, ballotClosed(0), proposed("r2", "13:30")], "annika")).toBe(
      "read-back",
    );
  });
});

describe("a dissent", () => {
  test("is a voting member's from the first proposal to the signature", () => {
    expect(may("petra")).toBe(false);
    expect(may("petra", proposed("r1"))).toBe(true);
    expect(may("petra", proposed("r1"), ballotOpened)).toBe(true);
    expect(may("petra", frozen)).toBe(true);
    expect(may("petra", frozen, scene.signed("approved"))).toBe(false);
    expect(may("annika", proposed("r1"))).toBe(true);
    expect(may("david", proposed("r1"))).toBe(false);
  });
});

describe("between cases", () => {
  test("the chair signs, or puts it off and presents the next case", () => {
    expect(asks([frozen], "annika")).toBe("sign");
    expect(asks([frozen], "annika", new Set(["d1"]))).toBe("present");
    expect(asks([frozen], "elin")).toBe("present");
    expect(asks([frozen], "petra")).toBeUndefined();
  });

  test("when nothing waits any more, the chair cannot put off signing, and then closes", () => {
    const deferred: SessionEvent = {
      type: "case.deferred",
      body: { item: "two", reason: "Report due.", until: null, missing: [] },
    };
    expect(asks([frozen, deferred], "annika", new Set(["d1"]))).toBe("sign");
    expect(asks([frozen, scene.signed("approved"), deferred], "annika")).toBe("close");
  });

  test("a closed session still asks the chair for what is not signed", () => {
    const closed: SessionEvent = {
      type: "session.closed",
      body: { at: scene.at("14:30"), carried_over: ["two"] },
    };
    expect(asks([frozen, closed], "annika")).toBe("sign");
    expect(asks([frozen, closed], "petra")).toBeUndefined();
  });
});
