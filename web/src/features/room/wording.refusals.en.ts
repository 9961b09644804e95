/** Why an act in a session was refused, by the refusal's code, and what would help. */
export const en = {
  forbidden:
    "This is for {needed, select, coordinator {the coordinator} chair {the chair} chair_or_secretary {the chair or the secretary} member {members of the board} attendee {people who have joined} voter {voting members who take part in the case} deputy {the chair’s deputies} second_person {somebody else than who asked} other {the person concerned}}.",
  recused: "You declared a conflict of interest in this case. Take it back first if it no longer holds.",
  session_not:
    "The session {phase, select, scheduled {has not started} live {is in progress} paused {is paused} cancelled {was called off} reopened {is open for addenda only} other {is closed}}; this can be done only {needed, select, scheduled {before it starts} live {while it is in progress} paused {while it is paused} reopened {while it is open for addenda} other {after it}}.",
  item_not:
    "The case is {state, select, queued {still waiting} presenting {being discussed} voting {in a ballot} decided {already decided} signed {already signed} deferred {put off} withdrawn {off the agenda} other {carried over}}, so this cannot be done now.",
  unknown: "It is no longer in this session. Look at what is there now.",
  already: "This is already so. Nothing was changed.",
  another_presented: "Another case is before the board. Decide it, defer it or set it down first.",
  no_quorum:
    "No quorum: {present} of {needed} voting members take part{lacking, select, none {} other {, and there is too little of: {lacking}}}. Enter people who sit in the room, or wait.",
  incomplete:
    "The recommendation lacks {field, select, drugs {a drug} rationale {the rationale} trial {the trial} site {the site} reason {the reason} test {the test} board {the board} explanation {the explanation} atc {a right ATC code} trial_number {a right registry number} slot_confirmation {who confirmed the slot} priority {a priority from 1 to 12} line {a line from 1 to 20} other {an owner}}.",
  nothing_proposed: "Nothing is proposed yet. Propose a recommendation, or none with its reason.",
  not_read_back: "The draft was changed after it was read. Read it back once more.",
  dissent_stands:
    "{names} {count, plural, one {dissents} other {dissent}}. Open a ballot, or ask for the dissent to be withdrawn.",
  reason_needed: "A reason is needed. Write it and try again.",
  ballot_incomplete: "A ballot needs a question and at least two options with words.",
  no_such_option: "That option does not exist; there are {options}. Choose again.",
  votes_missing:
    "{cast} of {eligible} have voted, too few for a quorum. Wait, or close with a reason as chair.",
  nothing_carried: "No option carried. Open another ballot, or agree and read back.",
  content_changed: "The statement was changed meanwhile, so nothing was signed. Read it again and sign anew.",
  cases_open: "Not finished: {names}. Sign, defer or carry over first.",
  stale: "Somebody changed this while you were acting. Look at what is there now and act again.",
  agenda_empty: "There is no case on the agenda yet. Put one on it first.",
  stale_term: "{name} chairs the session now. Look at what is there and act again.",
  chair_is_here: "The chair has a line open. Ask them to hand over.",
  chair_awaited: "The chair has until {time} to say that they are here. Try again then.",
  deputy_before: "{name} comes before you as deputy, and is here.",
  deadline_passed: "Answers were due {time}.",
  answers_awaited:
    "{cast} of {eligible} have answered, and the others may until {time}. Close early with a reason, or wait.",
  deadline_needed: "A circulated session needs a last time for answers, after it begins.",
  ballot_needed: "In writing, a ballot decides. Open one.",
  advisory_only: "An advisory ballot decides nothing. Agree and read back, or open another ballot.",
  not_writable: "The statement cannot be written down as it is. Nothing was changed; tell support.",
  cmd_id_conflict: "The server took this for another act. Nothing was changed; try again.",
  too_large: "That is too long to be received. Shorten it and try again.",
  rate: "Too many acts at once. Wait a few seconds and try again.",
  unknown_message: "The server does not know this act. Reload the page.",
  not_here: "This cannot be done from the room. Use the window that opens for it.",
  try_again: "The server could not write it. Try again.",
  update_needed: "This page is older than the server. Reload it before you act.",
  unanswered: "The line was lost before the server answered. Look whether it was done before you try again.",
} as const;
