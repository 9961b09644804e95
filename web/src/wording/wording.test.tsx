import { beforeEach, expect, test } from "vitest";
import { mount } from "../testing/mount";
import { chooseLanguage } from "./language";
import { useWording } from "./use-wording";
import { defineWording } from "./wording";

const wording = defineWording({
  en: {
    lines: "{count, plural, one {# line is set aside} other {# lines are set aside}}",
    following: "Following <b>{name}</b>, {role}",
    share: "{n, number} of all",
  },
  sv: {
    lines: "{count, plural, one {# rad är undantagen} other {# rader är undantagna}}",
    following: "Följer <b>{name}</b>, {role}",
    share: "{n, number} av alla",
  },
});

beforeEach(() => chooseLanguage("en"));

test("plurals follow the language", () => {
  expect(wording.say("en", "lines", { count: 1 })).toBe("1 line is set aside");
  expect(wording.say("en", "lines", { count: 1204 })).toBe("1,204 lines are set aside");
  expect(wording.say("sv", "lines", { count: 1 })).toBe("1 rad är undantagen");
  expect(wording.say("sv", "lines", { count: 1204 })).toBe("1\u00A0204 rader är undantagna");
});

test("numbers in Swedish have a decimal comma", () => {
  expect(wording.say("sv", "share", { n: 0.38 })).toBe("0,38 av alla");
});

function Following({ name }: { name: string }) {
  return <p>{useWording(wording).rich("following", { name, role: <i>chair</i> })}</p>;
}

test("a rich text draws its tags and its values", async () => {
  expect((await mount(<Following name="Annika Berglund" />)).innerHTML).toBe(
    '<p>Following <b class="strong">Annika Berglund</b>, <i>chair</i></p>',
  );
});

test("what a person has written never becomes markup", async () => {
  expect((await mount(<Following name="<b>x</b>" />)).innerHTML).toBe(
    '<p>Following <b class="strong">&lt;b&gt;x&lt;/b&gt;</b>, <i>chair</i></p>',
  );
});

test("choosing a language tells the document and is remembered", () => {
  chooseLanguage("sv");
  expect(document.documentElement.lang).toBe("sv");
  expect(localStorage.getItem("samsyn.language")).toBe("sv");
  chooseLanguage("en");
  expect(document.documentElement.lang).toBe("en-GB");
});
