import type { FirstTask } from "../../api/generated/FirstTask";

/** What a persona of the demo would do first, by the server's codes. */
export const en = {
  prepare_session: "bring a case in, see what it lacks, set the agenda",
  upload_file: "drop the laboratory’s file, choose what the board shall see",
  chair_session: "lead the board, read back, decide, sign",
  follow_and_vote: "follow the board, agree or dissent, vote",
  record: "record for the chair, enter who sits in the room",
  refer: "follow the cases you referred, own what is recommended",
  advise: "follow and advise from abroad, without a vote",
  audit: "a decision was made: was it changed since?",
} as const satisfies Record<FirstTask, string>;
