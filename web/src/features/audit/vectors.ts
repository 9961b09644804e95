import type { DecisionProof } from "../../api/generated/DecisionProof";

// Made by a program of its own on another implementation of SHA-256 and Ed25519: a log of 21 entries in which entry 4
// froze a statement and entries 9 and 11 signed it, with the head of 12 entries before.

/** The decision that the proof is about, and the hash of its statement. */
export const provedDecision = {
  id: "0199c0de-0000-7000-8000-000000000001",
  content_sha256: "66d7fb7d9add23789372c98b424a5c1bcd4537f6143a35fef0834b517dd8a0cf",
};

export const soundProof: DecisionProof = {
  statement:
    "eyJkZWNpc2lvbiI6IjAxOTljMGRlLTAwMDAtNzAwMC04MDAwLTAwMDAwMDAwMDAwMSIsImZvcm0iOiJzYW1zeW4vc3RhdGVtZW50L3YxIiwicXVlc3Rpb24iOiLDhXRnw6RyZCBudT8ifQ==",
  frozen: {
    seq: 4,
    meaning: null,
    leaf: "eyJjb21taXQiOiI2ZWJkZTdkYzBmNTQ5OTkyZDQ4ZjhhMmNiNWU2ZTZkMTY3M2NjY2ZjZmJlOTFhNzlmNDA4MjY3YmUwOWIxNjBjIiwia2luZCI6ImRlY2lzaW9uLmZyb3plbiIsInNlcSI6NCwidiI6MX0=",
    payload:
      "eyJ0eXBlIjoiZGVjaXNpb24uZnJvemVuIiwiYm9keSI6eyJjb250ZW50X3NoYTI1NiI6IjY2ZDdmYjdkOWFkZDIzNzg5MzcyYzk4YjQyNGE1YzFiY2Q0NTM3ZjYxNDNhMzVmZWYwODM0YjUxN2RkOGEwY2YiLCJpdGVtIjoiaSJ9fQ==",
    salt: "AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=",
    inclusion: [
      "38LhdN1cG0ep/LFe/M+PnQqOFLaRE/SPEm5qnXmlrYg=",
      "sfUIz4OEF6W9mm409Ysnhw/y4lDrNXTmOzB2brtmt8Y=",
      "nUE/WaAlKD+d/QXFztonaVKmd6GkwH3OFKaIiP53asY=",
      "XbHrKA741B23JufkYvG7clXxNcyUdSm/buGr/Uubv4o=",
      "elwYYndbGg/U2prLLwU7m/YdC5jne0XsLSicE0+pyOY=",
    ],
  },
  signatures: [
    {
      seq: 9,
      meaning: "approved",
      leaf: "eyJjb21taXQiOiIzNzAwMGFkMGEzY2JhYjAxYjhiYjlkMjM0YTlmOGRhNTZlZjNlNzY5ZGNhZTliYTE4MDMwNGY4NDNhNDQyMzEzIiwia2luZCI6ImRlY2lzaW9uLnNpZ25lZCIsInNlcSI6OSwidiI6MX0=",
      payload:
        "eyJ0eXBlIjoiZGVjaXNpb24uc2lnbmVkIiwiYm9keSI6eyJpdGVtIjoiaSIsInNpZ25hdHVyZSI6eyJjb250ZW50X3NoYTI1NiI6IjY2ZDdmYjdkOWFkZDIzNzg5MzcyYzk4YjQyNGE1YzFiY2Q0NTM3ZjYxNDNhMzVmZWYwODM0YjUxN2RkOGEwY2YiLCJwcmludGVkX25hbWUiOiJBbm5pa2EgQmVyZ2x1bmQiLCJtZWFuaW5nIjoiYXBwcm92ZWQifX19",
      salt: "AgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgI=",
      inclusion: [
        "dMLf3S5r51aM79Ycee1FtJ/fD8JFufYh8fHbibcrgQY=",
        "d6+F7hS2XWkWwlmBeFx8QSIPaA2wQZGcGgwjYJtNLeY=",
        "hY+oDU16y53FbQEwl76SzDdtNFcQ5I27tnSlp+4gtIw=",
        "Gtfcj4f+GST+DaBr+TKcOt36TeUifk78AxXAUJJksSQ=",
        "elwYYndbGg/U2prLLwU7m/YdC5jne0XsLSicE0+pyOY=",
      ],
    },
    {
      seq: 11,
      meaning: "reviewed",
      leaf: "eyJjb21taXQiOiJjMTQ4M2I2NTAyNjkzODdiZDRmODMwZTE0MGEzNThjOWM5OTlkMDhjMWRlMTc3MjNhYWE5MTNmZmNkNThhNTkwIiwia2luZCI6ImRlY2lzaW9uLnNpZ25lZCIsInNlcSI6MTEsInYiOjF9",
      payload:
        "eyJ0eXBlIjoiZGVjaXNpb24uc2lnbmVkIiwiYm9keSI6eyJpdGVtIjoiaSIsInNpZ25hdHVyZSI6eyJjb250ZW50X3NoYTI1NiI6IjY2ZDdmYjdkOWFkZDIzNzg5MzcyYzk4YjQyNGE1YzFiY2Q0NTM3ZjYxNDNhMzVmZWYwODM0YjUxN2RkOGEwY2YiLCJwcmludGVkX25hbWUiOiJQZXRyYSBTYW5kZWxsIiwibWVhbmluZyI6InJldmlld2VkIn19fQ==",
      salt: "AwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwM=",
      inclusion: [
        "7dP5cea8g8h10MItnnAjWHGmf063pduj72Jk8ImTWbM=",
        "gROEX7bmH6QrK/YUnX1AQRLkh0rWs0j4flbP+CbJFEk=",
        "hY+oDU16y53FbQEwl76SzDdtNFcQ5I27tnSlp+4gtIw=",
        "Gtfcj4f+GST+DaBr+TKcOt36TeUifk78AxXAUJJksSQ=",
        "elwYYndbGg/U2prLLwU7m/YdC5jne0XsLSicE0+pyOY=",
      ],
    },
  ],
  checkpoint:
    "log.example/journal\n21\nejaoO45ggmIgsvDsuryer0N1WsgrV76wwow54pHHUtk=\n\n— log.example/journal o2vbDhmnSdTYrDjdeVknIGXcce4hsbGJPyUaKji2HIbHbOJfV0C+pMMRNEypAoefEuoKuXmVmU8PDVjQHSvt5F4doAY=\n",
  log_key: "log.example/journal+a36bdb0e+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4",
  earlier_checkpoint:
    "log.example/journal\n12\not2e+hVVSDQIzXQKawZ3C9XJb09T3hMvNB+4N0ZYmHE=\n\n— log.example/journal o2vbDpoIAPYmKXdvaXAJoBJyPXsIILeOPAZ3e1CbJhincECHJyqoSc/ekpyd8v5nGz7B3PCOnnC2jIZN8x5nCyUe7QU=\n",
  consistency: [
    "eCm+ZHdKMuwfw7NLwG6SKtN7Lrd8NaiqzolQZrMbvP0=",
    "hY+oDU16y53FbQEwl76SzDdtNFcQ5I27tnSlp+4gtIw=",
    "Gtfcj4f+GST+DaBr+TKcOt36TeUifk78AxXAUJJksSQ=",
    "elwYYndbGg/U2prLLwU7m/YdC5jne0XsLSicE0+pyOY=",
  ],
};

/** A head of 12 entries that the same key signed, in which one entry is another. */
export const forkedHead =
  "log.example/journal\n12\nWYYejhUmYs+BtclXsJ97CPgxKxof/Bdd9QAhs1Uq0Aw=\n\n— log.example/journal o2vbDqUUYiWwEvY5zuzmD5cuWWWEN8X17jNxcL2xHQT1XQb2ruW5zey9sPya5xkZ3W36bn+ZDuyagaPss3ZnhAldOw0=\n";
