import type { Decision } from "../../api/generated/Decision";
import type { Item } from "../../api/generated/Item";
import type { SignatureMeaning } from "../../api/generated/SignatureMeaning";
import { ProblemView } from "../../app/problem-view";
import { Button } from "../../ui/button";
import { useWording } from "../../wording/use-wording";
import { isChair } from "./model";
import { useRoom } from "./room-context";
import { useSigning } from "./signing";
import { askWording, courseWording, statementWording } from "./wording";

/** What the reader's signature under a decision may say, beside the chair's approval; nothing that it says already. */
export function meaningsFor(
  { statement, signatures }: Decision,
  me: string,
  chairs: boolean,
): readonly SignatureMeaning[] {
  const heard = statement.participants.find(({ person, recused }) => person === me && !recused);
  if (!heard) return [];
  const votes = heard.kind === "voting";
  const asked = (statement.co_signers ?? []).some((one) =>
    one.of === "office" ? one.office === heard.office : one.discipline === heard.discipline,
  );
  const may: Record<SignatureMeaning, boolean> = {
    approved: votes && asked && !chairs,
    authored: statement.recommendations.some(({ proposed_by }) => proposed_by === me),
    dissent: votes && statement.dissents.some(({ person }) => person === me),
    reviewed: votes && !chairs,
  };
  const given = new Set(signatures.filter(({ signer }) => signer === me).map(({ meaning }) => meaning));
  return (Object.keys(may) as SignatureMeaning[]).filter((one) => may[one] && !given.has(one));
}

/** Signing beside the chair: nobody is asked to but those whom the board's policy names. */
export function OwnSignature({ item }: { item: Item }) {
  const t = useWording(statementWording);
  const course = useWording(courseWording);
  const asks = useWording(askWording);
  const { state, me } = useRoom();
  const { open, opening, error } = useSigning(state.id);
  const { decision } = item;
  const meanings = decision ? meaningsFor(decision, me, isChair(state, me)) : [];
  if (!decision || meanings.length === 0) return null;
  const toSign = { item: item.id, decision: decision.id, content_sha256: decision.content_sha256 };
  return (
    <div className="tools">
      {meanings.map((meaning) => (
        <Button
          key={meaning}
          size="tight"
          icon="pen"
          busy={opening ? asks("sign.opening") : undefined}
          onClick={() => open(meaning, [toSign])}
        >
          {meaning === "reviewed" ? t("review") : course(`sign.${meaning}`)}
        </Button>
      ))}
      {error && <ProblemView error={error} />}
    </div>
  );
}
