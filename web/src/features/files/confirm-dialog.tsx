import { ProblemView } from "../../app/problem-view";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { useWording } from "../../wording/use-wording";
import { AgreeingList } from "./agreeing-list";
import type { Waiting } from "./asks";
import { useDrafts } from "./drafts";
import { usePlace } from "./use-acts";
import { askWording } from "./wording";

interface ConfirmDialogProps {
  uploads: readonly Waiting[];
  onClose(): void;
}

/** The files that agree, each with its place and why: looked at, then confirmed in one go. */
export function ConfirmDialog({ uploads, onClose }: ConfirmDialogProps) {
  const t = useWording(askWording);
  const { draftOf } = useDrafts();
  const place = usePlace();
  const count = uploads.length;
  return (
    <Dialog
      title={t("agree.dialog", { count })}
      lead={t("agree.why")}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t("choose.back")}</Button>
          <Button
            variant="primary"
            busy={place.isPending ? t("ask.sending") : undefined}
            onClick={() =>
              place.mutate(
                uploads.map((upload) => ({ upload, draft: draftOf(upload.id) })),
                { onSuccess: onClose },
              )
            }
          >
            {t("agree.yes", { count })}
          </Button>
        </>
      }
    >
      <AgreeingList uploads={uploads} />
      {place.error && <ProblemView error={place.error} />}
    </Dialog>
  );
}
