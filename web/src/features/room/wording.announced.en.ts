export const en = {
  case: "Now {who}, case {place} of {count}",
  "read-back": "Read-back. Any dissent?",
  ballot: "Ballot open, {count} options",
  "ballot.closed": "Ballot closed",
  decided: "Decided",
  "line.lost": "Line lost, nothing saved is lost",
  "line.back": "Line is back",
} as const;
