import type { Item } from "../../api/generated/Item";
import { usePeopleWords } from "../../app/people";
import { Ask } from "../../ui/ask";
import { Button } from "../../ui/button";
import { useFormat } from "../../wording/use-format";
import { useWording } from "../../wording/use-wording";
import { AskDissent } from "./ask-dissent";
import { AskJoin } from "./ask-join";
import { AskSign } from "./ask-sign";
import { AskVote } from "./ask-vote";
import type { RoomAsk } from "./asks";
import { useKeys } from "./keys";
import { isChair, nameOf, quorumOf } from "./model";
import { Refused } from "./refused";
import { type Acting, useActing, useRoom } from "./room-context";
import { askWording, roomWording } from "./wording";

/** Dialogs that an ask can open. */
export interface AskActs {
  propose(item: Item): void;
  openBallot(item: Item): void;
  closeEarly(item: Item): void;
  putOff(decisions: readonly string[]): void;
}

// A signature or a changed statement begins the signing anew.
const contentOf = (items: readonly Item[]) => items.map(({ decision }) => decision?.content_sha256).join(" ");

interface AskViewProps {
  ask: RoomAsk | undefined;
  acts: AskActs;
}

/** The one block of the page: what is asked of this reader now. Without a wish there is no block. */
export function AskView({ ask, acts }: AskViewProps) {
  if (!ask) return null;
  switch (ask.is) {
    case "join":
      return <AskJoin />;
    case "vote":
      return <AskVote key={ask.ballot.id} item={ask.item} ballot={ask.ballot} />;
    case "dissent":
      return <AskDissent key={ask.item.id} item={ask.item} own={ask.own} ballot={ask.ballot} />;
    case "sign":
      return <AskSign key={contentOf(ask.items)} items={ask.items} onPutOff={acts.putOff} />;
    default:
      // What was refused of one ask is not said of the next.
      return <OneAct key={`${ask.is} ${"item" in ask ? ask.item.id : ""}`} ask={ask} acts={acts} />;
  }
}

type Simple = Exclude<RoomAsk, { is: "join" | "vote" | "dissent" | "sign" }>;

/** A sentence, its reason, and one act. */
function OneAct({ ask, acts }: { ask: Simple; acts: AskActs }) {
  const acting = useActing();
  const { state, me } = useRoom();
  const t = useWording(askWording);
  const room = useWording(roomWording);
  const words = useWords(ask);
  // With a reason, before a quorum has voted: the chair's alone.
  const early = ask.is === "close-ballot" && isChair(state, me);
  // What the chair decides over is said where the chair decides.
  const standing = ask.is === "settle" || ask.is === "decide-by-ballot" ? ask.item.dissents : [];
  const { act, refuses } = useSimpleAct(ask, acts, acting);
  useKeys({ ArrowRight: ask.is === "present" && !acting.busy ? act : undefined });
  return (
    <Ask
      place="corner"
      title={words.title}
      reason={words.reason}
      actions={
        <>
          <Button
            variant="primary"
            size="live"
            busy={acting.busy ? room("saving") : undefined}
            refusedBecause={refuses}
            {...(ask.is === "present" ? { shortcut: "→", "aria-keyshortcuts": "ArrowRight" } : {})}
            onClick={act}
          >
            {words.act}
          </Button>
          {early && (
            <Button size="live" onClick={() => acts.closeEarly(ask.item)}>
              {t("close-ballot.early")}
            </Button>
          )}
        </>
      }
    >
      {standing.map(({ person, name, reason }) => (
        <p key={person} className="sub">
          <b className="strong">{room("dissents.of", { name })}:</b> {reason}
        </p>
      ))}
      {refuses && <p className="sub">{refuses}</p>}
      <Refused words={acting.refused} />
    </Ask>
  );
}

function useSimpleAct(ask: Simple, acts: AskActs, { act }: Acting) {
  const t = useWording(askWording);
  const { state } = useRoom();
  const onItem = "item" in ask ? { item: ask.item.id } : { item: "" };
  const quorum = quorumOf(state, "item" in ask ? ask.item : undefined);
  const decides = ask.is === "decide" || ask.is === "decide-by-ballot";
  const refuses =
    decides && !quorum.held
      ? t("decide.no-quorum", { present: quorum.present, needed: quorum.needed })
      : undefined;
  const go = () => {
    switch (ask.is) {
      case "start":
        return void act({ type: "session.start" });
      case "present":
        return void act({ type: "case.present", body: onItem });
      case "resume":
        return void act({ type: "session.resume" });
      case "accept-chair":
        return void act({ type: "chair.accept" });
      case "keep-chair":
        return void act({ type: "chair.keep" });
      case "confirm-reopening":
        return void act({ type: "session.confirm_reopening" });
      case "propose":
        return acts.propose(ask.item);
      case "read-back":
        return void act({ type: "readback.begin", body: onItem });
      case "decide":
        return void act({ type: "case.decide_by_consensus", body: onItem });
      case "settle":
      case "circulate":
        return acts.openBallot(ask.item);
      case "decide-by-ballot":
        return void act({ type: "case.decide_by_ballot", body: { ...onItem, ballot: ask.ballot.id } });
      case "close-ballot":
        return void act({
          type: "ballot.close",
          body: { ...onItem, ballot: ask.ballot.id, override_reason: null },
        });
      case "close":
        return void act({ type: "session.close", body: { carry_over: [] } });
    }
  };
  return { act: go, refuses };
}

function useWords(ask: Simple): { title: string; reason: string; act: string } {
  const t = useWording(askWording);
  const word = usePeopleWords();
  const format = useFormat();
  const { state } = useRoom();
  const quorum = quorumOf(state);
  const counts = { present: quorum.present, needed: quorum.needed };
  switch (ask.is) {
    case "start": {
      const lacking = quorum.disciplines.filter((one) => one.present < one.needed);
      const names = lacking.map(({ discipline }) => word.discipline(discipline)).join(", ");
      const not = t("start.not", counts);
      return {
        title: t("start.title"),
        reason: quorum.held ? t("start.held", counts) : names ? `${not} (${names})` : not,
        act: t("start"),
      };
    }
    case "present": {
      const values = { who: ask.item.pseudonym };
      return { title: t("present.title", values), reason: t("present.reason"), act: t("present", values) };
    }
    case "propose":
      return { title: t("propose.title"), reason: t("propose.reason"), act: t("propose") };
    case "read-back": {
      const count = ask.item.recommendations.length;
      return { title: t("read-back.title"), reason: t("read-back.reason", { count }), act: t("read-back") };
    }
    case "decide": {
      const time = ask.item.read_back ? format.time(ask.item.read_back.at) : "";
      return { title: t("decide.title"), reason: t("decide.reason", { time }), act: t("decide") };
    }
    case "settle": {
      const count = ask.item.dissents.length;
      const title = count === 0 ? t("settle.title.none") : t("settle.title", { count });
      return { title, reason: t("settle.reason"), act: t("settle") };
    }
    case "decide-by-ballot": {
      const carried = ask.ballot.result?.carried ?? 0;
      const option = ask.ballot.options[carried]?.text ?? "";
      const count = ask.ballot.result?.counts[carried] ?? 0;
      return {
        title: t("by-ballot.title"),
        reason: t("by-ballot.reason", { option, count }),
        act: t("by-ballot"),
      };
    }
    case "close-ballot": {
      const values = { cast: ask.ballot.votes.length, eligible: ask.ballot.electorate.length };
      return {
        title: t("close-ballot.title", values),
        reason: t("close-ballot.reason"),
        act: t("close-ballot"),
      };
    }
    case "circulate":
      return { title: t("circulate.title"), reason: t("circulate.reason"), act: t("settle") };
    case "resume":
      return { title: t("resume.title"), reason: t("resume.reason"), act: t("resume") };
    case "accept-chair": {
      const values = { name: nameOf(state, state.chair) };
      return { title: t("accept.title", values), reason: t("accept.reason"), act: t("accept") };
    }
    case "keep-chair": {
      const values = { name: nameOf(state, state.chair_claim?.by ?? "") };
      return { title: t("keep.title", values), reason: t("keep.reason"), act: t("keep") };
    }
    case "confirm-reopening": {
      const values = { name: nameOf(state, state.reopening?.by ?? "") };
      const reason = t("confirm.reason", { reason: state.reopening?.reason ?? "" });
      return { title: t("confirm.title", values), reason, act: t("confirm") };
    }
    case "close":
      return { title: t("close.title"), reason: t("close.reason"), act: t("close") };
  }
}
