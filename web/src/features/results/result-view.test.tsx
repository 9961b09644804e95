import { act } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { mount } from "../../testing/mount";
import { chooseLanguage, currentLanguage } from "../../wording/language";
import { PasteText } from "./result-view";

const write = vi.fn<(text: string) => Promise<void>>(() => Promise.resolve());
beforeEach(() => {
  chooseLanguage("en");
  write.mockClear();
  vi.stubGlobal("navigator", { ...navigator, clipboard: { writeText: write } });
});
afterEach(() => vi.unstubAllGlobals());

const text = { sv: "Fråga: vad nu?", en: "Question: what now?" };

/** Presses the button with this word. */
const press = (page: Element, word: string) =>
  act(async () => {
    const buttons = [...page.querySelectorAll("button")];
    buttons.find(({ textContent }) => textContent === word)?.click();
  });

test("the text is in the language of the screen until another is chosen, and the screen keeps its own", async () => {
  const page = await mount(<PasteText text={text} />);
  expect(page.querySelector("pre")?.textContent).toBe(text.en);
  await press(page, "Svenska");
  expect(page.querySelector("pre")?.textContent).toBe(text.sv);
  expect(page.querySelector("pre")?.lang).toBe("sv");
  expect([page.querySelector("h2")?.textContent, currentLanguage()]).toEqual([
    "For the patient record",
    "en",
  ]);
});

test("what is copied is what is shown, and another text is not said to be copied", async () => {
  const page = await mount(<PasteText text={text} />);
  await press(page, "Copy");
  expect(write).toHaveBeenLastCalledWith(text.en);
  expect(page.textContent).toContain("Copied");
  await press(page, "Svenska");
  expect(page.textContent).not.toContain("Copied");
  await press(page, "Copy");
  expect(write).toHaveBeenLastCalledWith(text.sv);
});
