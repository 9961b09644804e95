import type { QueryClient } from "@tanstack/react-query";
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  type ParsedLocation,
  redirect,
} from "@tanstack/react-router";
import { meQuery } from "../api/me";
import { ApiProblem } from "../api/problem";
import { readSignInSearch } from "../features/sign-in/search";
import { FailedPage, NoSuchPage, PendingPage } from "./fallbacks";
import { Frame } from "./frame";

/** What every route may use before it is shown. */
export interface RouterContext {
  readonly queryClient: QueryClient;
}

/** Sends strangers to the sign-in page, and back to where they wanted to go. */
async function signedInOnly({ context, location }: { context: RouterContext; location: ParsedLocation }) {
  try {
    await context.queryClient.ensureQueryData(meQuery);
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 401) {
      throw redirect({ to: "/sign-in", search: location.href === "/" ? {} : { next: location.href } });
    }
    throw error;
  }
}

const root = createRootRouteWithContext<RouterContext>()({});

const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  validateSearch: readSignInSearch,
  component: lazyRouteComponent(() => import("../features/sign-in/page"), "SignInPage"),
});

// A page for signed-in people beside the rail. A window of its own, without the rail, takes `root` as
// its parent and this same `beforeLoad`.
const framed = createRoute({
  getParentRoute: () => root,
  id: "framed",
  beforeLoad: signedInOnly,
  component: Frame,
});

// One route per page: its code is fetched when it is first opened. A page reads its own parameters with
// `getRouteApi("/framed/cases/$caseId")`, never by importing this file.
const start = createRoute({
  getParentRoute: () => framed,
  path: "/",
  component: lazyRouteComponent(() => import("../features/start/page"), "StartPage"),
});

const elsewhere = createRoute({ getParentRoute: () => framed, path: "$", component: NoSuchPage });

const routeTree = root.addChildren([signIn, framed.addChildren([start, elsewhere])]);

/** The pages and their addresses. */
export const createAppRouter = (queryClient: QueryClient) =>
  createRouter({
    routeTree,
    context: { queryClient },
    defaultPreload: "intent",
    defaultPreloadStaleTime: 0,
    defaultPendingComponent: PendingPage,
    defaultPendingMs: 150,
    defaultErrorComponent: FailedPage,
    defaultNotFoundComponent: NoSuchPage,
    scrollRestoration: false,
  });

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
