import { useWording } from "../../wording/use-wording";
import { AgreeingList } from "./agreeing-list";
import { AskBlock } from "./ask-block";
import { targetFor, type Waiting } from "./asks";
import { useDrafts } from "./drafts";
import { usePlace } from "./use-acts";
import { askWording } from "./wording";

/** Nothing else is asked: the files that agree, to be confirmed in one go. */
export function AskAgreeing({ uploads }: { uploads: readonly Waiting[] }) {
  const t = useWording(askWording);
  const { draftOf } = useDrafts();
  const place = usePlace();
  const who = new Set(uploads.map((upload) => targetFor(upload, draftOf(upload.id))?.pseudonym ?? ""));
  const [pseudonym = ""] = who;
  const count = uploads.length;
  return (
    <AskBlock
      title={
        who.size === 1
          ? t("agree.title", { count, pseudonym })
          : t("agree.title.several", { count, patients: who.size })
      }
      why={t("agree.why")}
      acts={[
        {
          label: t("agree.yes", { count }),
          act: () => place.mutate(uploads.map((upload) => ({ upload, draft: draftOf(upload.id) }))),
          primary: true,
        },
      ]}
      busy={place.isPending ? t("ask.sending") : undefined}
      error={place.error}
    >
      <AgreeingList uploads={uploads} />
    </AskBlock>
  );
}
