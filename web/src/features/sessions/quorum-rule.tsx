import type { Board } from "../../api/generated/Board";
import { capitalised, usePeopleWords } from "../../app/people";
import { StateShape } from "../../ui/state-glyph";
import { useWording } from "../../wording/use-wording";
import { sessionWording } from "./wording";

/** How many voting members, and of which professions, the board needs to decide. */
export function QuorumRuleList({ board }: { board: Board }) {
  const t = useWording(sessionWording);
  const word = usePeopleWords();
  const voting = board.members.filter(({ kind }) => kind === "voting");
  const advisers = board.members.filter(({ kind }) => kind !== "voting").map(({ name }) => name);
  const rules = [
    { key: "any", name: t("quorum.any"), needed: board.quorum.at_least, members: voting.length },
    ...board.quorum.disciplines.map(({ discipline, at_least }) => ({
      key: discipline,
      name: capitalised(word.discipline(discipline)),
      needed: at_least,
      members: voting.filter((one) => one.discipline === discipline).length,
    })),
  ];
  return (
    <aside className="side" aria-label={t("quorum.title")}>
      <h2>{t("quorum.title")}</h2>
      <ul className="quorum-rules">
        {rules.map(({ key, name, needed, members }) => (
          <li key={key}>
            <span>{name}</span>
            <span className={members < needed ? "small warn" : "small muted"}>
              {members < needed && <StateShape state="missing" />}
              {t("quorum.needed", { count: needed, members })}
            </span>
          </li>
        ))}
      </ul>
      {advisers.length > 0 && (
        <p className="small muted">{t("quorum.advisers", { names: advisers.join(", ") })}</p>
      )}
    </aside>
  );
}
