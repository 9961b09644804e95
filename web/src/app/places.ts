import type { LinkProps } from "@tanstack/react-router";
import type { Role } from "../api/generated/Role";
import type { IconName } from "../ui/icon";
import type { appWording } from "./wording";

type Key = (typeof appWording.keys)[number];

/** A mark of the rail, and a line of the start page: where it leads and for whom. */
export interface Place {
  readonly to: NonNullable<LinkProps["to"]>;
  readonly icon: IconName;
  readonly name: Key;
  /** What one does there, in one sentence. */
  readonly purpose: Key;
  /** Shown only to people with one of these roles; to everybody when left out. The server decides anyway. */
  readonly roles?: readonly Role[];
}

/** The rail from top to bottom. A place is listed when its page exists. */
export const places: readonly Place[] = [
  {
    to: "/sessions",
    icon: "sessions",
    name: "place.sessions",
    purpose: "place.sessions.purpose",
    roles: [
      "coordinator",
      "secretary",
      "referrer",
      "treating_physician",
      "geneticist",
      "pathologist",
      "board_member",
      "contact_nurse",
      "trial_coordinator",
    ],
  },
  { to: "/cases", icon: "cases", name: "place.cases", purpose: "place.cases.purpose" },
  {
    to: "/files",
    icon: "dna",
    name: "place.files",
    purpose: "place.files.purpose",
    roles: ["geneticist"],
  },
  {
    to: "/audit",
    icon: "log",
    name: "place.audit",
    purpose: "place.audit.purpose",
    roles: ["auditor", "data_protection_officer"],
  },
];

/** The places of somebody with these roles. */
export const placesFor = (roles: readonly Role[]): readonly Place[] =>
  places.filter((place) => place.roles?.some((role) => roles.includes(role)) ?? true);
