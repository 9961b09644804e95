import type { Item } from "../../api/generated/Item";
import { Button } from "../../ui/button";
import { EmptyState } from "../../ui/placeholders";
import { useWording } from "../../wording/use-wording";
import { Addenda } from "./addenda";
import { CasePage } from "./case-page";
import type { Following } from "./follow";
import { ItemTools, useStanding } from "./item-tools";
import { Lobby } from "./lobby";
import { attendanceOf, currentItem, isHidden } from "./model";
import { Opinions } from "./opinions";
import { PatientStrip } from "./patient-strip";
import { Refused } from "./refused";
import type { Opened } from "./room";
import { useActing, useRoom } from "./room-context";
import { Statement } from "./statement";
import { roomWording, statementWording } from "./wording";

interface StageProps {
  item: Item | undefined;
  follow: Following;
  onOpen(opened: Opened): void;
}

/** The middle of the room: the case, its frozen statement, or the lobby. */
export function Stage({ item, follow, onOpen }: StageProps) {
  const standing = useStanding();
  const st = useWording(statementWording);
  const { state, me } = useRoom();
  if (!item) return <Lobby />;
  if (isHidden(state, item, me)) return <Recused item={item} />;
  if (item.decision) {
    const signed = item.state === "signed";
    const mayWithdraw = !signed && state.chair === me && state.phase === "live" && !currentItem(state);
    return (
      <>
        <Statement
          decision={item.decision}
          signed={signed}
          actions={
            <>
              {mayWithdraw && (
                <Button variant="quiet" size="tight" onClick={() => onOpen({ is: "withdraw", item })}>
                  {st("withdraw")}
                </Button>
              )}
              <ItemTools item={item} onOpen={onOpen} />
            </>
          }
        />
        <Addenda item={item} />
      </>
    );
  }
  if (!item.presented) {
    return (
      <>
        <EmptyState
          title={item.pseudonym}
          action={
            <>
              <ItemTools item={item} onOpen={onOpen} />
              <Conflict item={item} />
            </>
          }
        >
          {item.question} {standing(item)}
        </EmptyState>
        <Opinions item={item} />
        <Addenda item={item} />
      </>
    );
  }
  return (
    <>
      <CasePage key={item.id} item={item} snapshot={item.presented} follow={follow} />
      <PatientStrip item={item} snapshot={item.presented} onOpen={onOpen} />
      <ItemTools item={item} onOpen={onOpen} />
      <Conflict item={item} />
    </>
  );
}

/** Withdraws from a case for a conflict of interest. */
function Conflict({ item }: { item: Item }) {
  const t = useWording(roomWording);
  const { state, me } = useRoom();
  const { act, busy, refused } = useActing();
  const open = item.state === "queued" || item.state === "presenting" || item.state === "voting";
  if (!open || !attendanceOf(state, me) || state.phase === "closed" || item.recused.includes(me)) return null;
  return (
    <div className="conflict">
      <Button
        variant="quiet"
        size="tight"
        busy={busy ? t("saving") : undefined}
        onClick={() => void act({ type: "conflict.declare", body: { item: item.id, recused: true } })}
      >
        {t("page.conflict")}
      </Button>
      <Refused words={refused} />
    </div>
  );
}

function Recused({ item }: { item: Item }) {
  const t = useWording(roomWording);
  const { act, busy, refused } = useActing();
  return (
    <>
      <EmptyState
        title={t("page.recused")}
        action={
          <Button
            size="tight"
            busy={busy ? t("saving") : undefined}
            onClick={() => void act({ type: "conflict.declare", body: { item: item.id, recused: false } })}
          >
            {t("page.recused.back")}
          </Button>
        }
      >
        {t("page.recused.sub")}
      </EmptyState>
      <Refused words={refused} />
    </>
  );
}
