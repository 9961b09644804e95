import { expect, test } from "vitest";
import { ownWindowAddress } from "./own-window";
import { providerAddress } from "./requests";
import { readSignInSearch } from "./search";

test("a person's own window has a host name and so a cookie jar of its own", () => {
  expect(ownWindowAddress({ slug: "mikael", person: "p2" }, "8080")).toBe(
    "http://mikael.localhost:8080/sign-in?persona=p2",
  );
});

test.each(["//elsewhere.example", "https://elsewhere.example", "/\\elsewhere.example", 7])(
  "%s is not followed after signing in",
  (next) => {
    expect(readSignInSearch({ next })).toEqual({});
  },
);

test("a page of this server is", () => {
  expect(readSignInSearch({ next: "/cases/1?tab=files" })).toEqual({ next: "/cases/1?tab=files" });
});

test("a provider is told where to come back to", () => {
  expect(providerAddress({ id: "inera", name: "SITHS" }, "/audit")).toBe(
    "/api/v1/oidc/start?provider=inera&next=%2Faudit",
  );
});
