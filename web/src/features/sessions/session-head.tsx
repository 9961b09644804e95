import { Link } from "@tanstack/react-router";
import type { SessionView } from "../../api/generated/SessionView";
import { IconButton, buttonClass } from "../../ui/button";
import { useFormat } from "../../wording/use-format";
import { useWording } from "../../wording/use-wording";
import { sessionWording } from "./wording";

/** When and where, who leads, and how much of the time is planned. */
export function SessionHead({ session, withRoom }: { session: SessionView; withRoom: boolean }) {
  const t = useWording(sessionWording);
  const format = useFormat();
  const { board, starts_at, planned_minutes, agenda, video_link, phase, may_join } = session;
  const ends = Date.parse(starts_at) + planned_minutes * 60_000;
  const used = agenda.reduce((sum, row) => sum + row.planned_minutes, 0);
  const officer = (office: "chair" | "deputy") => {
    const member = board.members.find((one) => one.office === office);
    return member && <span>{t.rich(office, { name: member.name, place: member.place })}</span>;
  };
  const inMinutes = t("planned.of", { used, minutes: planned_minutes });
  return (
    <header className="session-head">
      <div>
        <p className="soft">{board.name}</p>
        <h1>
          {format.longDay(starts_at)}, {format.time(starts_at)}–{format.time(ends)}
        </h1>
        <p className="meta">
          <span>{t("zone")}</span>
          {officer("chair")}
          {officer("deputy")}
          {phase !== "scheduled" && <span>{t(`phase.${phase}`)}</span>}
          {video_link !== null && (
            <a href={video_link} target="_blank" rel="noreferrer">
              {t("video")}
            </a>
          )}
        </p>
      </div>
      <div className="figure push">
        <span className="label">{t("planned")}</span>
        <span className="big">{inMinutes}</span>
        <meter
          className="meter"
          min={0}
          max={planned_minutes}
          value={Math.min(used, planned_minutes)}
          aria-label={inMinutes}
        />
      </div>
      <div className="row">
        <IconButton icon="print" label={t("print")} onClick={() => print()} />
        {(phase === "closed" || phase === "reopened") && (
          <Link
            to="/sessions/$sessionId/minutes"
            params={{ sessionId: session.session }}
            className={buttonClass({})}
          >
            {t("minutes")}
          </Link>
        )}
        {withRoom && may_join && (
          <Link
            to="/sessions/$sessionId/room"
            params={{ sessionId: session.session }}
            className={buttonClass({})}
          >
            {t(phase === "closed" ? "room.closed" : "room")}
          </Link>
        )}
      </div>
    </header>
  );
}
