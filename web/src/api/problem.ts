/** A fact that a problem document states beside its title. */
export type Fact = string | number | boolean | null | readonly Fact[] | { readonly [name: string]: Fact };

/** An RFC 9457 problem document as this server writes it. */
export interface ProblemDocument {
  /** Such as `/problems/no-quorum`. */
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly request_id?: string;
  readonly [fact: string]: Fact | undefined;
}

/** A request that the server refused, with the facts that it stated. */
export class ApiProblem extends Error {
  override readonly name = "ApiProblem";
  /** The last part of the type: `no-quorum`. */
  readonly slug: string;
  readonly status: number;
  /** Names the request in the server's log; shown to the reader so that support can find it. */
  readonly requestId: string | undefined;
  /** Everything in the document but the members that RFC 9457 names. */
  readonly facts: Readonly<Record<string, Fact>>;

  constructor(document: ProblemDocument) {
    super(document.title);
    const {
      type,
      title: _title,
      status,
      request_id: requestId,
      detail: _detail,
      instance: _instance,
      ...rest
    } = document;
    this.slug = type.slice(type.lastIndexOf("/") + 1);
    this.status = status;
    this.requestId = requestId;
    this.facts = Object.fromEntries(
      Object.entries(rest).filter((entry): entry is [string, Fact] => entry[1] !== undefined),
    );
  }
}

/** The server could not be reached, or what answered was not the server. */
export class NoAnswer extends Error {
  override readonly name = "NoAnswer";
}

/** Whether `error` is the problem named, as in `isProblem(error, "changed")`. */
export const isProblem = (error: unknown, slug: string): error is ApiProblem =>
  error instanceof ApiProblem && error.slug === slug;

const isDocument = (value: unknown): value is ProblemDocument =>
  typeof value === "object" &&
  value !== null &&
  "type" in value &&
  typeof value.type === "string" &&
  "title" in value &&
  typeof value.title === "string";

/** Reads the error out of a response that is not a success. */
export async function problemOf(response: Response): Promise<ApiProblem> {
  const header = response.headers.get("x-request-id");
  const fallback = { type: `/problems/http-${response.status}`, title: response.statusText };
  let body: unknown;
  try {
    body = await response.json();
  } catch {
    body = undefined;
  }
  const document = isDocument(body) ? body : fallback;
  return new ApiProblem({
    ...(header === null ? {} : { request_id: header }),
    ...document,
    status: response.status,
  });
}
