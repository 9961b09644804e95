import { capitalised, usePeopleWords } from "../../app/people";
import { Avatar } from "../../ui/avatar";
import { StateShape } from "../../ui/state-glyph";
import { useWording } from "../../wording/use-wording";
import { Departures } from "./departures";
import { currentItem, initialsOf, leads, markOf, present, quorumOf } from "./model";
import { useRoom } from "./room-context";
import { useAway } from "./use-away";
import { roomWording } from "./wording";

/** Who takes part, and whether they are enough, by number and by discipline. */
export function Attending({ onEnter }: { onEnter(): void }) {
  const t = useWording(roomWording);
  const word = usePeopleWords();
  const { state, me } = useRoom();
  const away = useAway();
  const item = currentItem(state);
  const quorum = quorumOf(state, item);
  const people = present(state);
  const rows = [
    { word: t("attend.voting"), present: quorum.present, needed: quorum.needed },
    ...quorum.disciplines.map((one) => ({ ...one, word: word.discipline(one.discipline) })),
  ];
  return (
    <section
      className="here"
      aria-label={t(quorum.held ? "attend.held" : "attend.not", { count: people.length })}
    >
      <h3>{t(quorum.held ? "attend.held" : "attend.not", { count: people.length })}</h3>
      <ul className="avs">
        {people.map((one) => {
          const recused = one.person !== null && item?.recused.includes(one.person);
          const lost = one.person !== null && one.person !== me && away.has(one.person);
          const marks = [
            one.office === "member" ? t(`kind.${one.kind}`) : t(`office.${one.office}`),
            word.discipline(one.discipline),
            one.how === "in_room" && t("attend.in-room"),
            one.how === "in_writing" && t("attend.in-writing"),
            recused && t("attend.recused"),
            lost && t("attend.lost"),
          ];
          return (
            <li key={`${one.person ?? one.name} ${one.joined_at}`}>
              <Avatar
                initials={initialsOf(one.name)}
                mark={markOf(one)}
                away={lost || recused === true}
                label={[one.name, ...marks.filter(Boolean)].join(", ")}
              />
            </li>
          );
        })}
      </ul>
      <dl className="counts small">
        {rows.map((row) => (
          <div key={row.word} className={row.present < row.needed ? "warn" : undefined}>
            <dt>{capitalised(row.word)}</dt>
            <dd>
              {row.present < row.needed && <StateShape state="missing" />}
              {t("attend.count", { present: row.present, needed: row.needed })}
            </dd>
          </div>
        ))}
      </dl>
      {leads(state, me) && state.phase !== "closed" && (
        <button type="button" className="btn quiet tight" onClick={onEnter}>
          {t("attend.enter")}
        </button>
      )}
      <Departures away={away} />
      <dl className="legend small" aria-hidden="true">
        {(["votes", "advises", "records", "away"] as const).map((kind) => (
          <div key={kind}>
            <dt>
              <span className={`k ${kind}`} />
            </dt>
            <dd>{t(`legend.${kind}`)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
