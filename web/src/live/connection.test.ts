import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { LiveConnection } from "./connection";
import { entry, FakeSocket } from "./fake-server";

let applied: number[];
let restartedAt: number[];
let connection: LiveConnection;

beforeEach(() => {
  vi.useFakeTimers({ now: new Date("2026-12-03T12:31:00Z") });
  vi.stubGlobal("WebSocket", FakeSocket);
  vi.spyOn(Math, "random").mockReturnValue(0);
  FakeSocket.opened = [];
  applied = [];
  restartedAt = [];
  connection = new LiveConnection("session-1", {
    restart: (_state, seq) => restartedAt.push(seq),
    apply: (events) => applied.push(...events.map(({ seq }) => seq)),
    understands: ({ type }) => type === "case.presented",
  });
  connection.join();
});

afterEach(() => {
  connection.leave();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function joined(): FakeSocket {
  FakeSocket.current.welcome();
  FakeSocket.current.snapshot(5);
  return FakeSocket.current;
}

function breakAndReconnect(): FakeSocket {
  FakeSocket.current.break();
  vi.advanceTimersByTime(500);
  FakeSocket.current.welcome();
  return FakeSocket.current;
}

const note = { type: "note.add", body: { text: "Relapse looks like the primary" } };

test("the first hello names no place, and the snapshot is the state to start from", () => {
  const socket = joined();
  expect(socket.address.pathname).toBe("/api/v1/sessions/session-1/live");
  expect(socket.subprotocol).toBe("samsyn.v1.json");
  expect(socket.sentOf("hello")[0]?.last).toBeUndefined();
  expect(restartedAt).toEqual([5]);
  expect(connection.view().status).toBe("live");
});

test("entries are applied in order", () => {
  joined().events(entry(6), entry(7));
  expect(applied).toEqual([6, 7]);
});

test("an entry that came before is not applied twice", () => {
  const socket = joined();
  socket.events(entry(6));
  socket.events(entry(5), entry(6), entry(7));
  expect(applied).toEqual([6, 7]);
});

test("a missing number is asked for again, and nothing behind it is applied before it came", () => {
  const socket = joined();
  socket.events(entry(6), entry(8));
  expect(applied).toEqual([6]);
  expect(socket.sentOf("resume")).toEqual([{ v: 1, t: "resume", epoch: "e1", from_seq: 7 }]);
  socket.events(entry(7), entry(8));
  expect(applied).toEqual([6, 7, 8]);
});

test("resume is asked for at most once a second, and not again once the gap is closed", () => {
  const socket = joined();
  socket.events(entry(7));
  socket.events(entry(8));
  socket.events(entry(9));
  expect(socket.sentOf("resume")).toHaveLength(1);
  vi.advanceTimersByTime(1000);
  expect(socket.sentOf("resume")).toHaveLength(2);
  socket.events(entry(6), entry(7), entry(8), entry(9));
  vi.advanceTimersByTime(5000);
  expect(socket.sentOf("resume")).toHaveLength(2);
  expect(applied).toEqual([6, 7, 8, 9]);
});

test("a redacted entry is counted and leaves no gap", () => {
  const socket = joined();
  socket.events(entry(6), { seq: 7, type: "redacted" }, entry(8));
  expect(applied).toEqual([6, 8]);
  expect(connection.view().redacted).toBe(1);
  expect(socket.sentOf("resume")).toHaveLength(0);
});

test("after a lost line the page says how far it has read", () => {
  joined().events(entry(6));
  const socket = breakAndReconnect();
  expect(socket.sentOf("hello")[0]?.last).toEqual({ epoch: "e1", seq: 6 });
  socket.events(entry(7));
  expect(applied).toEqual([6, 7]);
  expect(restartedAt).toEqual([5]);
});

test("a restored server's other epoch makes the page wait for a snapshot", () => {
  joined();
  FakeSocket.current.break();
  vi.advanceTimersByTime(500);
  FakeSocket.current.welcome("e2");
  FakeSocket.current.events(entry(6));
  expect(applied).toEqual([]);
  FakeSocket.current.snapshot(3);
  FakeSocket.current.events(entry(4));
  expect(applied).toEqual([4]);
});

test("resync passes over what is under way until the snapshot", () => {
  const socket = joined();
  socket.receive({ v: 1, t: "resync", reason: "slow", head_seq: 40 });
  socket.events(entry(6));
  expect(applied).toEqual([]);
  socket.snapshot(40);
  socket.events(entry(41));
  expect(restartedAt).toEqual([5, 40]);
  expect(applied).toEqual([41]);
});

test("a command is done when its ack comes, not before", async () => {
  const socket = joined();
  const answer = connection.command(note);
  expect(connection.view().unanswered).toBe(1);
  const cmd_id = socket.sentOf("cmd")[0]?.cmd_id ?? "";
  socket.receive({ v: 1, t: "ack", cmd_id, seq: 6, dup: false });
  await expect(answer).resolves.toMatchObject({ seq: 6, dup: false });
  expect(connection.view().unanswered).toBe(0);
});

test("a nack is final and carries what holds instead", async () => {
  const socket = joined();
  const answer = connection.command({ ...note, expect: { chair_term: 1 } });
  const cmd_id = socket.sentOf("cmd")[0]?.cmd_id ?? "";
  socket.receive({ v: 1, t: "nack", cmd_id, code: "stale", current: { chair_term: 2 } });
  await expect(answer).rejects.toMatchObject({
    name: "CommandRefused",
    code: "stale",
    current: { chair_term: 2 },
  });
  expect(breakAndReconnect().sentOf("cmd")).toHaveLength(0);
});

test("a command without an answer is sent again under its own id", async () => {
  const socket = joined();
  const answer = connection.command(note);
  const first = socket.sentOf("cmd")[0];
  const again = breakAndReconnect().sentOf("cmd");
  expect(again).toEqual([first]);
  FakeSocket.current.receive({ v: 1, t: "ack", cmd_id: first?.cmd_id ?? "", seq: 6, dup: true });
  await expect(answer).resolves.toMatchObject({ seq: 6, dup: true });
});

test("a command given while the line is lost goes out when it is back", () => {
  joined().break();
  void connection.command(note).catch(() => undefined);
  vi.advanceTimersByTime(500);
  FakeSocket.current.welcome();
  expect(FakeSocket.current.sentOf("cmd")).toHaveLength(1);
});

test("no more commands are under way than the server allows", () => {
  FakeSocket.current.accept();
  FakeSocket.current.receive({
    v: 1,
    t: "welcome",
    conn_id: "c1",
    epoch: "e1",
    head_seq: 0,
    you: { roles: [], recused: [] },
    limits: { max_unacked: 2 },
  });
  for (const _ of [1, 2, 3]) void connection.command(note).catch(() => undefined);
  const socket = FakeSocket.current;
  expect(socket.sentOf("cmd")).toHaveLength(2);
  socket.receive({ v: 1, t: "ack", cmd_id: socket.sentOf("cmd")[0]?.cmd_id ?? "", seq: 6, dup: false });
  expect(socket.sentOf("cmd")).toHaveLength(3);
});

test("an entry of an unknown type stops the page from acting", async () => {
  joined().events(entry(6), entry(7, "from.the.future"), entry(8));
  expect(applied).toEqual([6]);
  expect(connection.view().outdated).toBe(true);
  await expect(connection.command(note)).rejects.toMatchObject({ code: "update_needed" });
});

test("a line on which nothing comes for 40 seconds is given up", () => {
  const socket = joined();
  vi.advanceTimersByTime(15_000);
  expect(socket.sentOf("ping")).toEqual([{ v: 1, t: "ping", n: 1 }]);
  socket.receive({ v: 1, t: "pong", n: 1 });
  vi.advanceTimersByTime(39_999);
  expect(connection.view().state.is).toBe("live");
  vi.advanceTimersByTime(1);
  expect(connection.view().state.is).toBe("waiting");
});

test("the server's ping is answered with its number", () => {
  const socket = joined();
  socket.receive({ v: 1, t: "ping", n: 9 });
  expect(socket.sentOf("pong")).toEqual([{ v: 1, t: "pong", n: 9 }]);
});

test("bye says how long to wait before the next try", () => {
  const socket = joined();
  socket.receive({ v: 1, t: "bye", code: "restart", retry_after_ms: 3000 });
  socket.break(1012);
  vi.advanceTimersByTime(2999);
  expect(FakeSocket.opened).toHaveLength(1);
  vi.advanceTimersByTime(1);
  expect(FakeSocket.opened).toHaveLength(2);
});

test("three failed tries say offline, and trying goes on", () => {
  joined().break();
  expect(connection.view().status).toBe("reconnecting");
  vi.advanceTimersByTime(500);
  FakeSocket.current.break();
  vi.advanceTimersByTime(500);
  FakeSocket.current.break();
  expect(connection.view().status).toBe("offline");
  vi.advanceTimersByTime(500);
  FakeSocket.current.welcome();
  expect(connection.view().status).toBe("live");
});

test("a right taken back ends the connection and its commands", async () => {
  const socket = joined();
  const answer = connection.command(note);
  socket.break(4403);
  await expect(answer).rejects.toMatchObject({ name: "CommandUnanswered" });
  expect(connection.view().state).toEqual({ is: "ended", because: "revoked" });
  vi.advanceTimersByTime(60_000);
  expect(FakeSocket.opened).toHaveLength(1);
});

test("presence goes out at most ten times a second, the latest wins, and it is told again after a lost line", () => {
  const socket = joined();
  connection.show({ cursor: "variant-1" });
  connection.show({ cursor: "variant-2" });
  connection.show({ cursor: "variant-3" });
  vi.advanceTimersByTime(100);
  expect(socket.sentOf("presence").map(({ cursor }) => cursor)).toEqual(["variant-1", "variant-3"]);
  expect(breakAndReconnect().sentOf("presence")).toEqual([{ v: 1, t: "presence", cursor: "variant-3" }]);
});

test("the roster follows joins, updates and leaves", () => {
  const socket = joined();
  socket.receive({ v: 1, t: "presence", joins: [{ person_id: "maja" }, { person_id: "petra" }] });
  socket.receive({
    v: 1,
    t: "presence",
    updates: [{ person_id: "petra", view: { case: "case-4" } }],
    leaves: ["maja"],
  });
  expect([...connection.view().roster.values()]).toEqual([{ person_id: "petra", view: { case: "case-4" } }]);
});
