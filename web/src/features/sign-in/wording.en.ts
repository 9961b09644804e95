export const en = {
  title: "Sign in",
  "about.title": "One view of the case, agreed together.",
  "about.lead":
    "A molecular tumour board from the laboratory’s file to a signed statement that anyone can check.",
  "about.demo":
    "<b>This is a demo.</b> It runs on this computer only. All patients, people and trials are invented.",
  "about.language": "Svenska",
  "about.theme": "Light or dark",
  "demo.title": "Who are you today?",
  "demo.ask": "{name}, {role}",
  "demo.start": "Start here: {task}",
  "demo.sign-in": "Sign in as {name}",
  "demo.signing-in": "Signing in…",
  "demo.person": "{role}, {place}",
  "demo.own-window": "New window",
  "demo.own-window.of": "Sign in as {name} in a new window",
  "demo.hint":
    "“New window” keeps each person’s sign-in apart: open several, put them side by side, and the screens follow each other.",
  "demo.hint.keys": "The number keys choose.",
  "oidc.title": "Sign in to Samsyn",
  "oidc.reason": "You are sent to your organisation, which says who you are, and then back here.",
  "oidc.with": "Sign in with {provider}",
  "oidc.none": "No way to sign in is set up",
  "oidc.none.remedy": "Whoever runs this server adds an identity provider to its configuration.",
} as const;
