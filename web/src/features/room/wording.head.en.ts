export const en = {
  session: "The session",
  cases: "{count, plural, one {# case} other {# cases}}",
  "sex.female": "woman",
  "sex.male": "man",
  "sex.unknown": "sex not known",
  "child.female": "girl",
  "child.male": "boy",
  "child.unknown": "sex not known",
  consents: "{answered, plural, =0 {consents not asked} other {{given} of {count} consents given}}",
} as const;
