import { useState } from "react";
import type { Item } from "../../api/generated/Item";
import type { Recommendation } from "../../api/generated/Recommendation";
import { Agenda } from "./agenda";
import { AskView } from "./ask-view";
import { askOf } from "./asks";
import { BallotForm } from "./ballot-form";
import { OfferDialog } from "./chair-tools";
import { CloseDialog } from "./close-dialog";
import { DeferDialog } from "./defer-dialog";
import { EnterDialog, ReasonDialog } from "./dialogs";
import { useFollowing } from "./follow";
import { FollowBar } from "./follow-bar";
import { Head } from "./head";
import { useKeys } from "./keys";
import { openBallot } from "./model";
import { RecommendationForm } from "./recommendation-form";
import { useRoom } from "./room-context";
import { Side } from "./side";
import { Stage } from "./stage";
import { UrgentDialog } from "./urgent-dialog";
import { CourseDialog } from "./words-dialog";

/** The dialog that is open; each has what it is about. */
export type Opened =
  | { readonly is: "recommendation"; readonly item: Item; readonly known?: Recommendation }
  | { readonly is: "ballot"; readonly item: Item }
  | { readonly is: "defer" | "early" | "withdraw" | "dissent" | "explained"; readonly item: Item }
  | { readonly is: "enter" | "close" | "urgent" | "offer" }
  | Course;

/** The room: agenda at the left, the case in the middle, the statement and the one ask at the right. */
export function RoomView({ savedAt }: { savedAt: string | undefined }) {
  const { state, me, connection } = useRoom();
  const follow = useFollowing(state, me, connection);
  const [opened, setOpened] = useState<Opened>();
  const [putOff, setPutOff] = useState<ReadonlySet<string>>(new Set());
  useKeys({ f: follow.presents || state.presenter === null ? undefined : follow.toggle });
  const shown = state.items.find(({ id }) => id === follow.view.item);
  const ask = askOf(state, me, putOff, shown);
  const close = () => setOpened(undefined);
  return (
    <div className="room">
      <Head item={shown} savedAt={savedAt} />
      <Agenda follow={follow} onOpen={setOpened} />
      <div className="stage">
        {state.phase === "live" && state.kind !== "circulated" && (
          <FollowBar follow={follow} nextHere={ask?.is !== "present" && ask?.is !== "close"} />
        )}
        <Stage item={shown} follow={follow} onOpen={setOpened} />
      </div>
      <aside className="right">
        <div className="scrolls">
          <Side item={shown} onOpen={setOpened} />
        </div>
        <AskView
          ask={ask}
          acts={{
            propose: (item) => setOpened({ is: "recommendation", item }),
            openBallot: (item) => setOpened({ is: "ballot", item }),
            closeEarly: (item) => setOpened({ is: "early", item }),
            putOff: (decisions) => setPutOff(new Set([...putOff, ...decisions])),
          }}
        />
      </aside>
      {opened && <Opening opened={opened} onClose={close} />}
    </div>
  );
}

function Opening({ opened, onClose }: { opened: Opened; onClose(): void }) {
  switch (opened.is) {
    case "recommendation":
      return <RecommendationForm item={opened.item} known={opened.known} onClose={onClose} />;
    case "ballot":
      return <BallotForm item={opened.item} onClose={onClose} />;
    case "enter":
      return <EnterDialog onClose={onClose} />;
    case "close":
      return <CloseDialog onClose={onClose} />;
    case "offer":
      return <OfferDialog onClose={onClose} />;
    case "urgent":
      return <UrgentDialog onClose={onClose} />;
    case "defer":
      return <DeferDialog item={opened.item} onClose={onClose} />;
    case "cancel":
    case "reopen":
    case "off":
    case "amend":
      return <OfTheCourse opened={opened} onClose={onClose} />;
    case "early":
    case "withdraw":
    case "dissent":
    case "explained":
      return <WithReason is={opened.is} item={opened.item} onClose={onClose} />;
  }
}

type Course = { readonly is: "off" | "amend"; readonly item: Item } | { readonly is: "cancel" | "reopen" };

function OfTheCourse({ opened, onClose }: { opened: Course; onClose(): void }) {
  const item = "item" in opened ? opened.item : undefined;
  return (
    <CourseDialog
      about={opened.is}
      pseudonym={item?.pseudonym ?? ""}
      onClose={onClose}
      command={(reason) => {
        if (opened.is === "off") return { type: "case.withdraw", body: { item: opened.item.id, reason } };
        if (opened.is === "amend") return { type: "case.amend", body: { item: opened.item.id, reason } };
        if (opened.is === "reopen") return { type: "session.reopen", body: { reason } };
        return { type: "session.cancel", body: { reason } };
      }}
    />
  );
}

interface WithReasonProps {
  is: "early" | "withdraw" | "dissent" | "explained";
  item: Item;
  onClose(): void;
}

function WithReason({ is, item, onClose }: WithReasonProps) {
  const { me } = useRoom();
  const ballot = openBallot(item);
  const own = is === "dissent" ? item.dissents.find(({ person }) => person === me) : undefined;
  return (
    <ReasonDialog
      about={is}
      pseudonym={item.pseudonym}
      known={own?.reason ?? ""}
      onClose={onClose}
      command={(reason) => {
        if (is === "withdraw") return { type: "decision.withdraw", body: { item: item.id, reason } };
        if (is === "explained") return { type: "explained.spoken", body: { item: item.id, text: reason } };
        if (is === "dissent") return { type: "dissent.record", body: { item: item.id, reason } };
        const body = { item: item.id, ballot: ballot?.id ?? "", override_reason: reason };
        return { type: "ballot.close", body };
      }}
    />
  );
}
