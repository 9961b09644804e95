import type { ProblemText } from "./problem-text";

/**
 * What the server refuses, by the last part of the problem's type. Facts of the document are the
 * arguments of the messages. Each remedy names what the reader can do.
 */
export const en = {
  "no-answer": {
    title: "The server does not answer",
    remedy: "Check the network and try again. What was said to be saved is saved.",
  },
  "not-signed-in": {
    title: "You are no longer signed in",
    remedy: "Sign in again; you come back to this page.",
  },
  "not-found": {
    title: "There is nothing here for you to see",
    remedy: "It may have been moved or withdrawn, or it belongs to a unit that is not yours.",
  },
  "malformed-json": {
    title: "The server could not read what was sent",
    remedy: "Reload the page and try again. If it happens again, give support the number below.",
  },
  "too-large": {
    title: "That is too large to be received",
    remedy: "Send it in smaller parts.",
  },
  "too-many-requests": {
    title: "Too much at once",
    remedy: "Wait a few seconds and try again.",
  },
  "stale-revision": {
    title: "Somebody changed this while you were writing",
    remedy: "Load what is there now, compare, and save again.",
  },
  internal: {
    title: "Something went wrong in the server",
    remedy: "Nothing was changed. Try again; if it happens again, give support the number below.",
  },
} as const satisfies Record<string, ProblemText>;
