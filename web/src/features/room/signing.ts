import { useMutation } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { api } from "../../api/client";
import type { NewSigningRequest } from "../../api/generated/NewSigningRequest";
import type { SignatureMeaning } from "../../api/generated/SignatureMeaning";
import type { SigningRequest } from "../../api/generated/SigningRequest";
import type { ToSign } from "../../api/generated/ToSign";

const shape = "popup,width=640,height=820";
const addressOf = (id: string) => `/sign/${encodeURIComponent(id)}`;

/**
 * Opens the second window in which one signs. Nothing is told from there to here: the signature comes as an entry
 * of the session's record.
 */
export function useSigning(sessionId: string) {
  const [request, setRequest] = useState<string>();
  const { mutate, isPending, error } = useMutation({
    mutationFn: ({ wanted }: { wanted: NewSigningRequest; second: Window | null }) =>
      api.post<SigningRequest>(`/sessions/${sessionId}/signing-requests`, wanted),
    onSuccess({ id }, { second }) {
      if (second) second.location.href = addressOf(id);
      setRequest(id);
    },
    onError: (_error, { second }) => second?.close(),
  });
  const open = useCallback(
    (meaning: SignatureMeaning, decisions: ToSign[]) => {
      // Opened at once, while the press still allows it; where it leads is known when the server has answered.
      const second = window.open("about:blank", "_blank", shape);
      mutate({ wanted: { decisions, meaning }, second });
    },
    [mutate],
  );
  const again = useCallback(() => {
    if (request !== undefined) window.open(addressOf(request), "_blank", shape);
  }, [request]);
  const giveUp = useCallback(() => setRequest(undefined), []);
  return { open, again, giveUp, waiting: request !== undefined, opening: isPending, error };
}
