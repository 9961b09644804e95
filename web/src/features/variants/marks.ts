import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import type { CaseView } from "../../api/generated/CaseView";
import type { Finding } from "../../api/generated/Finding";
import type { Versioned } from "../../api/client";
import { announce } from "../../ui/announcer";
import { useWording } from "../../wording/use-wording";
import { useCase } from "../cases/use-case";
import { markCall, unmarkCall } from "./requests";
import { type CallStore, rowOf } from "./store";
import { variantsWording } from "./wording";

/** The rows of a file that are marked for the board, each with its place in the order, from 1. */
export function useMarkedRows(store: CallStore, file: string): ReadonlyMap<number, number> {
  const { view } = useCase();
  const { findings } = view.snapshot;
  return useMemo(() => {
    const marked = new Map<number, number>();
    for (const [place, finding] of findings.entries()) {
      const row = finding.file === file ? rowOf(store, `${finding.line}-${finding.allele_index}`) : undefined;
      if (row !== undefined) marked.set(row, place + 1);
    }
    return marked;
  }, [findings, store, file]);
}

/** One act on a call: mark it (again, with another note), or take the mark back. */
export interface MarkAct {
  readonly name: string;
  /** How the call is called in what is said. */
  readonly what: string;
  /** Left out: the mark is taken back. */
  readonly note?: string;
}

/** Marks calls of a file; the case shows the findings as the server answered. */
export function useMarking(file: string) {
  const t = useWording(variantsWording);
  const { caseId } = useCase();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ name, note }: MarkAct) =>
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
