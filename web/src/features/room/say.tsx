import type { RecommendationContent } from "../../api/generated/RecommendationContent";
import { useWording } from "../../wording/use-wording";
import { sentenceOf, sentenceWording } from "./sentences";

/** A recommendation as the sentence that is read aloud. */
export function Say({ content }: { content: RecommendationContent }) {
  const t = useWording(sentenceWording);
  const { key, values } = sentenceOf(t, content);
  return <p className="say">{t.rich(key, values)}</p>;
}
