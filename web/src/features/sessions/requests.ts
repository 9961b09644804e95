import { queryOptions } from "@tanstack/react-query";
import { api } from "../../api/client";
import type { Boards } from "../../api/generated/Boards";
import type { CaseList } from "../../api/generated/CaseList";
import type { NewAgendaItem } from "../../api/generated/NewAgendaItem";
import type { SessionList } from "../../api/generated/SessionList";
import type { SessionView } from "../../api/generated/SessionView";

export const sessionsQuery = queryOptions({
  queryKey: ["sessions"],
  queryFn: ({ signal }) => api.get<SessionList>("/sessions", { signal }),
});

export const sessionQuery = (id: string) =>
  queryOptions({
    queryKey: ["sessions", id],
    queryFn: ({ signal }) => api.get<SessionView>(`/sessions/${id}`, { signal }),
  });

export const boardsQuery = queryOptions({
  queryKey: ["boards"],
  queryFn: ({ signal }) => api.get<Boards>("/boards", { signal }),
});

/** Cases that can be put on an agenda; under a key of its own, as other pages ask for the list by filter. */
export const placeableCasesQuery = queryOptions({
  queryKey: ["cases", "placeable"],
  queryFn: ({ signal }) => api.get<CaseList>("/cases", { signal }),
});

export const placeCase = (session: string, wanted: NewAgendaItem) =>
  api.post<SessionView>(`/sessions/${session}/agenda`, wanted);
