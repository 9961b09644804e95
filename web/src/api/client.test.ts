import { afterEach, expect, test, vi } from "vitest";
import { api } from "./client";
import { NoAnswer } from "./problem";

const fetched = vi.fn<typeof fetch>();

/** The next request is answered with this. */
function answer(status: number, body?: unknown, headers: Record<string, string> = {}) {
  vi.stubGlobal("fetch", fetched);
  fetched
    .mockReset()
    .mockResolvedValueOnce(
      new Response(body === undefined ? null : JSON.stringify(body), { status, headers }),
    );
}

const sentHeaders = () => new Headers(fetched.mock.calls[0]?.[1]?.headers);

afterEach(() => vi.unstubAllGlobals());

test("reading sends no proof of origin and no idempotency key", async () => {
  answer(200, { name: "Sara" });
  await expect(api.get("/me")).resolves.toEqual({ name: "Sara" });
  expect(fetched.mock.calls[0]?.[0]).toBe("/api/v1/me");
  expect(sentHeaders().has("x-samsyn")).toBe(false);
  expect(sentHeaders().has("idempotency-key")).toBe(false);
});

test("every change proves its origin, and a POST has a key of its own", async () => {
  answer(201, { id: "case-1" });
  await api.post("/cases", { question: "Which trial first?" });
  expect(sentHeaders().get("x-samsyn")).toBe("1");
  expect(sentHeaders().get("content-type")).toBe("application/json");
  expect(sentHeaders().get("idempotency-key")).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab]/);
});

test("a form's own key is kept when it is sent again", async () => {
  answer(204);
  await expect(api.post<void>("/cases", {}, { idempotencyKey: "k1" })).resolves.toBeUndefined();
  expect(sentHeaders().get("idempotency-key")).toBe("k1");
});

test("a thing read with its version can be changed on that version", async () => {
  answer(200, { rev: 7 }, { etag: '"7"' });
  await expect(api.getVersioned("/cases/1")).resolves.toEqual({ thing: { rev: 7 }, etag: '"7"' });
  answer(200, { rev: 8 });
  await api.patch("/cases/1", { rev: 8 }, { ifMatch: '"7"' });
  expect(sentHeaders().get("if-match")).toBe('"7"');
});

test("a refusal carries its facts and the request's id", async () => {
  const facts = { present: 2, needed: 3 };
  answer(409, {
    type: "/problems/no-quorum",
    title: "No quorum",
    status: 409,
    request_id: "r1",
    ...facts,
  });
  await expect(api.post("/ballots")).rejects.toMatchObject({
    slug: "no-quorum",
    status: 409,
    requestId: "r1",
    facts,
  });
});

test("a failure that is no problem document still has its status and the request's id", async () => {
  answer(502, "<html>", { "x-request-id": "r2" });
  await expect(api.get("/me")).rejects.toMatchObject({ slug: "http-502", status: 502, requestId: "r2" });
});

test("a lost line is no refusal", async () => {
  vi.stubGlobal("fetch", fetched);
  fetched.mockReset().mockRejectedValueOnce(new TypeError("Failed to fetch"));
  await expect(api.get("/me")).rejects.toBeInstanceOf(NoAnswer);
});
