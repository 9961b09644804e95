import { queryOptions } from "@tanstack/react-query";
import { api } from "./client";
import type { Me } from "./generated/Me";

/** Who is signed in; fails with a problem of status 401 when nobody is. */
export const meQuery = queryOptions({
  queryKey: ["me"],
  queryFn: ({ signal }) => api.get<Me>("/me", { signal }),
  staleTime: Number.POSITIVE_INFINITY,
  retry: false,
});
