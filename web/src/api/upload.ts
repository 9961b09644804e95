import { apiRoot } from "./client";
import { NoAnswer, problemOf } from "./problem";
import { uuidV7 } from "./uuid-v7";

/** What an upload may say beside its path and file. */
export interface UploadOptions {
  /** Called with the bytes sent so far. */
  readonly onProgress?: (sent: number) => void;
  readonly signal?: AbortSignal;
  readonly idempotencyKey?: string;
}

/** What the server said to a file. */
export interface Uploaded<Answer> {
  readonly answer: Answer;
  /** False when the same bytes were there already. */
  readonly isNew: boolean;
}

const asResponse = (request: XMLHttpRequest): Response =>
  new Response(request.status === 204 ? null : request.responseText, {
    status: request.status,
    statusText: request.statusText,
    headers: { "x-request-id": request.getResponseHeader("x-request-id") ?? "" },
  });

/**
 * Sends a file's bytes as the body of a POST, as they are. An older interface than `fetch`, because only it tells how
 * much has been sent.
 */
export function upload<Answer>(
  path: string,
  file: File,
  options: UploadOptions = {},
): Promise<Uploaded<Answer>> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", apiRoot + path);
    request.setRequestHeader("accept", "application/json, application/problem+json");
    request.setRequestHeader("content-type", "application/octet-stream");
    // Header values are ASCII; names of files are not.
    request.setRequestHeader("x-file-name", encodeURIComponent(file.name));
    request.setRequestHeader("x-samsyn", "1");
    request.setRequestHeader("idempotency-key", options.idempotencyKey ?? uuidV7());
    request.upload.addEventListener("progress", ({ loaded }) => options.onProgress?.(loaded));
    request.addEventListener("error", () => reject(new NoAnswer("The server did not answer")));
    request.addEventListener("abort", () => reject(new DOMException("The upload was stopped", "AbortError")));
    request.addEventListener("load", () => {
      const response = asResponse(request);
      const isNew = response.status === 201;
      if (response.ok) response.json().then((answer: Answer) => resolve({ answer, isNew }), reject);
      else problemOf(response).then(reject, reject);
    });
    options.signal?.addEventListener("abort", () => request.abort());
    request.send(file);
  });
}
