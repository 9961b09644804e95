import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { meQuery } from "../../api/me";
import { usePageTitle } from "../../app/page-title";
import { LiveConnection } from "../../live/connection";
import { useLiveView } from "../../live/use-live";
import { Banner } from "../../ui/banner";
import { Button } from "../../ui/button";
import { Skeleton } from "../../ui/placeholders";
import { useWording } from "../../wording/use-wording";
import { useAnnouncements } from "./announcing";
import { RoomView } from "./room";
import "./room.css";
import { type Room, RoomContext } from "./room-context";
import { RoomStore } from "./store";
import { roomWording } from "./wording";

const route = getRouteApi("/framed/sessions/$sessionId/room");

/** A session as it is held: the presented case, the board's draft, and what is asked of the reader. */
export function RoomPage() {
  const t = useWording(roomWording);
  const { sessionId } = route.useParams();
  const { data: me } = useSuspenseQuery(meQuery);
  const [attempt, setAttempt] = useState(0);
  usePageTitle(t("title"));
  return (
    <LiveRoom
      key={`${sessionId} ${attempt}`}
      sessionId={sessionId}
      me={me.person}
      onIncomplete={() => setAttempt((before) => before + 1)}
    />
  );
}

interface LiveRoomProps {
  sessionId: string;
  me: string;
  onIncomplete(): void;
}

function LiveRoom({ sessionId, me, onIncomplete }: LiveRoomProps) {
  const t = useWording(roomWording);
  const [{ store, connection }] = useState(() => {
    const made = new RoomStore(me, onIncomplete);
    return { store: made, connection: new LiveConnection(sessionId, made) };
  });
  useEffect(() => {
    connection.join();
    return () => connection.leave();
  }, [connection]);
  const { state, savedAt } = useSyncExternalStore(store.subscribe, store.view);
  const view = useLiveView(connection);
  useAnnouncements(state, view.status);
  const room = useMemo<Room | undefined>(() => state && { state, me, connection }, [state, me, connection]);
  const ended = view.state.is === "ended" && view.state.because !== "left" ? view.state.because : undefined;
  return (
    <div className="room-page">
      {ended && <Banner tone="attention">{t(`ended.${ended}`)}</Banner>}
      {view.outdated && (
        <Banner
          tone="attention"
          action={
            <Button size="tight" onClick={() => location.reload()}>
              {t("reload")}
            </Button>
          }
        >
          {t("outdated")}
        </Banner>
      )}
      {!ended && view.status === "offline" && (
        <Banner
          tone="attention"
          action={
            <Button size="tight" onClick={connection.tryNow}>
              {t("line.try")}
            </Button>
          }
        >
          {t("line.lost")}
        </Banner>
      )}
      {room ? (
        <RoomContext value={room}>
          <RoomView savedAt={savedAt} />
        </RoomContext>
      ) : (
        !ended && <Skeleton label={t("loading")} lines={8} />
      )}
    </div>
  );
}
