import { expect, test, vi } from "vitest";
import { entry, FakeSocket, redacted } from "./fake-server";
import { breakAndReconnect, eachWithScene, joined } from "./scene";

const scene = eachWithScene();

test("the first hello names no place, and the snapshot is the state to start from", () => {
  const socket = joined();
  expect(socket.address.pathname).toBe("/api/v1/sessions/session-1/live");
  expect(socket.subprotocol).toBe("samsyn.v1.json");
  expect(socket.sentOf("hello")[0]?.last).toBeNull();
  expect(scene.restartedAt).toEqual([5]);
  expect(scene.connection.view().status).toBe("live");
});

test("entries are applied in order", () => {
  joined().events(entry(6), entry(7));
  expect(scene.applied).toEqual([6, 7]);
});

test("an entry that came before is not applied twice", () => {
  const socket = joined();
  socket.events(entry(6));
  socket.events(entry(5), entry(6), entry(7));
  expect(scene.applied).toEqual([6, 7]);
});

test("a missing number is asked for again, and nothing behind it is applied before it came", () => {
  const socket = joined();
  socket.events(entry(6), entry(8));
  expect(scene.applied).toEqual([6]);
  expect(socket.sentOf("resume")).toEqual([{ t: "resume", last: { epoch: 1, seq: 6 } }]);
  socket.events(entry(7), entry(8));
  expect(scene.applied).toEqual([6, 7, 8]);
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
  expect(scene.applied).toEqual([6, 7, 8, 9]);
});

test("a redacted entry is counted and leaves no gap", () => {
  const socket = joined();
  socket.events(entry(6), redacted(7), entry(8));
  expect(scene.applied).toEqual([6, 8]);
  expect(scene.connection.view().redacted).toBe(1);
  expect(socket.sentOf("resume")).toHaveLength(0);
});

test("after a lost line the page says how far it has read", () => {
  joined().events(entry(6));
  const socket = breakAndReconnect();
  expect(socket.sentOf("hello")[0]?.last).toEqual({ epoch: 1, seq: 6 });
  socket.events(entry(7));
  expect(scene.applied).toEqual([6, 7]);
  expect(scene.restartedAt).toEqual([5]);
});

test("a restored server's other epoch makes the page wait for a snapshot", () => {
  joined();
  FakeSocket.current.break();
  vi.advanceTimersByTime(500);
  FakeSocket.current.welcome(2);
  FakeSocket.current.events(entry(6));
  expect(scene.applied).toEqual([]);
  FakeSocket.current.snapshot(3);
  FakeSocket.current.events(entry(4));
  expect(scene.applied).toEqual([4]);
});

test("resync passes over what is under way until the snapshot", () => {
  const socket = joined();
  socket.receive({ t: "resync", head_seq: 40 });
  socket.events(entry(6));
  expect(scene.applied).toEqual([]);
  socket.snapshot(40);
  socket.events(entry(41));
  expect(scene.restartedAt).toEqual([5, 40]);
  expect(scene.applied).toEqual([41]);
});

test("a line on which nothing comes for 40 seconds is given up", () => {
  const socket = joined();
  vi.advanceTimersByTime(15_000);
  expect(socket.sentOf("ping")).toEqual([{ t: "ping", n: 1 }]);
  socket.receive({ t: "pong", n: 1 });
  vi.advanceTimersByTime(39_999);
  expect(scene.connection.view().state.is).toBe("live");
  vi.advanceTimersByTime(1);
  expect(scene.connection.view().state.is).toBe("waiting");
});

test("the server's ping is answered with its number", () => {
  const socket = joined();
  socket.receive({ t: "ping", n: 9 });
  expect(socket.sentOf("pong")).toEqual([{ t: "pong", n: 9 }]);
});

test("bye says how long to wait before the next try", () => {
  const socket = joined();
  socket.receive({ t: "bye", code: 1012, retry_after_ms: 3000 });
  socket.break(1012);
  vi.advanceTimersByTime(2999);
  expect(FakeSocket.opened).toHaveLength(1);
  vi.advanceTimersByTime(1);
  expect(FakeSocket.opened).toHaveLength(2);
});

test("three failed tries say offline, and trying goes on", () => {
  joined().break();
  expect(scene.connection.view().status).toBe("reconnecting");
  vi.advanceTimersByTime(500);
  FakeSocket.current.break();
  vi.advanceTimersByTime(500);
  FakeSocket.current.break();
  expect(scene.connection.view().status).toBe("offline");
  vi.advanceTimersByTime(500);
  FakeSocket.current.welcome();
  expect(scene.connection.view().status).toBe("live");
});

test("presence goes out at most ten times a second, the latest wins, and it is told again after a lost line", () => {
  const socket = joined();
  scene.connection.show({ view: { variant: "variant-1" }, typing: false });
  scene.connection.show({ view: { variant: "variant-2" }, typing: false });
  scene.connection.show({ view: { variant: "variant-3" }, typing: false });
  vi.advanceTimersByTime(100);
  expect(socket.sentOf("presence").map(({ view }) => view.variant)).toEqual(["variant-1", "variant-3"]);
  expect(breakAndReconnect().sentOf("presence")).toEqual([
    { t: "presence", view: { variant: "variant-3" }, typing: false },
  ]);
});

test("the roster follows joins, updates and leaves", () => {
  const socket = joined();
  const petra = { person: "petra", name: "Petra Sandell", view: {}, following: true, typing: false };
  const maja = { ...petra, person: "maja", name: "Maja Lindqvist" };
  socket.receive({ t: "presence", people: { maja, petra } });
  const looking = { ...petra, view: { item: "item-4" } };
  socket.receive({ t: "presence", people: { petra: looking, maja: null } });
  expect([...scene.connection.view().roster.values()]).toEqual([looking]);
});

test("who follows is following again after a lost line", () => {
  joined();
  scene.connection.follow(true);
  expect(breakAndReconnect().sentOf("follow")).toEqual([{ t: "follow", on: true }]);
});

test("somebody who may not stay is shown out", () => {
  joined().receive({ t: "perm", may_stay: false });
  expect(scene.connection.view().state).toEqual({ is: "ended", because: "revoked" });
});
