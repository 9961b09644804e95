import { expect, test } from "vitest";
import { NoAnswer } from "../../api/problem";
import type { Resumable } from "../../api/resumable";
import { createSendings } from "./sendings";

/** Sendings whose every step the test takes itself. */
function heldSendings() {
  const sent: Resumable[] = [];
  const stopped: string[] = [];
  const hurried: string[] = [];
  const sendings = createSendings((parcel) => {
    sent.push(parcel);
    const stop = () => {
      stopped.push(parcel.file.name);
      return Promise.resolve();
    };
    const hurry = () => {
      hurried.push(parcel.file.name);
      return Promise.resolve();
    };
    return Promise.resolve({ stop, hurry });
  });
  const add = (...names: string[]) => {
    for (const name of names) sendings.add({ file: new File(["##"], name), caseId: "c1" }, () => undefined);
  };
  const shown = () => sendings.now().map(({ name, state, sent: bytes }) => `${name} ${state} ${bytes}`);
  return { sendings, sent, stopped, hurried, add, shown };
}
const settled = () => new Promise((resolve) => setTimeout(resolve));

test("two files are sent at the same time, the third when one has arrived", async () => {
  const { sent, add, shown } = heldSendings();
  add("a.vcf", "b.vcf", "c.vcf");
  sent[0]?.onProgress(1);
  expect(shown()).toEqual(["a.vcf sending 1", "b.vcf sending 0", "c.vcf waiting 0"]);
  sent[0]?.onArrived("u1");
  expect(sent.map(({ file }) => file.name)).toEqual(["a.vcf", "b.vcf", "c.vcf"]);
  await settled();
  expect(shown()).toEqual(["b.vcf sending 0", "c.vcf sending 0"]);
});

test("a file that failed stays with its reason, does not hold up the next, and goes on where it was", () => {
  const { sendings, sent, add, shown } = heldSendings();
  add("a.vcf", "b.vcf", "c.vcf");
  sent[0]?.onProgress(1);
  sent[0]?.onFailed(new NoAnswer("the line is lost"));
  expect(shown()).toEqual(["a.vcf failed 1", "b.vcf sending 0", "c.vcf sending 0"]);
  sent[1]?.onFailed(new Error("too large"));
  sendings.backOnline();
  expect(sent.map(({ file }) => file.name)).toEqual(["a.vcf", "b.vcf", "c.vcf", "a.vcf"]);
  expect(shown()).toEqual(["a.vcf sending 1", "b.vcf failed 0", "c.vcf sending 0"]);
});

test("a lost line is said until bytes go again, and tried at once when the network is back", async () => {
  const { sendings, sent, hurried, add } = heldSendings();
  add("a.vcf", "b.vcf");
  await settled();
  sent[0]?.onProgress(1);
  sent[0]?.onLost();
  expect(sendings.now()[0]).toMatchObject({ state: "sending", sent: 1, lost: true });
  sendings.backOnline();
  expect(hurried).toEqual(["a.vcf"]);
  sent[0]?.onProgress(1);
  expect(sendings.now()[0]).toMatchObject({ state: "sending", lost: false });
});

test("a cancelled file is given up at the server too", async () => {
  const { sendings, stopped, add, shown } = heldSendings();
  add("a.vcf");
  await settled();
  sendings.cancel(sendings.now()[0]?.id ?? 0);
  expect(shown()).toEqual([]);
  expect(stopped).toEqual(["a.vcf"]);
});
