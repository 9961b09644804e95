import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import type { CaseChange } from "../../api/generated/CaseChange";
import { caseChanged, caseQuery, changeCase } from "./requests";

/** The case of the address, on any of its pages. */
export function useCase() {
  const { caseId } = useParams({ from: "/framed/cases/$caseId" });
  const { data } = useSuspenseQuery(caseQuery(caseId));
  return { caseId, view: data.thing, etag: data.etag };
}

/** Changes the case on the version on the screen; refused with `changed` when somebody else was faster. */
export function useChangeCase(onSaved: () => void) {
  const { caseId, etag } = useCase();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (change: CaseChange) => changeCase(caseId, etag, change),
    async onSuccess() {
      await caseChanged(queryClient, caseId);
      onSaved();
    },
  });
}
