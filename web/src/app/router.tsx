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
import { readListSearch } from "../features/cases/list-order";
import { readFault, readSignInSearch } from "../features/sign-in/search";
import { readVariantsSearch } from "../features/variants/search";
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

const cases = createRoute({
  getParentRoute: () => framed,
  path: "/cases",
  validateSearch: readListSearch,
  component: lazyRouteComponent(() => import("../features/cases/page"), "CasesPage"),
});

const newCase = createRoute({
  getParentRoute: () => framed,
  path: "/cases/new",
  component: lazyRouteComponent(() => import("../features/intake/page"), "IntakePage"),
});

const oneCase = createRoute({
  getParentRoute: () => framed,
  path: "/cases/$caseId",
  component: lazyRouteComponent(() => import("../features/cases/case-page"), "CasePage"),
});

const caseOverview = createRoute({
  getParentRoute: () => oneCase,
  path: "/",
  component: lazyRouteComponent(() => import("../features/cases/overview"), "OverviewPage"),
});

const caseVariants = createRoute({
  getParentRoute: () => oneCase,
  path: "/variants",
  validateSearch: readVariantsSearch,
  component: lazyRouteComponent(() => import("../features/variants/page"), "VariantsPage"),
});

const caseFiles = createRoute({
  getParentRoute: () => oneCase,
  path: "/files",
  component: lazyRouteComponent(() => import("../features/files/page"), "FilesPage"),
});

const myFiles = createRoute({
  getParentRoute: () => framed,
  path: "/files",
  component: lazyRouteComponent(() => import("../features/files/page"), "MyFilesPage"),
});

const sessions = createRoute({
  getParentRoute: () => framed,
  path: "/sessions/",
  component: lazyRouteComponent(() => import("../features/sessions/page"), "SessionsPage"),
});
const newSession = createRoute({
  getParentRoute: () => framed,
  path: "/sessions/new",
  component: lazyRouteComponent(() => import("../features/sessions/new-page"), "NewSessionPage"),
});
const session = createRoute({
  getParentRoute: () => framed,
  path: "/sessions/$sessionId",
  component: lazyRouteComponent(() => import("../features/sessions/session-page"), "SessionPage"),
});
const room = createRoute({
  getParentRoute: () => framed,
  path: "/sessions/$sessionId/room",
  component: lazyRouteComponent(() => import("../features/room/page"), "RoomPage"),
});
const minutes = createRoute({
  getParentRoute: () => framed,
  path: "/sessions/$sessionId/minutes",
  component: lazyRouteComponent(() => import("../features/minutes/page"), "MinutesPage"),
});
const audit = createRoute({
  getParentRoute: () => framed,
  path: "/audit",
  component: lazyRouteComponent(() => import("../features/audit/page"), "AuditPage"),
});
const auditedDecision = createRoute({
  getParentRoute: () => framed,
  path: "/audit/decisions/$decisionId",
  component: lazyRouteComponent(() => import("../features/audit/decision-page"), "AuditedDecisionPage"),
});
const result = createRoute({
  getParentRoute: () => framed,
  path: "/decisions/$decisionId",
  component: lazyRouteComponent(() => import("../features/results/page"), "ResultPage"),
});
const signing = createRoute({
  getParentRoute: () => root,
  path: "/sign/$requestId",
  validateSearch: readFault,
  beforeLoad: signedInOnly,
  component: lazyRouteComponent(() => import("../features/signing/page"), "SigningPage"),
});

const elsewhere = createRoute({ getParentRoute: () => framed, path: "$", component: NoSuchPage });

const routeTree = root.addChildren([
  signIn,
  signing,
  framed.addChildren([
    start,
    cases,
    newCase,
    oneCase.addChildren([caseOverview, caseVariants, caseFiles]),
    myFiles,
    sessions,
    newSession,
    session,
    room,
    minutes,
    audit,
    auditedDecision,
    result,
    elsewhere,
  ]),
]);

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
