import type { SameKeys } from "../../wording/wording";
import type { en } from "./wording.personas.en";

export const sv: SameKeys<typeof en> = {
  "role.coordinator": "koordinator",
  "role.geneticist": "genetiker",
  "role.chair": "ordförande",
  "role.oncologist": "onkolog",
  "role.thoracic_oncologist": "lungonkolog",
  "role.paediatric_oncologist": "barnonkolog",
  "role.referrer": "remittent",
  "role.pathologist": "patolog",
  "role.secretary": "sekreterare",
  "role.adviser": "rådgivare",
  "role.auditor": "granskare",
  "role.inspector": "inspektör",
  "role.administrator": "administratör",
  "task.prepare_session": "ta in ett ärende, se vad som saknas, sätt föredragningslistan",
  "task.import_files": "släpp laboratoriets fil, välj vad konferensen ska se",
  "task.chair_session": "led konferensen, läs upp, besluta, underteckna",
  "task.follow_own_cases": "följ dina egna ärenden, ta ansvar för det som rekommenderas",
  "task.join_session": "delta i konferensen, instäm eller reservera dig, rösta",
  "task.record_session": "skriv åt ordföranden, för in vilka som sitter i rummet",
  "task.advise": "följ och ge råd från utlandet, utan rösträtt",
  "task.audit_decision": "ett beslut är fattat: har det ändrats sedan dess?",
};
