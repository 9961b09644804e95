import type { Material } from "../../api/generated/Material";
import type { NewSpecimen } from "../../api/generated/NewSpecimen";
import type { TumourCellMethod } from "../../api/generated/TumourCellMethod";

/** A specimen being entered. */
export interface SpecimenDraft {
  readonly laboratory_number: string;
  readonly material: Material | "";
  readonly site: string;
  readonly taken_on: string;
  readonly event: string;
  readonly percent: string;
  readonly method: TumourCellMethod;
}

export const emptySpecimen: SpecimenDraft = {
  laboratory_number: "",
  material: "",
  site: "",
  taken_on: "",
  event: "",
  percent: "",
  method: "histologic",
};

export type SpecimenField = "laboratory_number" | "material" | "site" | "taken_on" | "percent";

/** The fields that keep the specimen from being entered. The tumour cell content may be left for later. */
export function specimenLacks(draft: SpecimenDraft): SpecimenField[] {
  const percent = draft.percent.trim();
  const lacks: Record<SpecimenField, boolean> = {
    laboratory_number: draft.laboratory_number.trim() === "",
    material: draft.material === "",
    site: draft.site.trim() === "",
    taken_on: draft.taken_on === "",
    percent: percent !== "" && !(/^\d{1,3}$/u.test(percent) && Number(percent) <= 100),
  };
  return (["laboratory_number", "material", "site", "taken_on", "percent"] as const).filter(
    (field) => lacks[field],
  );
}

export function newSpecimen(draft: SpecimenDraft): NewSpecimen {
  const germline = draft.material === "germline";
  return {
    laboratory_number: draft.laboratory_number.trim(),
    material: draft.material === "" ? "tumour" : draft.material,
    site: draft.site.trim(),
    taken_on: draft.taken_on,
    event: germline || draft.event === "" ? null : draft.event,
    tumour_cell_content:
      germline || draft.percent.trim() === ""
        ? null
        : { percent: Number(draft.percent), method: draft.method },
  };
}
