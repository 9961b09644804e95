import { act } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { mount } from "../testing/mount";
import { announce } from "./announcer";
import { Button } from "./button";
import { Dialog } from "./dialog";
import { Field, Select, TextInput } from "./field";
import { LiveRegion } from "./live-region";
import { Skeleton } from "./placeholders";
import { OncogenicityScale, Tier } from "./tier";

beforeEach(() => vi.useFakeTimers({ now: new Date("2026-12-03T12:00:00Z") }));
afterEach(() => vi.useRealTimers());

const pass = (milliseconds: number) => act(async () => vi.advanceTimersByTime(milliseconds));

test("a refused button keeps its place, says why and does nothing", async () => {
  const pressed = vi.fn<() => void>();
  const page = await mount(
    <Button refusedBecause="Two members are missing" onClick={pressed}>
      Decide
    </Button>,
  );
  const button = page.querySelector("button");
  button?.click();
  expect(pressed).not.toHaveBeenCalled();
  expect(button?.disabled).toBe(false);
  expect(button?.getAttribute("aria-disabled")).toBe("true");
  expect(button?.title).toBe("Two members are missing");
});

test("a busy button says what goes on and cannot be pressed twice", async () => {
  const pressed = vi.fn<() => void>();
  const page = await mount(
    <Button busy="Saving…" onClick={pressed}>
      Save
    </Button>,
  );
  page.querySelector("button")?.click();
  expect(pressed).not.toHaveBeenCalled();
  expect(page.textContent).toBe("Saving…");
});

test("a field ties its label, its help and its error to its control", async () => {
  const page = await mount(
    <Field label="Needed by" help="A day" error="The date has passed">
      <TextInput />
    </Field>,
  );
  const input = page.querySelector("input");
  expect(page.querySelector("label")?.htmlFor).toBe(input?.id);
  expect(input?.getAttribute("aria-invalid")).toBe("true");
  const described = input?.getAttribute("aria-describedby")?.split(" ") ?? [];
  expect(described.map((id) => document.getElementById(id)?.textContent)).toEqual([
    "A day",
    "The date has passed",
  ]);
});

test("nothing is chosen in a select before the reader has chosen", async () => {
  const chosen = vi.fn<(value: string) => void>();
  const page = await mount(
    <Select
      value=""
      placeholder="Choose"
      choices={[{ value: "grch38", label: "GRCh38" }]}
      onChoose={chosen}
    />,
  );
  const select = page.querySelector("select");
  expect(select?.value).toBe("");
  await act(async () => {
    if (select) select.value = "grch38";
    select?.dispatchEvent(new Event("change", { bubbles: true }));
  });
  expect(chosen).toHaveBeenCalledExactlyOnceWith("grch38");
});

test("a dialog is modal and Esc goes back", async () => {
  const closed = vi.fn<() => void>();
  const page = await mount(<Dialog title="Defer?" onClose={closed} actions={<Button>Defer</Button>} />);
  const dialog = page.querySelector("dialog");
  expect(dialog?.open).toBe(true);
  dialog?.dispatchEvent(new Event("cancel", { cancelable: true }));
  expect(closed).toHaveBeenCalledOnce();
});

test("a tier says its scheme and its level to a screen reader", async () => {
  const page = await mount(<Tier scheme="ESCAT" level="II-B" />);
  expect(page.textContent).toBe("ESCAT II-B");
  expect(page.firstElementChild?.className).toBe("tier escat l2");
});

test("the most oncogenic class is the last place of the scale", async () => {
  const page = await mount(<OncogenicityScale value="oncogenic" word="Oncogenic" />);
  const steps = [...page.querySelectorAll("rect")].map((step) => step.getAttribute("class"));
  expect(steps).toEqual([null, null, null, null, "on"]);
});

test("a skeleton waits 150 ms", async () => {
  const page = await mount(<Skeleton label="Loading" />);
  await pass(149);
  expect(page.innerHTML).toBe("");
  await pass(1);
  expect(page.querySelectorAll(".bar")).toHaveLength(4);
});

test("the polite log speaks at most every five seconds and says together what came between", async () => {
  const page = await mount(<LiveRegion />);
  const log = page.querySelector('[role="log"]');
  announce("Saved");
  await pass(0);
  expect(log?.textContent).toBe("Saved");
  announce("Maja Lindqvist joined");
  announce("Tomas Rask lost connection");
  announce("Maja Lindqvist joined");
  await pass(4999);
  expect(log?.textContent).toBe("Saved");
  await pass(1);
  expect(log?.textContent).toBe("Maja Lindqvist joined. Tomas Rask lost connection");
});

test("an alert is spoken at once", async () => {
  const page = await mount(<LiveRegion />);
  await act(async () => announce("Ballot open, four options", "alert"));
  expect(page.querySelector('[role="alert"]')?.textContent).toBe("Ballot open, four options");
});
