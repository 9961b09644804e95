import type { SameKeys } from "../../wording/wording";
import type { en } from "./wording.sentences.en";

export const sv: SameKeys<typeof en> = {
  treatment:
    "Vi rekommenderar <b>{drugs}</b>, {use}{line, select, 0 {} other {, som linje {line}}}{targets, select, none {} other {, för <b>{targets}</b>}}.",
  trial_referral:
    "Vi remitterar till studien <b>{title}</b>{arm, select, none {} other {, arm {arm}}}, {site}{targets, select, none {} other {, för <b>{targets}</b>}}.",
  further_test: "Vi rekommenderar ytterligare ett prov: <b>{test}</b>.",
  rebiopsy: "Vi rekommenderar en ny biopsi: <b>{site}</b>.",
  germline_referral: "Vi rekommenderar remiss till <b>klinisk genetik</b> för konstitutionell utredning.",
  other_board: "Vi hänvisar ärendet till <b>{board}</b>.",
  no_recommendation: "Vi ger <b>ingen rekommendation</b>: {reason}.",
  "drugs.joined": "{first} med {others}",
  "list.joined": "{first} och {last}",
  "use.in_label": "inom godkänd indikation",
  "use.off_label": "utanför godkänd indikation",
  "use.named_patient": "på licens",
  "use.compassionate_use": "av humanitära skäl (compassionate use)",
  "reason.no_actionable_finding": "det finns inget fynd att handla på",
  "reason.standard_treatment_first": "standardbehandling går först",
  "reason.insufficient_material": "materialet räcker inte",
  "reason.patient_condition": "patientens tillstånd tillåter det inte",
  "reason.patient_declines": "patienten avböjer",
  "reason.treatment_not_available": "behandlingen går inte att få",
  "reason.other": "av det skäl som anges",
  "short.rebiopsy": "Ny biopsi: {site}",
  "short.germline_referral": "Remiss till klinisk genetik",
  "short.no_recommendation": "Ingen rekommendation",
};
