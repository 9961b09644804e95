import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import type { Minutes } from "../../api/generated/Minutes";
import { usePageTitle } from "../../app/page-title";
import { usePeopleWords } from "../../app/people";
import { ProblemView } from "../../app/problem-view";
import { Button } from "../../ui/button";
import { Skeleton } from "../../ui/placeholders";
import { RowsTable, Th } from "../../ui/table";
import { useFormat } from "../../wording/use-format";
import { useWording } from "../../wording/use-wording";
import { roomWording } from "../room/wording";
import { CaseEntry } from "./case-entry";
import "./minutes.css";
import { minutesQuery } from "./requests";
import { useSpent } from "./spent";
import { minutesWording } from "./wording";

const route = getRouteApi("/framed/sessions/$sessionId/minutes");

/** The minutes of a session that is over, made to be printed. */
export function MinutesPage() {
  const t = useWording(minutesWording);
  usePageTitle(t("title"));
  const { sessionId } = route.useParams();
  const { data, error, refetch } = useQuery(minutesQuery(sessionId));
  if (error) return <ProblemView error={error} wholePage onAgain={() => void refetch()} />;
  if (!data) return <Skeleton label={t("loading")} lines={10} />;
  return (
    <article className="page minutes">
      <Head minutes={data} />
      <Attendance minutes={data} />
      <section aria-labelledby="minutes-cases">
        <h2 id="minutes-cases">{t("cases.title")}</h2>
        <ol className="entries">
          {data.cases.map((entry) => (
            <CaseEntry key={entry.item} entry={entry} />
          ))}
        </ol>
      </section>
      <CarriedOver minutes={data} />
    </article>
  );
}

function Head({ minutes }: { minutes: Minutes }) {
  const t = useWording(minutesWording);
  const format = useFormat();
  const spent = useSpent();
  const { board_name, started_at, starts_at, closed_at, chair_name, paused_seconds } = minutes;
  const from = started_at ?? starts_at;
  return (
    <header className="page-head">
      <div>
        <p className="soft">{board_name}</p>
        <h1>{t("title")}</h1>
        <p className="meta">
          <span className="day">
            {t("held", {
              day: `${format.longDay(from)} ${format.date(from).slice(0, 4)}`,
              from: format.time(from),
              to: closed_at === null ? "" : format.time(closed_at),
            })}
          </span>
          <span>{t("chair", { name: chair_name })}</span>
          {paused_seconds > 0 && <span>{t("paused", { time: spent(paused_seconds) })}</span>}
        </p>
      </div>
      <Button icon="print" onClick={() => print()}>
        {t("print")}
      </Button>
    </header>
  );
}

function Attendance({ minutes }: { minutes: Minutes }) {
  const t = useWording(minutesWording);
  const room = useWording(roomWording);
  const word = usePeopleWords();
  const format = useFormat();
  const until = minutes.closed_at;
  return (
    <section aria-labelledby="minutes-attendance">
      <h2 id="minutes-attendance">{t("attendance.title")}</h2>
      <RowsTable
        label={t("attendance.title")}
        head={
          <>
            <Th>{t("attendance.name")}</Th>
            <Th>{t("attendance.discipline")}</Th>
            <Th>{t("attendance.part")}</Th>
            <Th>{t("attendance.how")}</Th>
            <Th>{t("attendance.time")}</Th>
          </>
        }
      >
        {minutes.attendance.map(({ name, place, discipline, office, kind, how, joined_at, left_at }) => (
          <tr key={`${name} ${joined_at}`}>
            <td>
              <b className="strong">{name}</b>, {place}
            </td>
            <td>{word.discipline(discipline)}</td>
            <td>
              {[office !== "member" && room(`office.${office}`), t(`kind.${kind}`)]
                .filter(Boolean)
                .join(", ")}
            </td>
            <td>{t(`how.${how}`)}</td>
            <td className="nowrap">
              {format.time(joined_at)}–{(left_at ?? until) !== null && format.time(left_at ?? until ?? "")}
            </td>
          </tr>
        ))}
      </RowsTable>
    </section>
  );
}

function CarriedOver({ minutes }: { minutes: Minutes }) {
  const t = useWording(minutesWording);
  const carried = minutes.cases.filter(({ item }) => minutes.carried_over.includes(item));
  return (
    <section aria-labelledby="minutes-carried">
      <h2 id="minutes-carried">{t("carried.title")}</h2>
      {carried.length === 0 && <p className="soft">{t("carried.none")}</p>}
      <ul>
        {carried.map(({ item, hidden, pseudonym, question }) => (
          <li key={item}>
            {hidden ? (
              t("hidden")
            ) : (
              <>
                <b className="strong" translate="no">
                  {pseudonym}
                </b>
                : {question}
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
