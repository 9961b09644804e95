import type { SameKeys } from "../../wording/wording";
import type { en } from "./wording.tasks.en";

export const sv: SameKeys<typeof en> = {
  prepare_session: "ta in ett ärende, se vad som saknas, sätt föredragningslistan",
  upload_file: "släpp laboratoriets fil, välj vad konferensen ska se",
  chair_session: "led konferensen, läs upp, besluta, underteckna",
  follow_and_vote: "följ konferensen, instäm eller reservera dig, rösta",
  record: "skriv åt ordföranden, för in vilka som sitter i rummet",
  refer: "följ dina egna ärenden, ta ansvar för det som rekommenderas",
  advise: "följ och ge råd från utlandet, utan rösträtt",
  audit: "ett beslut är fattat: har det ändrats sedan dess?",
};
