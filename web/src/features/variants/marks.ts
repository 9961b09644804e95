import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import type { CaseView } from "../../api/generated/CaseView";
import type { Finding } from "../../api/generated/Finding";
import type { Versioned } from "../../api/client";
import { announce } from "../../ui/announcer";
import { useWording } from "../../wording/use-wording";
import { useCase } from "../cases/use-case";
import { type FindingStore, rowOfCall } from "./finding-store";
import { markCall, saySame, unmarkCall } from "./requests";
import { variantsWording } from "./wording";

/** The name of a finding's call in addresses. */
export const callNameOf = ({ line, allele_index }: Pick<Finding, "line" | "allele_index">): string =>
  `${line}-${allele_index}`;

/** The rows that are marked for the board, each with its place in the order, from 1. */
export function useMarkedRows(store: FindingStore): ReadonlyMap<number, number> {
  const { view } = useCase();
  const { findings } = view.snapshot;
  return useMemo(() => {
    const marked = new Map<number, number>();
    for (const [place, finding] of findings.entries()) {
      const row = rowOfCall(store, finding.file, callNameOf(finding));
      if (row !== undefined && !marked.has(row)) marked.set(row, place + 1);
    }
    return marked;
  }, [findings, store]);
}

/** One act on a call: mark it (again, with another note), or take the mark back. */
export interface MarkAct {
  readonly file: string;
  readonly name: string;
  /** How the call is called in what is said. */
  readonly what: string;
  /** Left out: the mark is taken back. */
  readonly note?: string;
}

/** Says that two findings are one variant, by the names of their variants. */
export function useSayingSame() {
  const t = useWording(variantsWording);
  const { caseId } = useCase();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ([a, b]: readonly [string, string]) => saySame(caseId, a, b),
    async onSuccess({ findings }) {
      announce(t("alike.confirmed"));
      queryClient.setQueryData<Versioned<CaseView>>(
        ["case", caseId],
        (before) => before && withFindings(before, findings),
      );
      await queryClient.invalidateQueries({ queryKey: ["case", caseId] });
    },
  });
}

/** Marks calls; the case shows the findings as the server answered. */
export function useMarking() {
  const t = useWording(variantsWording);
  const { caseId } = useCase();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ file, name, note }: MarkAct) =>
      note === undefined ? unmarkCall(caseId, file, name) : markCall(caseId, file, name, { note }),
    async onSuccess({ findings }, { what, note }) {
      announce(t(note === undefined ? "said.taken" : "said.marked", { what }));
      queryClient.setQueryData<Versioned<CaseView>>(
        ["case", caseId],
        (before) => before && withFindings(before, findings),
      );
      await Promise.all([
        queryClient.invalidateQueries({ queryKey: ["case", caseId] }),
        queryClient.invalidateQueries({ queryKey: ["cases"] }),
      ]);
    },
  });
}

function withFindings(before: Versioned<CaseView>, findings: Finding[]): Versioned<CaseView> {
  return { ...before, thing: { ...before.thing, snapshot: { ...before.thing.snapshot, findings } } };
}
