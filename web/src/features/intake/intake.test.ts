import { expect, test } from "vitest";
import type { PatientRecord } from "../../api/generated/PatientRecord";
import { caseLacks, emptyCase, willMiss } from "./case-draft";
import { emptyEvent, eventLacks, newEvent } from "./disease-draft";
import { emptyPatient, newPatient, patientLacks } from "./patient-draft";
import { looksLikeNumber, numberFault } from "./personal-number";
import { emptySpecimen, newSpecimen, specimenLacks } from "./specimen-draft";

test.each(["191212121212", "19121212-1212", "197010632391", "196911292032"])(
  "the official test number %s is accepted",
  (number) => {
    expect(numberFault(number)).toBeUndefined();
  },
);

test("a short number, a wrong date and a wrong check digit are told apart", () => {
  expect(numberFault("1212121212")).toEqual({ fault: "length", digits: 10 });
  expect(numberFault("1912121212l2")).toEqual({ fault: "length", digits: 11 });
  expect(numberFault("191213121212")).toEqual({ fault: "date" });
  expect(numberFault("191202301212")).toEqual({ fault: "date" });
  expect(numberFault("191212121213")).toEqual({ fault: "check-digit" });
});

test("a pseudonym is not taken for a number", () => {
  expect(looksLikeNumber("Rowan 4172")).toBe(false);
  expect(looksLikeNumber("19121212-1212")).toBe(true);
});

test("a patient is not entered without a sex and a region, and the hyphen is not sent", () => {
  const draft = { ...emptyPatient, personal_number: "19121212-1212", name: "Tolvan Tolvansson" };
  expect(patientLacks(draft)).toEqual(["sex", "region"]);
  expect(newPatient({ ...draft, sex: "male", region: "Skåne" })).toEqual({
    personal_number: "191212121212",
    name: "Tolvan Tolvansson",
    sex: "male",
    region: "Skåne",
    protected: false,
  });
});

test("a treatment needs its name, and cannot end before it began", () => {
  const draft = { ...emptyEvent, kind: "treatment" as const, on: "2025-01-10", until: "2025-01-09" };
  expect(eventLacks(draft)).toEqual(["note", "until"]);
  expect(eventLacks({ ...draft, note: "Temozolomide", until: "" })).toEqual([]);
});

test("relapses number themselves", () => {
  const first = { id: "e1", kind: "relapse" as const, number: 1, on: "2025-01-10", until: null, note: "" };
  expect(newEvent({ ...emptyEvent, kind: "relapse", on: "2026-10-30" }, [first])).toEqual({
    kind: "relapse",
    number: 2,
    on: "2026-10-30",
    until: null,
    note: "",
  });
});

test("a tumour cell content is a whole percentage or left for later", () => {
  const draft = {
    ...emptySpecimen,
    laboratory_number: "P26-1187",
    material: "tumour" as const,
    site: "Brain",
    taken_on: "2026-11-06",
  };
  expect(specimenLacks({ ...draft, percent: "101" })).toEqual(["percent"]);
  expect(specimenLacks({ ...draft, percent: "80.5" })).toEqual(["percent"]);
  expect(specimenLacks(draft)).toEqual([]);
  expect(newSpecimen({ ...draft, percent: "80" }).tumour_cell_content).toEqual({
    percent: 80,
    method: "histologic",
  });
});

test("germline material shows no event and has no tumour cells", () => {
  const blood = newSpecimen({ ...emptySpecimen, material: "germline", event: "e1", percent: "5" });
  expect([blood.event, blood.tumour_cell_content]).toEqual([null, null]);
});

const record: PatientRecord = {
  patient: {
    id: "p1",
    pseudonym: "Rowan 4172",
    sex: "female",
    age: { years: 9, months: 4, days: 2 },
    region: "Umeå",
    vital_status: "alive",
    protected: false,
  },
  diseases: [],
  specimens: [
    {
      id: "s1",
      laboratory_number: "P26-1187",
      material: "tumour",
      site: "Brain",
      taken_on: "2026-11-06",
      event: null,
      tumour_cell_content: null,
    },
  ],
  analyses: [],
};

test("a case can be taken in while things are missing, and says which", () => {
  const draft = {
    ...emptyCase,
    board: "b",
    disease: "d",
    referrer: "r",
    question: "Which trial first?",
    urgency: "soon" as const,
    needed_by: "2026-12-07",
    specimens: ["s1"],
  };
  expect(caseLacks(draft)).toEqual([]);
  expect(willMiss(draft, record)).toEqual([
    "tumour_cell_content",
    "analysis",
    "variant_file",
    "findings",
    "consents",
    "wishes",
  ]);
});

test("without a question and a day nobody can plan", () => {
  expect(caseLacks(emptyCase)).toEqual(["disease", "board", "referrer", "question", "urgency", "needed_by"]);
});

test("a no is an answer too", () => {
  const draft = { ...emptyCase, consents: { trial_contact: false } };
  expect(willMiss(draft, record)).not.toContain("consents");
});
