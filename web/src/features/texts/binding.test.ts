import { expect, test } from "vitest";
import { applyUpdate, Doc } from "yjs";
import { bind } from "./binding";

/** Two people at one text, each with a field; what one types reaches the other at once. */
function pair() {
  const docs = [new Doc(), new Doc()] as const;
  const [one, other] = docs;
  one.on(
    "update",
    (update: Uint8Array, origin: unknown) => origin !== other && applyUpdate(other, update, one),
  );
  other.on(
    "update",
    (update: Uint8Array, origin: unknown) => origin !== one && applyUpdate(one, update, other),
  );
  const fields = docs.map((doc) => {
    const field = document.createElement("textarea");
    document.body.append(field);
    bind(field, doc.getText("notes"));
    return field;
  });
  return fields as [HTMLTextAreaElement, HTMLTextAreaElement];
}

function type(field: HTMLTextAreaElement, value: string, caret: number): void {
  field.value = value;
  field.setSelectionRange(caret, caret);
  field.dispatchEvent(new InputEvent("input"));
}

test("what one types is in the other's field, whose caret stays in its words", () => {
  const [anna, bo] = pair();
  type(anna, "the relapse", 11);
  expect(bo.value).toBe("the relapse");
  bo.focus();
  bo.setSelectionRange(11, 11);
  type(anna, "In the relapse", 3);
  expect(bo.value).toBe("In the relapse");
  expect(bo.selectionStart).toBe(14);
});

test("a composition is not torn by what others type meanwhile", () => {
  const [anna, bo] = pair();
  type(anna, "BRAF", 4);
  bo.focus();
  bo.dispatchEvent(new CompositionEvent("compositionstart"));
  bo.value = "BRAF ´";
  type(anna, "A BRAF", 2);
  expect(bo.value).toBe("BRAF ´");
  bo.value = "BRAF é";
  bo.setSelectionRange(6, 6);
  bo.dispatchEvent(new CompositionEvent("compositionend"));
  expect([anna.value, bo.value]).toEqual(["A BRAF é", "A BRAF é"]);
});

test("undo takes back one's own words and leaves the others'", () => {
  const [anna, bo] = pair();
  type(anna, "mine", 4);
  type(bo, "mine theirs", 11);
  anna.dispatchEvent(new KeyboardEvent("keydown", { key: "z", ctrlKey: true }));
  expect([anna.value, bo.value]).toEqual([" theirs", " theirs"]);
});
