import { Link } from "@tanstack/react-router";
import { StateGlyph } from "../../ui/state-glyph";
import { useFormat } from "../../wording/use-format";
import { useWording } from "../../wording/use-wording";
import { HandedOver } from "../results/deliveries";
import "../results/results.css";
import { useCase } from "./use-case";
import { caseWording } from "./wording";

/** Where the board meets on the case. */
export function Placed() {
  const t = useWording(caseWording);
  const format = useFormat();
  const { view } = useCase();
  const { placed } = view;
  return (
    <section aria-labelledby="placed-title">
      <h2 id="placed-title">{t("placed.title")}</h2>
      {placed ? (
        <p>
          {view.board_name}, {format.day(placed.starts_at)} {format.time(placed.starts_at)}{" "}
          <Link to="/sessions/$sessionId" params={{ sessionId: placed.session }}>
            {t("placed.open")}
          </Link>
        </p>
      ) : (
        <p className="soft">
          {view.board_name}. {t("placed.none")}
        </p>
      )}
    </section>
  );
}

/** What the board has decided, newest first. */
export function Decisions() {
  const t = useWording(caseWording);
  const format = useFormat();
  const { view } = useCase();
  const newest = view.decisions.toSorted((a, b) => b.version - a.version);
  return (
    <section aria-labelledby="decisions-title">
      <h2 id="decisions-title">{t("decisions.title")}</h2>
      {newest.length === 0 && <p className="soft">{t("decisions.none")}</p>}
      <ul className="decisions">
        {newest.map(({ decision, version, decided_at, signed, deliveries, acknowledgements }) => (
          <li key={decision}>
            <Link to="/decisions/$decisionId" params={{ decisionId: decision }}>
              {t("decisions.version", { version, when: format.dateTime(decided_at) })}
            </Link>
            <StateGlyph
              state={signed ? "signed" : "decided"}
              word={t(signed ? "decisions.signed" : "decisions.unsigned")}
            />
            <HandedOver deliveries={deliveries} acknowledgements={acknowledgements} />
          </li>
        ))}
      </ul>
    </section>
  );
}
