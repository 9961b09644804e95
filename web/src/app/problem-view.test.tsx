import { beforeEach, expect, test } from "vitest";
import { ApiProblem, NoAnswer } from "../api/problem";
import { mount } from "../testing/mount";
import { chooseLanguage } from "../wording/language";
import { ProblemView } from "./problem-view";
import { wordProblem } from "./problems";

beforeEach(() => chooseLanguage("en"));

const stale = new ApiProblem({
  type: "/problems/changed",
  title: "Stale revision",
  status: 412,
  request_id: "0199c0de",
});

test("a problem is shown with its words, its remedy and the request's id", async () => {
  const { textContent, firstElementChild } = await mount(<ProblemView error={stale} />);
  expect(textContent).toContain("Somebody changed this while you were writing");
  expect(textContent).toContain("Load what is there now, compare, and save again.");
  expect(textContent).toContain("Request 0199c0de");
  expect(firstElementChild?.getAttribute("role")).toBe("alert");
});

test("it is worded in the language of the reader", async () => {
  chooseLanguage("sv");
  expect((await mount(<ProblemView error={stale} />)).textContent).toContain(
    "Någon ändrade det här medan du skrev",
  );
});

test("a lost line has words of its own", () => {
  expect(wordProblem(new NoAnswer(), "en").title).toBe("The server does not answer");
});

test("a refusal without words of its own keeps the title that the server gave", () => {
  const unknown = new ApiProblem({ type: "/problems/from-tomorrow", title: "Not yet", status: 409 });
  expect(wordProblem(unknown, "sv").title).toBe("Not yet");
});

test("a failure inside the server never shows its own title", () => {
  const failure = new ApiProblem({ type: "/problems/http-502", title: "Bad Gateway", status: 502 });
  expect(wordProblem(failure, "en").title).toBe("Something went wrong in the server");
});
