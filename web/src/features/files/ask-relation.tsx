import { useFormat } from "../../wording/use-format";
import { useWording } from "../../wording/use-wording";
import { type AskAct, AskBlock } from "./ask-block";
import type { Answering } from "./ask-upload";
import type { Target } from "./target";
import { askWording } from "./wording";

/** A newer file of an analysis that has one: beside it, in its place, or of another specimen. */
export function AskRelation({
  target,
  answer,
  choosePlace,
  upload,
  ...rest
}: Answering & { target: Target }) {
  const t = useWording(askWording);
  const format = useFormat();
  const { predecessors } = target;
  const [newest] = predecessors.toSorted((a, b) => b.uploaded_at.localeCompare(a.uploaded_at));
  if (newest === undefined) return null;
  const only = predecessors.length === 1;
  const kinds = newest.kinds.map((kind) => t(`kinds.${kind}`)).join(", ") || t("kinds.none");
  const acts: AskAct[] = [
    {
      label: only ? t("relation.add") : t("relation.add.many"),
      act: () => answer({ target, replaces: null }),
    },
    ...predecessors.map(({ file, name }) => ({
      label: only ? t("relation.replace.only") : t("relation.replace", { name }),
      act: () => answer({ target, replaces: file }),
    })),
    { label: t("relation.other"), act: choosePlace },
  ];
  return (
    <AskBlock
      {...rest}
      title={t("relation.title")}
      why={t("relation.why", { name: newest.name, day: format.day(newest.uploaded_at), kinds })}
      acts={acts}
    >
      <dl>
        {predecessors.map(({ file, name, uploaded_at: at }) => (
          <Line key={file} label={t("relation.older")} name={name} when={format.dateTime(at)} />
        ))}
        <Line label={t("relation.newer")} name={upload.name} when={format.dateTime(upload.created_at)} />
      </dl>
    </AskBlock>
  );
}

function Line({ label, name, when }: { label: string; name: string; when: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>
        <span className="hgvs" translate="no">
          {name}
        </span>
        <span className="sub">, {when}</span>
      </dd>
    </>
  );
}
