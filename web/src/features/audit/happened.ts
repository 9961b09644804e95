import type { RecommendationContent } from "../../api/generated/RecommendationContent";
import type { SessionEvent } from "../../api/generated/SessionEvent";
import type { TimelineEntry } from "../../api/generated/TimelineEntry";
import { usePeopleWords } from "../../app/people";
import type { StateName } from "../../ui/state-glyph";
import { useLanguage } from "../../wording/language";
import { useWording } from "../../wording/use-wording";
import { isKnownEvent } from "../room/evolve";
import { shortly } from "../room/sentences";
import { auditWording, kindWording } from "./wording";

type Kind = (typeof kindWording.keys)[number];

const isKind = (kind: string): kind is Kind => (kindWording.keys as readonly string[]).includes(kind);

const shapes: Readonly<Record<string, StateName>> = {
  "case.presented": "presented",
  "recommendation.proposed": "preliminary",
  "recommendation.revised": "preliminary",
  "decision.frozen": "decided",
  "decision.signed": "signed",
  "case.deferred": "deferred",
};

/** The shape before an entry's words. */
export function shapeOf(entry: TimelineEntry): StateName {
  if (entry.class === "refusal") return "dismissed";
  return entry.class === "look" ? "not-yet" : (shapes[entry.kind] ?? "done");
}

/** The event of a session in an entry's content, when there is one and it was not erased. */
function eventIn(body: unknown): SessionEvent | undefined {
  if (typeof body !== "object" || body === null || !("type" in body) || !("body" in body)) return undefined;
  const event = body as { type: string };
  return isKnownEvent(event) ? event : undefined;
}

function contentIn(event: SessionEvent | undefined): RecommendationContent | undefined {
  const proposed = event?.type === "recommendation.proposed" || event?.type === "recommendation.revised";
  return proposed ? event.body.recommendation.content : undefined;
}

/** Entries in words: what happened, and by whom, as they were then. */
export function useHappened() {
  const t = useWording(auditWording);
  const kinds = useWording(kindWording);
  const word = usePeopleWords();
  const language = useLanguage();
  const what = ({ kind, body }: TimelineEntry): string => {
    // The log may hold kinds that are newer than this page: their code is better than nothing.
    const words = isKind(kind) ? kinds(kind) : kind;
    const event = eventIn(body);
    const content = contentIn(event);
    const detail = content
      ? shortly(language, content)
      : event?.type === "note.added"
        ? event.body.note.text
        : event?.type === "dissent.recorded"
          ? event.body.dissent.reason
          : undefined;
    return detail === undefined ? words : `${words}: ${detail}`;
  };
  const by = (entry: TimelineEntry): string => {
    if (entry.actor_name === null) return t("by.server");
    const discipline = entry.actor_discipline === null ? "" : word.discipline(entry.actor_discipline);
    const who = [entry.actor_name, discipline, entry.actor_place].filter(Boolean).join(", ");
    return entry.on_behalf_of_name === null ? who : t("by.for", { who, whom: entry.on_behalf_of_name });
  };
  return { what, by };
}
