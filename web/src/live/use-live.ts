import { useSyncExternalStore } from "react";
import type { LiveConnection, LiveView } from "./connection";

/** What to show of a connection; renders again when it changes. */
export const useLiveView = (connection: LiveConnection): LiveView =>
  useSyncExternalStore(connection.subscribe, connection.view);

/** One part of it, such as `useLivePart(connection, (view) => view.status)`: renders when that part changes. */
export const useLivePart = <Part>(connection: LiveConnection, part: (view: LiveView) => Part): Part =>
  useSyncExternalStore(connection.subscribe, () => part(connection.view()));
