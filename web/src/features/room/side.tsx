import type { ReactNode } from "react";
import type { Item } from "../../api/generated/Item";
import { useWording } from "../../wording/use-wording";
import { BoardTexts } from "../texts/board-texts";
import { Pill } from "../../ui/pill";
import { BallotPanel } from "./ballot-panel";
import { BallotResults } from "./ballot-results";
import { Dissents } from "./dissents";
import { DraftPanel } from "./draft-panel";
import { isChair, isHidden, openBallot, unsignedItems } from "./model";
import { Notes } from "./notes";
import { Opinions } from "./opinions";
import { OwnDissent } from "./own-dissent";
import { OwnSignature } from "./own-signature";
import type { Opened } from "./room";
import { useRoom } from "./room-context";
import { statementWording } from "./wording";

/** The right column above the ask: draft, ballot, or what came of them. */
export function Side({ item, onOpen }: { item: Item | undefined; onOpen(opened: Opened): void }) {
  const { state, me } = useRoom();
  if (!item || isHidden(state, item, me) || !item.presented) return null;
  const ballot = openBallot(item);
  const dissent = <OwnDissent item={item} onWrite={() => onOpen({ is: "dissent", item })} />;
  if (ballot) {
    return (
      <>
        <BallotPanel item={item} ballot={ballot} dissent={dissent} />
        <BoardTexts item={item} />
      </>
    );
  }
  if (item.decision) return <Decided item={item} dissent={dissent} />;
  return (
    <DraftPanel
      key={`${state.id} ${item.id}`}
      item={item}
      dissent={dissent}
      acts={{
        propose: () => onOpen({ is: "recommendation", item }),
        revise: (known) => onOpen({ is: "recommendation", item, known }),
        openBallot: () => onOpen({ is: "ballot", item }),
        defer: () => onOpen({ is: "defer", item }),
      }}
    />
  );
}

function Decided({ item, dissent }: { item: Item; dissent: ReactNode }) {
  const t = useWording(statementWording);
  const { state, me } = useRoom();
  const unsigned = unsignedItems(state);
  const signed = item.state === "signed";
  const title = signed ? "panel.signed" : isChair(state, me) ? "panel.sign" : "panel";
  return (
    <>
      <header className="righthead">
        <h2>{t(title)}</h2>
        {!signed && <Pill>{t("panel.count", { count: unsigned.length })}</Pill>}
      </header>
      <OwnSignature item={item} />
      {dissent}
      <Dissents dissents={item.dissents} />
      <BallotResults ballots={item.ballots} />
      <Opinions item={item} />
      <BoardTexts item={item} />
      <Notes item={item} />
    </>
  );
}
