import { queryOptions } from "@tanstack/react-query";
import { api } from "../../api/client";
import type { Minutes } from "../../api/generated/Minutes";

export const minutesQuery = (session: string) =>
  queryOptions({
    queryKey: ["sessions", session, "minutes"],
    queryFn: ({ signal }) => api.get<Minutes>(`/sessions/${session}/minutes`, { signal }),
  });
