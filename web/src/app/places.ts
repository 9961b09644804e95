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
export const places: readonly Place[] = [];

/** The places of somebody with these roles. */
export const placesFor = (roles: readonly Role[]): readonly Place[] =>
  places.filter((place) => place.roles?.some((role) => roles.includes(role)) ?? true);
