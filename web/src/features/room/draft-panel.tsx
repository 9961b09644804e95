import type { ReactNode } from "react";
import type { Item } from "../../api/generated/Item";
import type { Recommendation } from "../../api/generated/Recommendation";
import { Button } from "../../ui/button";
import { Pill } from "../../ui/pill";
import { useWording } from "../../wording/use-wording";
import { BoardTexts } from "../texts/board-texts";
import { BallotResults } from "./ballot-results";
import { Dissents } from "./dissents";
import { attendanceOf, leads } from "./model";
import { Notes } from "./notes";
import { Opinions } from "./opinions";
import { RecommendationView } from "./recommendation-view";
import { Refused } from "./refused";
import { useActing, useRoom } from "./room-context";
import { courseWording, roomWording } from "./wording";

/** What can be opened from the draft. */
export interface DraftActs {
  propose(): void;
  revise(recommendation: Recommendation): void;
  openBallot(): void;
  defer(): void;
}

interface DraftPanelProps {
  item: Item;
  /** The reader's own dissent. */
  dissent: ReactNode;
  acts: DraftActs;
}

/** The board's statement while it is being written: recommendations, what was said, what was voted. */
export function DraftPanel({ item, dissent, acts }: DraftPanelProps) {
  const t = useWording(roomWording);
  const { state, me } = useRoom();
  const course = useWording(courseWording);
  const setting = useActing();
  const takesPart =
    attendanceOf(state, me) !== undefined && item.state === "presenting" && !item.recused.includes(me);
  const leading = takesPart && leads(state, me);
  return (
    <>
      <header className="righthead">
        <h2>{t("draft.title")}</h2>
        {item.supersedes && <p className="small muted">{course("supersedes", { ...item.supersedes })}</p>}
        {item.read_back && <Pill state="preliminary">{t("draft.readback")}</Pill>}
      </header>
      {/* First, so that it is seen without scrolling while the board decides. */}
      <Dissents dissents={item.dissents} />
      <ol className="recs">
        {item.recommendations.map((recommendation, place) => (
          <Draft
            key={recommendation.id}
            item={item}
            recommendation={recommendation}
            number={place + 1}
            onRevise={takesPart ? () => acts.revise(recommendation) : undefined}
            mayWithdraw={leading || (takesPart && recommendation.proposed_by === me)}
          />
        ))}
      </ol>
      {item.recommendations.length === 0 && <p className="none muted">{t("draft.empty")}</p>}
      {takesPart && (
        <div className="tools">
          <Button size="tight" icon="plus" onClick={acts.propose}>
            {t("draft.propose")}
          </Button>
          {leading && (
            <Button size="tight" variant="quiet" onClick={acts.openBallot}>
              {t("draft.ballot")}
            </Button>
          )}
          {state.chair === me && (
            <Button size="tight" variant="quiet" onClick={acts.defer}>
              {t("draft.defer")}
            </Button>
          )}
          {leading && (
            <Button
              size="tight"
              variant="quiet"
              busy={setting.busy ? t("saving") : undefined}
              onClick={() => void setting.act({ type: "case.set_down", body: { item: item.id } })}
            >
              {t("draft.set-down")}
            </Button>
          )}
          <Refused words={setting.refused} />
        </div>
      )}
      <BoardTexts item={item} />
      {dissent}
      <BallotResults ballots={item.ballots} />
      <Opinions item={item} />
      <Notes item={item} />
    </>
  );
}

interface DraftProps {
  item: Item;
  recommendation: Recommendation;
  number: number;
  onRevise: (() => void) | undefined;
  mayWithdraw: boolean;
}

function Draft({ item, recommendation, number, onRevise, mayWithdraw }: DraftProps) {
  const t = useWording(roomWording);
  const { act, busy, refused } = useActing();
  return (
    <li>
      <RecommendationView content={recommendation.content} />
      {(onRevise || mayWithdraw) && (
        <div className="row own">
          {onRevise && (
            <Button
              size="tight"
              variant="quiet"
              aria-label={t("draft.revise.of", { number })}
              onClick={onRevise}
            >
              {t("draft.revise")}
            </Button>
          )}
          {mayWithdraw && (
            <Button
              size="tight"
              variant="quiet"
              aria-label={t("draft.withdraw.of", { number })}
              busy={busy ? t("saving") : undefined}
              onClick={() =>
                void act({
                  type: "recommendation.withdraw",
                  body: { item: item.id, recommendation: recommendation.id },
                })
              }
            >
              {t("draft.withdraw")}
            </Button>
          )}
        </div>
      )}
      <Refused words={refused} />
    </li>
  );
}
