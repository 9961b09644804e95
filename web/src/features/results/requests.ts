import { queryOptions } from "@tanstack/react-query";
import { api } from "../../api/client";
import type { DecisionResult } from "../../api/generated/DecisionResult";
import type { NewAcknowledgement } from "../../api/generated/NewAcknowledgement";
import type { NewDelivery } from "../../api/generated/NewDelivery";

/** The answer of a decision. `content` tells contents and their signatures apart: each is asked for anew. */
export const resultQuery = (id: string, content = "") =>
  queryOptions({
    queryKey: ["result", id, content],
    queryFn: ({ signal }) => api.get<DecisionResult>(`/decisions/${id}/result`, { signal }),
  });

/** Notes that the answer was handed over; `key` makes a second sending of the same form harmless. */
export const recordDelivery = (id: string, delivery: NewDelivery, key: string) =>
  api.post<DecisionResult>(`/decisions/${id}/deliveries`, delivery, { idempotencyKey: key });

/** Takes note of the answer. */
export const acknowledge = (id: string, content: NewAcknowledgement) =>
  api.post<DecisionResult>(`/decisions/${id}/acknowledgements`, content);
