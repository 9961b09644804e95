import { queryOptions } from "@tanstack/react-query";
import { api, apiRoot } from "../../api/client";
import type { AuditedDecision } from "../../api/generated/AuditedDecision";
import type { AuditList } from "../../api/generated/AuditList";
import type { DecisionProof } from "../../api/generated/DecisionProof";

export const auditListQuery = queryOptions({
  queryKey: ["audit", "decisions"],
  queryFn: ({ signal }) => api.get<AuditList>("/audit/decisions", { signal }),
});

export const auditedDecisionQuery = (id: string) =>
  queryOptions({
    queryKey: ["audit", "decisions", id],
    queryFn: ({ signal }) => api.get<AuditedDecision>(`/audit/decisions/${id}`, { signal }),
  });

/** Asked for anew at each check: a proof of an older log is no answer. */
export const fetchProof = (id: string) => api.get<DecisionProof>(`/audit/decisions/${id}/proof`);

/** Everything needed to check the decision without this server, as a file. */
export const bundleAddress = (id: string): string =>
  `${apiRoot}/audit/decisions/${encodeURIComponent(id)}/bundle`;
