import { describe, expect, test } from "vitest";
import type { SessionEvent } from "../../api/generated/SessionEvent";
import { askOf } from "./asks";
import { meaningsFor } from "./own-signature";
import * as scene from "./scene";
import { RoomStore } from "./store";

const { at, folded, presented } = scene;
const state = (...events: readonly SessionEvent[]) => folded(...presented, ...events);
const first = (...events: readonly SessionEvent[]) => state(...events).items[0];
const closed: SessionEvent = {
  type: "session.closed",
  body: { at: at("14:30"), carried_over: ["one", "two"] },
};
const reopening = { by: "annika", reason: "A dose is missing.", at: at("15:00") };

describe("the session's course", () => {
  test("a pause asks the chair to go on, and nobody else", () => {
    const paused = state({ type: "session.paused", body: { at: at("12:30") } });
    expect(paused.phase).toBe("paused");
    expect(askOf(paused, "annika")?.is).toBe("resume");
    expect(askOf(paused, "petra")).toBeUndefined();
    expect(state({ type: "session.resumed", body: { at: at("12:40") } }).phase).toBe("live");
  });

  test("what is called off asks for nothing and frees its cases", () => {
    const off = folded(scene.scheduled, presented[1] as SessionEvent, {
      type: "session.cancelled",
      body: { at: at("11:00"), reason: "Ill." },
    });
    expect(off).toMatchObject({ phase: "cancelled", cancelled: "Ill." });
    expect(off.items[0]?.state).toBe("carried_over");
    expect(askOf(off, "annika")).toBeUndefined();
  });

  test("opening again asks a second voting member, not the one who wants it", () => {
    const asked: SessionEvent = { type: "session.reopening_asked", body: { reopening } };
    expect(askOf(state(closed, asked), "petra")?.is).toBe("confirm-reopening");
    expect(askOf(state(closed, asked), "annika")).toBeUndefined();
    expect(askOf(state(closed, asked), "elin")).toBeUndefined();
    const addendum = {
      by: "petra",
      name: "Petra Sandell",
      at: at("15:10"),
      text: "The dose is that of the label.",
    };
    const again = state(
      closed,
      asked,
      {
        type: "session.reopened",
        body: { at: at("15:05"), by: "annika", confirmed_by: "petra", reason: "A dose is missing." },
      },
      { type: "addendum.added", body: { item: "one", addendum } },
    );
    expect(again).toMatchObject({ phase: "reopened", reopening: null });
    expect(again.items[0]?.addenda).toEqual([addendum]);
  });

  test("an agenda in another order is no longer the published one, before the start", () => {
    const published = folded(scene.scheduled, ...presented.slice(1, 3), {
      type: "agenda.published",
      body: { at: at("10:00") },
    });
    expect(published.published_at).toBe(at("10:00"));
    const reordered = folded(scene.scheduled, ...presented.slice(1, 3), {
      type: "agenda.reordered",
      body: { order: ["two", "one"] },
    });
    expect(reordered.items.map(({ id }) => id)).toEqual(["two", "one"]);
    expect(reordered.published_at).toBeNull();
  });
});

describe("a case", () => {
  test("is put off with what it waits for, and comes back", () => {
    const deferred: SessionEvent = {
      type: "case.deferred",
      body: { item: "one", reason: "RNA.", until: "2026-12-17", missing: ["final_report"] },
    };
    expect(first(deferred)?.deferred?.missing).toEqual(["final_report"]);
    expect(first(deferred, { type: "case.requeued", body: { item: "one" } })).toMatchObject({
      state: "queued",
      deferred: null,
    });
  });

  const amended: SessionEvent = {
    type: "case.amended",
    body: {
      item: "one",
      at: at("13:40"),
      case: {} as never,
      supersedes: { decision: "d1", version: 1, content_sha256: "ab", reason: "New." },
    },
  };

  test("that is taken up again keeps its signed version beside the new work", () => {
    const again = first(scene.frozen, scene.signed("approved"), amended);
    expect(again).toMatchObject({ state: "presenting", decision: null });
    expect(again?.earlier.map(({ id }) => id)).toEqual(["d1"]);
  });

  test("that is taken up again and off the agenda is signed as it was", () => {
    const off: SessionEvent = { type: "case.withdrawn", body: { item: "one", reason: "No." } };
    expect(first(scene.frozen, scene.signed("approved"), amended, off)).toMatchObject({
      state: "signed",
      earlier: [],
      decision: { id: "d1" },
    });
    expect(first(off)).toMatchObject({ state: "withdrawn", withdrawn: "No." });
  });

  test("goes on when its ballot is void, and shows no ballot as open", () => {
    const voided: SessionEvent = {
      type: "ballot.voided",
      body: { item: "one", ballot: "ballot", at: at("13:20"), reason: "Report due." },
    };
    expect(first(scene.ballotOpened, voided)?.state).toBe("presenting");
    expect(askOf(state(scene.ballotOpened, voided), "petra")).toBeUndefined();
  });
});

describe("the chair", () => {
  test("is offered, accepted, and has a new term", () => {
    const offered: SessionEvent = { type: "chair.offered", body: { to: "petra" } };
    expect(askOf(state(offered), "petra")?.is).toBe("accept-chair");
    const changed = state(offered, {
      type: "chair.changed",
      body: { chair: "petra", term: 2, at: at("12:50") },
    });
    expect(changed).toMatchObject({ chair: "petra", chair_term: 2, chair_offered: null });
  });

  test("who is noted as away is asked to say otherwise", () => {
    const noted: SessionEvent = {
      type: "chair.absence_noted",
      body: { claim: { by: "petra", at: at("12:50") } },
    };
    expect(askOf(state(noted), "annika")?.is).toBe("keep-chair");
    expect(state(noted, { type: "chair.kept", body: { at: at("12:51") } }).chair_claim).toBeNull();
  });
});

const opinion = (person: string, text: string | null) => ({
  seq: 1,
  event_id: "e",
  at: at("12:10"),
  actor: person,
  on_behalf_of: null,
  cmd_id: null,
  schema_v: 1,
  event: {
    type: "opinion.given" as const,
    body: {
      item: "one",
      opinion: { person, name: person, discipline: "pathology" as const, at: at("12:10"), text },
    },
  },
});

test("whoever has given an opinion needs the others' texts from the server", () => {
  let asked = 0;
  const store = new RoomStore("petra", () => {
    asked += 1;
  });
  store.restart(state());
  store.apply([opinion("david", null)]);
  expect(asked).toBe(0);
  store.apply([opinion("petra", "Test again.")]);
  expect(asked).toBe(1);
  expect(store.view().state?.items[0]?.opinions).toHaveLength(2);
});

test("a signature beside the chair's says what the signer is to the statement", () => {
  const heard = { name: "", discipline: "pathology", kind: "voting", recused: false, office: "member" };
  const decision = {
    signatures: [],
    statement: {
      participants: [
        { ...heard, person: "petra" },
        { ...heard, person: "david", kind: "adviser", discipline: "molecular_biology" },
      ],
      recommendations: [{ proposed_by: "david" }],
      dissents: [{ person: "petra" }],
      co_signers: [{ of: "discipline", discipline: "pathology" }],
    },
  } as never;
  expect(meaningsFor(decision, "petra", false)).toEqual(["approved", "dissent", "reviewed"]);
  expect(meaningsFor(decision, "david", false)).toEqual(["authored"]);
  expect(meaningsFor(decision, "elin", false)).toEqual([]);
});
