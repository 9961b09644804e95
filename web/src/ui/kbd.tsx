import type { ReactNode } from "react";

/** A key of the keyboard. Screen readers skip it: the control itself carries `aria-keyshortcuts` where it matters. */
export const Kbd = ({ children }: { children: ReactNode }) => <kbd aria-hidden="true">{children}</kbd>;
