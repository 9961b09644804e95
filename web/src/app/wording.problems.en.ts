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
  "not-found": {
    title: "There is nothing here for you to see",
    remedy: "It may have been moved or withdrawn, or it belongs to a unit that is not yours.",
  },
  "too-large": {
    title: "That is too large to be received",
    remedy: "Send it in smaller parts.",
  },
  "signed-out": {
    title: "You are no longer signed in",
    remedy: "Sign in again; you come back to this page.",
  },
  malformed: {
    title: "The server could not read what was sent",
    remedy: "Reload the page and try again. If it happens again, give support the number below.",
  },
  changed: {
    title: "Somebody changed this while you were writing",
    remedy: "Load what is there now, compare, and save again.",
  },
  "revision-needed": {
    title: "The page is not up to date",
    remedy: "Reload the page and save again.",
  },
  invalid: {
    title: "A field is empty or out of range",
    remedy: "Look at the marked fields, correct them and save again.",
  },
  "not-a-personal-number": {
    title: "That is no personal number",
    remedy: "Check the twelve digits against the referral: year, month, day and four more.",
  },
  "patient-known": {
    title: "The patient is entered already, as {pseudonym}",
    remedy: "Look up {pseudonym} and go on from there.",
  },
  refused: {
    title: "The session’s rules do not allow that now",
    remedy: "Look at where the case stands in the room, and try what is asked there.",
  },
  "not-read": {
    title: "The file cannot be read",
    remedy: "Nothing was attached. Ask the laboratory for the whole file, and drop it again.",
  },
  "upload-version": {
    title: "This page is older than the server",
    remedy: "Reload the page and drop the file again: it goes on where it was.",
  },
  "upload-offset": {
    title: "The file is sent from somewhere else too",
    remedy: "Close the other page, and press Go on here.",
  },
  "media-type": {
    title: "The server does not take that kind of content here",
    remedy: "Reload the page; if it happens again, give support the number below.",
  },
  "not-waiting": {
    title: "The file is not waiting for a place any more",
    remedy: "It was placed or taken away already. Reload the page to see where it is.",
  },
  "not-held": {
    title: "The file is not held any more",
    remedy: "Somebody decided already. Reload the page to see what they said.",
  },
  "consent-missing": {
    title: "The patient has not agreed to be told of inherited findings",
    remedy: "Ask the patient, enter the answer under the consents, and try again.",
  },
  "signing-over": {
    title: "This signing is over",
    remedy: "Close this window and press Sign again in the room.",
  },
  "other-person": {
    title: "Somebody else signed in",
    remedy: "Only the person who asked to sign can sign. Sign in as that person.",
  },
  "sign-in-failed": {
    title: "Signing in failed",
    remedy: "Try again; if it happens again, tell whoever runs this server.",
  },
  "foreign-origin": {
    title: "The request did not come from this server’s own page",
    remedy: "Open Samsyn by its usual address and try again.",
  },
  "method-not-allowed": {
    title: "The server does not do that",
    remedy: "Reload the page; if it happens again, give support the number below.",
  },
  "key-reused": {
    title: "This was sent before with other content",
    remedy: "Reload the page and enter it again.",
  },
  "try-again": {
    title: "It was not saved",
    remedy: "Nothing is lost. Press the same button again.",
  },
  internal: {
    title: "Something went wrong in the server",
    remedy: "Nothing was changed. Try again; if it happens again, give support the number below.",
  },
} as const satisfies Record<string, ProblemText>;
