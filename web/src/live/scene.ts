import { afterEach, beforeEach, vi } from "vitest";
import { LiveConnection } from "./connection";
import { FakeSocket } from "./fake-server";

/** A page that has joined a session, and what its reader was told. */
export interface Scene {
  connection: LiveConnection;
  /** Numbers of the entries applied. */
  applied: number[];
  /** Numbers at which the state was replaced. */
  restartedAt: number[];
}

/** Sets up a fresh scene before each test of a file, on a clock that stands still. */
export function eachWithScene(): Scene {
  const scene = {} as Scene;
  beforeEach(() => {
    vi.useFakeTimers({ now: new Date("2026-12-03T12:31:00Z") });
    vi.stubGlobal("WebSocket", FakeSocket);
    vi.spyOn(Math, "random").mockReturnValue(0);
    FakeSocket.opened = [];
    scene.applied = [];
    scene.restartedAt = [];
    scene.connection = new LiveConnection("session-1", {
      restart: (_state, seq) => scene.restartedAt.push(seq),
      apply: (events) => scene.applied.push(...events.map(({ seq }) => seq)),
      understands: ({ event }) => event.type === "case.presented",
    });
    scene.connection.join();
  });
  afterEach(() => {
    scene.connection.leave();
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });
  return scene;
}

/** The server lets the page in and gives it the state as of entry 5. */
export function joined(): FakeSocket {
  FakeSocket.current.welcome();
  FakeSocket.current.snapshot(5);
  return FakeSocket.current;
}

/** The line breaks, and the page is let in again. */
export function breakAndReconnect(): FakeSocket {
  FakeSocket.current.break();
  vi.advanceTimersByTime(500);
  FakeSocket.current.welcome();
  return FakeSocket.current;
}
