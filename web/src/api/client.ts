import { NoAnswer, problemOf } from "./problem";
import { uuidV7 } from "./uuid-v7";

/** Every path of the server starts with this. */
export const apiRoot = "/api/v1";

/** What one request may say beside its path and body. */
export interface RequestOptions {
  readonly signal?: AbortSignal;
  /**
   * The same key sent twice is done once. A POST without one gets a new key for each call, so a
   * form that may be sent again after a lost line must keep its own key.
   */
  readonly idempotencyKey?: string;
  /** The ETag that was read; the server refuses the change if it is no longer the current one. */
  readonly ifMatch?: string;
}

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

function headersFor(method: Method, hasBody: boolean, options: RequestOptions): Headers {
  const headers = new Headers({ accept: "application/json, application/problem+json" });
  // A cross-site form cannot set a header: its presence proves that the request is ours.
  if (method !== "GET") headers.set("x-samsyn", "1");
  if (hasBody) headers.set("content-type", "application/json");
  if (method === "POST") headers.set("idempotency-key", options.idempotencyKey ?? uuidV7());
  if (options.ifMatch !== undefined) headers.set("if-match", options.ifMatch);
  return headers;
}

async function send(method: Method, path: string, body: unknown, options: RequestOptions): Promise<Response> {
  const hasBody = body !== undefined;
  let response: Response;
  try {
    response = await fetch(apiRoot + path, {
      method,
      headers: headersFor(method, hasBody, options),
      credentials: "same-origin",
      ...(hasBody ? { body: JSON.stringify(body) } : {}),
      ...(options.signal ? { signal: options.signal } : {}),
    });
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === "AbortError") throw cause;
    throw new NoAnswer("The server did not answer", { cause });
  }
  if (!response.ok) throw await problemOf(response);
  return response;
}

async function bodyOf<Answer>(response: Response): Promise<Answer> {
  // An answer without a body is asked for with `Answer = void`.
  if (response.status === 204) return undefined as Answer;
  return (await response.json()) as Answer;
}

async function exchange<Answer>(method: Method, path: string, body: unknown, options: RequestOptions = {}) {
  return bodyOf<Answer>(await send(method, path, body, options));
}

/** A thing together with the version that `ifMatch` takes when it is changed. */
export interface Versioned<Thing> {
  readonly thing: Thing;
  readonly etag: string | undefined;
}

/**
 * Speaks to the server. Paths start after `/api/v1`; a refusal is thrown as `ApiProblem`, a lost line as `NoAnswer`.
 */
export const api = {
  get: <Answer>(path: string, options?: RequestOptions) => exchange<Answer>("GET", path, undefined, options),
  async getVersioned<Answer>(path: string, options: RequestOptions = {}): Promise<Versioned<Answer>> {
    const response = await send("GET", path, undefined, options);
    return { thing: await bodyOf<Answer>(response), etag: response.headers.get("etag") ?? undefined };
  },
  post: <Answer>(path: string, body?: unknown, options?: RequestOptions) =>
    exchange<Answer>("POST", path, body, options),
  put: <Answer>(path: string, body?: unknown, options?: RequestOptions) =>
    exchange<Answer>("PUT", path, body, options),
  patch: <Answer>(path: string, body?: unknown, options?: RequestOptions) =>
    exchange<Answer>("PATCH", path, body, options),
  delete: <Answer = void>(path: string, options?: RequestOptions) =>
    exchange<Answer>("DELETE", path, undefined, options),
};
