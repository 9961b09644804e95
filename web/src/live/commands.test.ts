import type { SessionCommand } from "../api/generated/SessionCommand";
import { expect, test, vi } from "vitest";
import { entry, FakeSocket } from "./fake-server";
import { breakAndReconnect, eachWithScene, joined } from "./scene";

const scene = eachWithScene();

const note: SessionCommand = {
  type: "note.add",
  body: { item: "item-4", text: "Relapse looks like the primary" },
};

test("a command is done when its ack comes, not before", async () => {
  const socket = joined();
  const answer = scene.connection.command(note);
  expect(scene.connection.view().unanswered).toBe(1);
  const cmd_id = socket.sentOf("cmd")[0]?.cmd_id ?? "";
  socket.receive({ t: "ack", cmd_id, seq: 6, dup: false, at: "2026-12-03T12:31:01Z" });
  await expect(answer).resolves.toMatchObject({ seq: 6, dup: false });
  expect(scene.connection.view().unanswered).toBe(0);
});

test("a nack is final and carries what holds instead", async () => {
  const socket = joined();
  const answer = scene.connection.command(note, { expect: { seq: 5 } });
  const cmd_id = socket.sentOf("cmd")[0]?.cmd_id ?? "";
  socket.receive({ t: "nack", cmd_id, reason: { code: "stale", head_seq: 9 } });
  await expect(answer).rejects.toMatchObject({
    name: "CommandRefused",
    reason: { code: "stale", head_seq: 9 },
  });
  expect(breakAndReconnect().sentOf("cmd")).toHaveLength(0);
});

test("a command without an answer is sent again under its own id", async () => {
  const socket = joined();
  const answer = scene.connection.command(note);
  const first = socket.sentOf("cmd")[0];
  const again = breakAndReconnect().sentOf("cmd");
  expect(again).toEqual([first]);
  FakeSocket.current.receive({
    t: "ack",
    cmd_id: first?.cmd_id ?? "",
    seq: 6,
    dup: true,
    at: "2026-12-03T12:31:01Z",
  });
  await expect(answer).resolves.toMatchObject({ seq: 6, dup: true });
});

test("a command given while the line is lost goes out when it is back", () => {
  joined().break();
  void scene.connection.command(note).catch(() => undefined);
  vi.advanceTimersByTime(500);
  FakeSocket.current.welcome();
  expect(FakeSocket.current.sentOf("cmd")).toHaveLength(1);
});

test("no more commands are under way than the server allows", () => {
  FakeSocket.current.welcome(1, 2);
  for (const _ of [1, 2, 3]) void scene.connection.command(note).catch(() => undefined);
  const socket = FakeSocket.current;
  expect(socket.sentOf("cmd")).toHaveLength(2);
  socket.receive({
    t: "ack",
    cmd_id: socket.sentOf("cmd")[0]?.cmd_id ?? "",
    seq: 6,
    dup: false,
    at: "2026-12-03T12:31:01Z",
  });
  expect(socket.sentOf("cmd")).toHaveLength(3);
});

test("an entry of an unknown type stops the page from acting", async () => {
  joined().events(entry(6), entry(7, "from.the.future"), entry(8));
  expect(scene.applied).toEqual([6]);
  expect(scene.connection.view().outdated).toBe(true);
  await expect(scene.connection.command(note)).rejects.toMatchObject({ reason: { code: "update_needed" } });
});

test("a right taken back ends the connection and its commands", async () => {
  const socket = joined();
  const answer = scene.connection.command(note);
  socket.break(4403);
  await expect(answer).rejects.toMatchObject({ name: "CommandUnanswered" });
  expect(scene.connection.view().state).toEqual({ is: "ended", because: "revoked" });
  vi.advanceTimersByTime(60_000);
  expect(FakeSocket.opened).toHaveLength(1);
});

test("a command that could not be written is sent again under its own id", () => {
  const socket = joined();
  void scene.connection.command(note).catch(() => undefined);
  const first = socket.sentOf("cmd")[0];
  socket.receive({ t: "nack", cmd_id: first?.cmd_id ?? "", reason: { code: "try_again" } });
  expect(socket.sentOf("cmd")).toHaveLength(1);
  vi.advanceTimersByTime(1000);
  expect(socket.sentOf("cmd")).toEqual([first, first]);
});
