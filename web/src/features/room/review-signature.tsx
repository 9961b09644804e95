import type { Item } from "../../api/generated/Item";
import { ProblemView } from "../../app/problem-view";
import { Button } from "../../ui/button";
import { useWording } from "../../wording/use-wording";
import { isChair } from "./model";
import { useRoom } from "./room-context";
import { useSigning } from "./signing";
import { askWording, statementWording } from "./wording";

/** Voting members who took part may add that they reviewed the statement; nobody is asked to. */
export function ReviewSignature({ item }: { item: Item }) {
  const t = useWording(statementWording);
  const asks = useWording(askWording);
  const { state, me } = useRoom();
  const { open, opening, error } = useSigning(state.id);
  const { decision } = item;
  const tookPart = decision?.statement.participants.some(
    ({ person, kind, recused }) => person === me && kind === "voting" && !recused,
  );
  const signed = decision?.signatures.some(({ signer, meaning }) => signer === me && meaning === "reviewed");
  if (!decision || !tookPart || signed || isChair(state, me)) return null;
  return (
    <div className="tools">
      <Button
        size="tight"
        icon="pen"
        busy={opening ? asks("sign.opening") : undefined}
        onClick={() =>
          open("reviewed", [
            { item: item.id, decision: decision.id, content_sha256: decision.content_sha256 },
          ])
        }
      >
        {t("review")}
      </Button>
      {error && <ProblemView error={error} />}
    </div>
  );
}
