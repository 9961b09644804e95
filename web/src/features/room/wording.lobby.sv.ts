import type { SameKeys } from "../../wording/wording";
import type { en } from "./wording.lobby.en";

export const sv: SameKeys<typeof en> = {
  title: "Före konferensen",
  "phase.scheduled": "Konferensen har inte inletts",
  "phase.live": "Inget ärende ligger framme än",
  "phase.paused": "Konferensen är pausad",
  "phase.cancelled": "Konferensen är inställd",
  "phase.reopened": "Konferensen är öppen för tillägg",
  "phase.closed": "Konferensen är avslutad",
  "quorum.held": "Beslutsför: {present} av {needed} röstande är här.",
  "quorum.not": "Inte beslutsför än: {present} av {needed} röstande är här.",
  video: "Videomöte",
  members: "Konferensens ledamöter",
  "members.profession": "Yrke",
  "members.here": "Här",
  here: "anslöt {time}",
  "not-here": "inte än",
  "kind.voting": "röstar",
  "kind.adviser": "rådgivare",
  "kind.guest": "gäst",
  "kind.observer": "åhörare",
  "office.chair": "ordförande",
  "office.deputy": "vice ordförande",
  "office.secretary": "sekreterare",
};
