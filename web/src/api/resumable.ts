import type { DetailedError, PreviousUpload, UrlStorage } from "tus-js-client";
import { apiRoot } from "./client";
import { NoAnswer, problemOf } from "./problem";
import { fingerprintOf } from "./fingerprint";

/** What one request carries at most: a lost line costs no more than this. */
const pieceBytes = 8_000_000;
/** Up to so many bytes go with the request that begins the upload; of a larger file the server's name is known first, so that it
 * can be given up at any time. */
const atOnceBytes = 1_000_000;
/** Waited before each further try after a lost line, in milliseconds. */
const retryAfter = [0, 1000, 3000, 5000, 10_000, 20_000];
const endpoint = `${apiRoot}/uploads`;
/** The protocol's client is fetched when the first file is sent. */
const client = () => import("tus-js-client");

/** The headers of every request of an upload; the protocol's own are added by its client. */
export const uploadHeaders = (): Record<string, string> => ({
  accept: "application/json, application/problem+json",
  // A cross-site form cannot set a header: its presence proves that the request is ours.
  "x-samsyn": "1",
});

/** What an upload says of itself: the file's name, and the case on whose page it was dropped. */
export const uploadMetadata = (name: string, caseId: string | undefined): Record<string, string> => ({
  filename: name,
  ...(caseId === undefined ? {} : { case: caseId }),
});

/** The identifier of an upload, which its address ends with. */
export const uploadIdOf = (url: string): string => url.slice(url.lastIndexOf("/") + 1);

const storedUnder = "samsyn.upload.";

/**
 * Remembers where an interrupted upload goes on, so that the same file dropped again does. Neither the file's name nor
 * anything of the patient is kept on the computer: the key is a digest, the value an address.
 */
export const addresses: UrlStorage = {
  findAllUploads: () => Promise.resolve([]),
  findUploadsByFingerprint(fingerprint) {
    const urlStorageKey = storedUnder + fingerprint;
    const uploadUrl = read(urlStorageKey);
    const found: PreviousUpload[] =
      uploadUrl === null
        ? []
        : [
            {
              size: null,
              metadata: {},
              creationTime: "",
              urlStorageKey,
              uploadUrl,
              parallelUploadUrls: null,
            },
          ];
    return Promise.resolve(found);
  },
  removeUpload(urlStorageKey) {
    localStorage.removeItem(urlStorageKey);
    return Promise.resolve();
  },
  addUpload(fingerprint, { uploadUrl }) {
    const key = storedUnder + fingerprint;
    if (uploadUrl !== null) {
      try {
        localStorage.setItem(key, uploadUrl);
      } catch {
        // Without room for the address the upload works, but cannot go on after the page was closed.
      }
    }
    return Promise.resolve(key);
  },
};

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** What is to be sent, and who hears of it. */
export interface Resumable {
  readonly file: File;
  readonly caseId: string | undefined;
  /** Called with the bytes sent so far. */
  onProgress(sent: number): void;
  /** Called when the line is lost; it is tried again by itself. */
  onLost(): void;
  /** Called once the server knows of the upload. */
  onNamed(id: string): void;
  /** Called with the upload's identifier when its last byte was acknowledged. */
  onArrived(id: string): void;
  onFailed(error: unknown): void;
}

/** An upload under way. */
export interface Running {
  /** Stops sending; with `terminate` the server forgets what it has. */
  stop(terminate: boolean): Promise<void>;
  /** Tries at once, without waiting out the pause after a lost line. */
  hurry(): Promise<void>;
}

const isDetailed = (error: unknown): error is DetailedError =>
  error instanceof Error && "originalRequest" in error;

/** What the server or the line said, as every other request says it. */
async function faultOf(error: unknown): Promise<unknown> {
  if (!isDetailed(error)) return error;
  const answer = error.originalResponse;
  if (!answer || answer.getStatus() === 0) return new NoAnswer("The server did not answer", { cause: error });
  const headers = { "x-request-id": answer.getHeader("x-request-id") ?? "" };
  return problemOf(new Response(answer.getBody() || null, { status: answer.getStatus(), headers }));
}

/** A refusal is an answer and not asked for again; a lost line, a busy server and a moved offset are. */
const isWorthAnotherTry = ({ originalResponse }: DetailedError): boolean => {
  const status = originalResponse?.getStatus() ?? 0;
  return status < 400 || status >= 500 || status === 409 || status === 423;
};

/** Sends a file in pieces, from where it was when the same file was sent before. */
export async function sendResumably(parcel: Resumable): Promise<Running> {
  const { file, caseId } = parcel;
  const fingerprint = await fingerprintOf(file, caseId ?? "");
  const { Upload } = await client();
  const upload = new Upload(file, {
    endpoint,
    chunkSize: pieceBytes,
    uploadDataDuringCreation: file.size <= atOnceBytes,
    retryDelays: retryAfter,
    headers: uploadHeaders(),
    metadata: uploadMetadata(file.name, caseId),
    urlStorage: addresses,
    fingerprint: () => Promise.resolve(fingerprint ?? ""),
    storeFingerprintForResuming: fingerprint !== undefined,
    removeFingerprintOnSuccess: true,
    onShouldRetry(error) {
      const again = isWorthAnotherTry(error);
      if (again) parcel.onLost();
      return again;
    },
    onProgress: parcel.onProgress,
    onUploadUrlAvailable: () => parcel.onNamed(uploadIdOf(upload.url ?? "")),
    onSuccess: () => parcel.onArrived(uploadIdOf(upload.url ?? "")),
    onError: (error) => void faultOf(error).then(parcel.onFailed),
  });
  const [before] = fingerprint === undefined ? [] : await upload.findPreviousUploads();
  if (before) upload.resumeFromPreviousUpload(before);
  upload.start();
  return {
    stop: (terminate) => upload.abort(terminate),
    hurry: () => upload.abort(false).then(() => upload.start()),
  };
}

/** Gives up a file on its way, whether it arrived whole or not. */
export async function giveUp(id: string): Promise<void> {
  const { Upload } = await client();
  try {
    await Upload.terminate(`${endpoint}/${id}`, { headers: uploadHeaders(), retryDelays: [] });
  } catch (error) {
    throw await faultOf(error);
  }
}
