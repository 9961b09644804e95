import { useState } from "react";
import type { Item } from "../../api/generated/Item";
import type { Recommendation } from "../../api/generated/Recommendation";
import { Agenda } from "./agenda";
import { AskView } from "./ask-view";
import { askOf } from "./asks";
import { BallotForm } from "./ballot-form";
import { CloseDialog } from "./close-dialog";
import { EnterDialog, ReasonDialog } from "./dialogs";
import { useFollowing } from "./follow";
import { FollowBar } from "./follow-bar";
import { Head } from "./head";
import { useKeys } from "./keys";
import { currentItem, openBallot } from "./model";
import { RecommendationForm } from "./recommendation-form";
import { useRoom } from "./room-context";
import { Side } from "./side";
import { Stage } from "./stage";

/** The dialog that is open; each has what it is about. */
export type Opened =
  | { readonly is: "recommendation"; readonly item: Item; readonly known?: Recommendation }
  | { readonly is: "ballot"; readonly item: Item }
  | { readonly is: "defer" | "early" | "withdraw" | "dissent"; readonly item: Item }
  | { readonly is: "enter" | "close" };

/** The room: agenda at the left, the case in the middle, the statement and the one ask at the right. */
export function RoomView({ savedAt }: { savedAt: string | undefined }) {
  const { state, me, connection } = useRoom();
  const follow = useFollowing(state, me, connection);
  const [opened, setOpened] = useState<Opened>();
  const [putOff, setPutOff] = useState<ReadonlySet<string>>(new Set());
  useKeys({ f: follow.presents || state.presenter === null ? undefined : follow.toggle });
  const shown = state.items.find(({ id }) => id === follow.view.item);
  const current = currentItem(state);
  const ask = askOf(state, me, putOff);
  const close = () => setOpened(undefined);
  return (
    <div className="room">
      <Head item={shown} savedAt={savedAt} />
      <Agenda
        follow={follow}
        onEnter={() => setOpened({ is: "enter" })}
        onClose={() => setOpened({ is: "close" })}
      />
      <div className="stage">
        {state.phase === "live" && (
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
            propose: () => current && setOpened({ is: "recommendation", item: current }),
            openBallot: () => current && setOpened({ is: "ballot", item: current }),
            closeEarly: () => current && setOpened({ is: "early", item: current }),
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
    case "defer":
    case "early":
    case "withdraw":
    case "dissent":
      return <WithReason is={opened.is} item={opened.item} onClose={onClose} />;
  }
}

interface WithReasonProps {
  is: "defer" | "early" | "withdraw" | "dissent";
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
        if (is === "defer") return { type: "case.defer", body: { item: item.id, reason } };
        if (is === "withdraw") return { type: "decision.withdraw", body: { item: item.id, reason } };
        if (is === "dissent") return { type: "dissent.record", body: { item: item.id, reason } };
        const body = { item: item.id, ballot: ballot?.id ?? "", override_reason: reason };
        return { type: "ballot.close", body };
      }}
    />
  );
}
