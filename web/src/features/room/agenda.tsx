import type { Item } from "../../api/generated/Item";
import type { ItemState } from "../../api/generated/ItemState";
import { StateShape, type StateName } from "../../ui/state-glyph";
import { useFormat } from "../../wording/use-format";
import { useWording } from "../../wording/use-wording";
import { Attending } from "./attending";
import type { Following } from "./follow";
import { courseOf, currentItem, nextItem } from "./model";
import { Mover } from "./mover";
import type { Opened } from "./room";
import { useRoom } from "./room-context";
import { SessionTools } from "./session-tools";
import { courseWording, roomWording } from "./wording";

const shapes: Record<ItemState, StateName | undefined> = {
  queued: undefined,
  presenting: "presented",
  voting: "presented",
  decided: "decided",
  signed: "signed",
  deferred: "deferred",
  carried_over: "deferred",
  withdrawn: "not-needed",
};

interface AgendaProps {
  follow: Following;
  onOpen(opened: Opened): void;
}

/** The cases of the session and where each stands, and who takes part. */
export function Agenda({ follow, onOpen }: AgendaProps) {
  const t = useWording(roomWording);
  const format = useFormat();
  const { state, me } = useRoom();
  const { starts, ends } = courseOf(state);
  const left = state.phase === "live" && (currentItem(state) ?? nextItem(state)) !== undefined;
  const planned = format.time(Date.parse(state.starts_at) + state.planned_minutes * 60_000);
  return (
    <nav className="agenda" aria-label={t("agenda")}>
      <h2>{state.board.name}</h2>
      {state.items.length === 0 && <p className="small muted">{t("agenda.empty")}</p>}
      <ol>
        {state.items.map((item, place) => (
          <Row
            key={item.id}
            item={item}
            time={format.time(starts[place] ?? state.starts_at)}
            shown={follow.view.item === item.id}
            mine={item.presented?.referrer.person === me}
            onLook={() => follow.look({ item: item.id })}
          />
        ))}
      </ol>
      <p className="small muted planned">
        {state.closed_at !== null
          ? t("agenda.ended", { time: format.time(state.closed_at) })
          : left
            ? t("agenda.ends.expected", { time: format.time(ends), planned })
            : t("agenda.ends", { time: planned })}
      </p>
      <SessionTools onOpen={onOpen} />
      <Attending onEnter={() => onOpen({ is: "enter" })} />
    </nav>
  );
}

interface RowProps {
  item: Item;
  time: string;
  shown: boolean;
  mine: boolean;
  onLook(): void;
}

function Row({ item, time, shown, mine, onLook }: RowProps) {
  const t = useWording(roomWording);
  const course = useWording(courseWording);
  const shape = shapes[item.state];
  return (
    <li className="entry">
      <button type="button" aria-current={shown || undefined} onClick={onLook}>
        <span className="t">{time}</span>
        <span translate="no">
          {item.pseudonym || t("agenda.hidden")}
          {mine && <i>{t("agenda.mine")}</i>}
          {item.urgent && <i>{course("urgent.mark")}</i>}
        </span>
        <span className="st">
          {shape && <StateShape state={shape} />}
          <span className="vh">{t(`item.${item.state}`)}</span>
        </span>
      </button>
      {shown && <Mover item={item} />}
    </li>
  );
}
