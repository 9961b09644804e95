import { capitalised, usePeopleWords } from "../../app/people";
import { useFormat } from "../../wording/use-format";
import { useWording } from "../../wording/use-wording";
import { StateShape } from "../../ui/state-glyph";
import { attendanceOf, quorumOf } from "./model";
import { useRoom } from "./room-context";
import { lobbyWording } from "./wording";

/** Before the first case: who is expected, who is here, and whether they are enough. */
export function Lobby() {
  const t = useWording(lobbyWording);
  const word = usePeopleWords();
  const format = useFormat();
  const { state } = useRoom();
  const quorum = quorumOf(state);
  const when = `${format.longDay(state.starts_at)}, ${format.time(state.starts_at)}`;
  return (
    <article className="doc" aria-label={t("title")}>
      <p className="label">{when}</p>
      <h1>{t(`phase.${state.phase}`)}</h1>
      <p className="soft lobby-lead">
        {t(quorum.held ? "quorum.held" : "quorum.not", { present: quorum.present, needed: quorum.needed })}
        {state.video_link !== null && (
          <>
            {" "}
            <a href={state.video_link} target="_blank" rel="noreferrer">
              {t("video")}
            </a>
          </>
        )}
      </p>
      <table className="rows members" aria-label={t("members")}>
        <thead>
          <tr>
            <th scope="col">{t("members")}</th>
            <th scope="col">{t("members.profession")}</th>
            <th scope="col">{t("members.here")}</th>
          </tr>
        </thead>
        <tbody>
          {state.board.members.map((member) => {
            const here = attendanceOf(state, member.person);
            const standing =
              member.office === "member" ? t(`kind.${member.kind}`) : t(`office.${member.office}`);
            return (
              <tr key={member.person}>
                <td>
                  <b className="strong">{member.name}</b> <span className="muted">{member.place}</span>
                </td>
                <td>
                  {capitalised(word.discipline(member.discipline))} <span className="muted">{standing}</span>
                </td>
                <td>
                  <span className="state">
                    <StateShape state={here ? "live" : "not-yet"} />
                    {here ? t("here", { time: format.time(here.joined_at) }) : t("not-here")}
                  </span>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </article>
  );
}
