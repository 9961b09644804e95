import { describe, expect, test } from "vitest";
import type { SessionEvent } from "../../api/generated/SessionEvent";
import { evolve, hidden } from "./evolve";
import { quorumOf } from "./model";
import * as scene from "./scene";
import { RoomStore } from "./store";

const { folded, presented } = scene;
const item = (...events: readonly SessionEvent[]) => folded(...presented, ...events).items[0];

describe("a session's state", () => {
  test("begins when it is scheduled, and not before", () => {
    expect(evolve(undefined, { type: "session.started", body: { at: scene.at("12:00") } })).toBeUndefined();
    expect(folded(scene.scheduled)).toMatchObject({ phase: "scheduled", chair: "annika", items: [] });
  });

  test("has the presented case and its presenter", () => {
    const state = folded(...presented);
    expect(state.phase).toBe("live");
    expect(state.presenter).toBe("annika");
    expect(state.items.map((one) => one.state)).toEqual(["presenting", "queued"]);
  });

  test("forgets the read-back when the draft changes", () => {
    expect(item(scene.proposed("r1"), scene.readBack)?.read_back).not.toBeNull();
    expect(item(scene.proposed("r1"), scene.readBack, scene.proposed("r2"))?.read_back).toBeNull();
    const withdrawn: SessionEvent = {
      type: "recommendation.withdrawn",
      body: { item: "one", recommendation: "r1" },
    };
    expect(item(scene.proposed("r1"), scene.readBack, withdrawn)?.read_back).toBeNull();
  });

  test("keeps one dissent of each member", () => {
    expect(item(scene.dissents, scene.dissents)?.dissents).toHaveLength(1);
    const back: SessionEvent = { type: "dissent.withdrawn", body: { item: "one", person: "petra" } };
    expect(item(scene.dissents, back)?.dissents).toEqual([]);
  });

  test("keeps a member's last vote only", () => {
    const voted = item(scene.ballotOpened, scene.votes("petra"), scene.votes("petra"));
    expect(voted?.state).toBe("voting");
    expect(voted?.ballots[0]?.votes).toHaveLength(1);
  });

  test("takes the vote and the place in the ballot of a member who becomes recused", () => {
    const declared: SessionEvent = {
      type: "conflict.declared",
      body: { item: "one", person: "petra", recused: true },
    };
    const ballot = item(scene.ballotOpened, scene.votes("petra"), declared)?.ballots[0];
    expect(ballot?.votes).toEqual([]);
    expect(ballot?.electorate).toEqual(["annika"]);
  });

  test("goes on with the case when a ballot is closed", () => {
    const closed = item(scene.ballotOpened, scene.ballotClosed(0));
    expect(closed?.state).toBe("presenting");
    expect(closed?.ballots[0]?.result?.carried).toBe(0);
  });

  test("is signed by approval, not by review", () => {
    expect(item(scene.frozen, scene.signed("reviewed"))?.state).toBe("decided");
    expect(item(scene.frozen, scene.signed("approved"))?.state).toBe("signed");
  });

  test("keeps the signatures that a new version makes void", () => {
    const decision = item(scene.frozen, scene.signed("reviewed"), scene.frozen)?.decision;
    expect(decision?.signatures).toEqual([]);
    expect(decision?.voided).toHaveLength(1);
  });

  test("counts the quorum without those who left or are recused", () => {
    const state = folded(...presented);
    expect(quorumOf(state)).toMatchObject({ held: true, present: 2 });
    const left = folded(...presented, {
      type: "attendance.left",
      body: { person: "petra", at: scene.at("12:30") },
    });
    expect(quorumOf(left)).toMatchObject({ held: false, present: 1 });
    const [first] = hidden(state, "two").items;
    expect(quorumOf(state, first && { ...first, recused: ["petra"] })).toMatchObject({
      held: false,
      disciplines: [{ discipline: "pathology", present: 0, needed: 1 }],
    });
  });
});

const entry = (seq: number, event: unknown) =>
  ({ seq, event, at: scene.at("13:00"), schema_v: 1 }) as Parameters<RoomStore["understands"]>[0];
const conflict = (recused: boolean) => ({
  type: "conflict.declared",
  body: { item: "one", person: "petra", recused },
});

describe("a reader's page", () => {
  test("loses sight of a case from which its reader is recused, and asks anew when they come back", () => {
    let asked = 0;
    const store = new RoomStore("petra", () => {
      asked += 1;
    });
    store.restart(folded(...presented));
    store.apply([entry(9, conflict(true))]);
    expect(store.view().state?.items[0]).toMatchObject({ pseudonym: "", presented: null });
    expect(asked).toBe(0);
    store.apply([entry(10, conflict(false))]);
    expect(asked).toBe(1);
  });

  test("goes on seeing a case from which somebody else is recused", () => {
    const store = new RoomStore("annika", () => undefined);
    store.restart(folded(...presented));
    store.apply([entry(9, conflict(true))]);
    expect(store.view().state?.items[0]?.pseudonym).toBe("Rowan 4172");
    expect(store.view().savedAt).toBe(scene.at("13:00"));
  });

  test("does not understand an event that it does not know, nor a newer form of one", () => {
    const store = new RoomStore("annika", () => undefined);
    expect(store.understands(entry(1, { type: "case.reversed" }))).toBe(false);
    expect(store.understands({ ...entry(1, scene.readBack), schema_v: 2 })).toBe(false);
    expect(store.understands(entry(1, scene.readBack))).toBe(true);
  });
});
