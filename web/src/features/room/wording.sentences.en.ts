/** The sentences that are read aloud, made from the fields of a recommendation. */
export const en = {
  treatment:
    "We recommend <b>{drugs}</b>, {use}{line, select, 0 {} other {, as line {line}}}{targets, select, none {} other {, for <b>{targets}</b>}}.",
  trial_referral:
    "We refer to the trial <b>{title}</b>{arm, select, none {} other {, arm {arm}}}, {site}{targets, select, none {} other {, for <b>{targets}</b>}}.",
  further_test: "We recommend a further test: <b>{test}</b>.",
  rebiopsy: "We recommend a new biopsy: <b>{site}</b>.",
  germline_referral: "We recommend referral to <b>clinical genetics</b> for a germline assessment.",
  other_board: "We refer the case to <b>{board}</b>.",
  no_recommendation: "We make <b>no recommendation</b>: {reason}.",
  "drugs.joined": "{first} with {others}",
  "list.joined": "{first} and {last}",
  "use.in_label": "within label",
  "use.off_label": "off label",
  "use.named_patient": "on a licence for a named patient",
  "use.compassionate_use": "as compassionate use",
  "reason.no_actionable_finding": "there is no finding to act on",
  "reason.standard_treatment_first": "standard treatment comes first",
  "reason.insufficient_material": "there is too little material",
  "reason.patient_condition": "the patient’s condition does not allow it",
  "reason.patient_declines": "the patient declines",
  "reason.treatment_not_available": "the treatment cannot be had",
  "reason.other": "for the reason given",
  "short.rebiopsy": "New biopsy: {site}",
  "short.germline_referral": "Referral to clinical genetics",
  "short.no_recommendation": "No recommendation",
} as const;
