import { useEffect, useRef } from "react";
import type { CaseSnapshot } from "../../api/generated/CaseSnapshot";
import type { Item } from "../../api/generated/Item";
import { Icon } from "../../ui/icon";
import { StateShape } from "../../ui/state-glyph";
import { Timeline } from "../../ui/timeline/timeline";
import { useFormat } from "../../wording/use-format";
import { useWording } from "../../wording/use-wording";
import { Findings } from "./findings";
import type { Following } from "./follow";
import { roomWording } from "./wording";

interface CasePageProps {
  item: Item;
  snapshot: CaseSnapshot;
  follow: Following;
}

/** The section whose beginning is nearest to the top of what is seen. */
function sectionInView(page: HTMLElement): string | undefined {
  const top = page.getBoundingClientRect().top;
  const sections = [...page.querySelectorAll<HTMLElement>("[data-section]")];
  return sections.find((section) => section.getBoundingClientRect().bottom > top + 24)?.dataset["section"];
}

/** Keeps a presenter's place known to the others, and a follower's page at that place. */
function useSharedScroll(follow: Following) {
  const page = useRef<HTMLElement>(null);
  const { section, variant } = follow.view;
  const { following } = follow;
  useEffect(() => {
    if (!following || section === undefined) return;
    const target =
      (variant && page.current?.querySelector(`[data-variant="${CSS.escape(variant)}"]`)) ||
      page.current?.querySelector(`[data-section="${CSS.escape(section)}"]`);
    target?.scrollIntoView({ block: variant ? "nearest" : "start" });
  }, [following, section, variant]);
  const onScroll = () => {
    const seen = page.current && sectionInView(page.current);
    if (follow.presents && seen && seen !== section) follow.look({ section: seen });
  };
  return { page, onScroll };
}

/** The presented case on one page, exactly as it was when it came before the board. */
export function CasePage({ item, snapshot, follow }: CasePageProps) {
  const t = useWording(roomWording);
  const format = useFormat();
  const { page, onScroll } = useSharedScroll(follow);
  return (
    <article
      className="a4"
      ref={page}
      onScroll={onScroll}
      onPointerUp={() => {
        if (follow.following) follow.look({});
      }}
    >
      <header className="question" data-section="question">
        <p className="label">
          {t("page.question", { name: snapshot.referrer.name, place: snapshot.referrer.place })}
          <span className="needed">{t("page.needed", { day: format.day(snapshot.needed_by) })}</span>
        </p>
        <h1>{snapshot.question}</h1>
        <p className="why">{snapshot.background}</p>
      </header>
      <figure data-section="timeline">
        <Timeline disease={snapshot.disease} specimens={snapshot.specimens} />
      </figure>
      <Findings snapshot={snapshot} follow={follow} />
      <Specimens snapshot={snapshot} />
      <Wishes item={item} snapshot={snapshot} />
      <footer className="docs" data-section="files" aria-label={t("page.files")}>
        {snapshot.files.map(({ file, name, accepted, data_lines }) => (
          <span key={file}>
            <Icon name="dna" />
            <span translate="no">{name}</span>
            <span className="muted">{t("page.file", { accepted, lines: data_lines })}</span>
          </span>
        ))}
        <span className="muted push">{t("page.revision", { revision: snapshot.revision })}</span>
      </footer>
    </article>
  );
}

function Specimens({ snapshot }: { snapshot: CaseSnapshot }) {
  const t = useWording(roomWording);
  if (snapshot.specimens.length === 0) return null;
  return (
    <section data-section="specimens" aria-label={t("page.specimens")}>
      <dl className="bio">
        {snapshot.specimens.map(({ id, laboratory_number, site, tumour_cell_content, material }) => (
          <div key={id}>
            <dt>
              <span translate="no">{laboratory_number}</span>, {site}
            </dt>
            <dd>
              {tumour_cell_content
                ? t("page.specimens.content", tumour_cell_content)
                : material === "tumour"
                  ? t("page.specimens.none")
                  : "–"}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Wishes({ item, snapshot }: { item: Item; snapshot: CaseSnapshot }) {
  const t = useWording(roomWording);
  const format = useFormat();
  const spoken = item.wishes_spoken_at;
  return (
    <section className="wishes" data-section="wishes">
      <h2>
        {t("page.wishes")}
        {spoken !== null && (
          <span className="ok small muted">
            <StateShape state="done" />
            {t("page.wishes.spoken", { time: format.time(spoken) })}
          </span>
        )}
      </h2>
      <p>{snapshot.wishes || t("page.wishes.none")}</p>
      {item.explained && (
        <p>
          <b className="strong">{t("page.explained")}:</b> {item.explained.text}{" "}
          <span className="muted">
            {item.explained.name}, {format.time(item.explained.at)}
          </span>
        </p>
      )}
    </section>
  );
}
