import { useLanguage } from "../../wording/language";
import { targetFor, type Waiting } from "./asks";
import { usePlaceWords } from "./ask-place";
import { useDrafts } from "./drafts";
import { wordTarget } from "./words";

/** What a person confirms in one go: each file with its place and what speaks for it. */
export function AgreeingList({ uploads }: { uploads: readonly Waiting[] }) {
  const { draftOf } = useDrafts();
  const place = usePlaceWords();
  const language = useLanguage();
  return (
    <ul className="agreeing">
      {uploads.map((upload) => {
        const target = targetFor(upload, draftOf(upload.id));
        return (
          <li key={upload.id}>
            <span className="hgvs" translate="no">
              {upload.name}
            </span>
            {target && (
              <span>
                <b>{place(target)}</b>
                <span className="small sub">{wordTarget(target, language)}</span>
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
