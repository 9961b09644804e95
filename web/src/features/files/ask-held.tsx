import { useState } from "react";
import type { CaseView } from "../../api/generated/CaseView";
import { ProblemView } from "../../app/problem-view";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { Field, TextArea } from "../../ui/field";
import { StateShape } from "../../ui/state-glyph";
import { formatIn } from "../../wording/format";
import { type Language, useLanguage } from "../../wording/language";
import { useWording } from "../../wording/use-wording";
import { About } from "./about";
import { AskBlock } from "./ask-block";
import type { Held } from "./asks";
import { type Compared, comparedOf, letterOf, type Recorded } from "./compared";
import { askLater } from "./drafts";
import { targetIn } from "./target";
import { useJudge, type Verdict } from "./use-acts";
import { askWording } from "./wording";
import { ageWord, byDanger, wordHeld } from "./words";

/** What the record says of whom the file was placed with. */
export function recordedOf(file: Held, { snapshot }: CaseView, language: Language): Recorded {
  const analysis = snapshot.analyses.find(({ id }) => id === file.analysis);
  const specimen = snapshot.specimens.find(({ id }) => id === analysis?.specimen);
  return {
    who: snapshot.patient.pseudonym,
    age: ageWord(snapshot.patient.age),
    laboratoryNumber: specimen?.laboratory_number ?? "",
    specimen: specimen
      ? [specimen.site, formatIn(language).day(specimen.taken_on)].filter(Boolean).join(", ")
      : "",
    assembly: analysis?.assembly ?? null,
  };
}

/** A file that does not go with where it was placed: both sides of the evidence, and what to do. */
export function AskHeld({ file, view }: { file: Held; view: CaseView }) {
  const t = useWording(askWording);
  const language = useLanguage();
  const [does, setDoes] = useState<Verdict["does"] | "ask">();
  const [worst] = byDanger(file.mismatches);
  if (worst === undefined) return null;
  const recorded = recordedOf(file, view, language);
  const words = wordHeld(worst, recorded, language);
  const analysis = view.snapshot.analyses.find(({ id }) => id === file.analysis);
  const target = analysis && targetIn(view, analysis, file.report.caller);
  return (
    <>
      <AskBlock
        title={words.title}
        about={<About name={file.name} target={target} />}
        why={words.why}
        acts={[
          { label: t("held.ask"), act: () => setDoes("ask"), primary: true },
          { label: words.withdraw, act: () => setDoes("withdraw") },
          { label: words.release, act: () => setDoes("release") },
        ]}
        escape={{ label: t("ask.later"), act: () => askLater(file.id) }}
      >
        <dl className="sides">
          <dt />
          <dd className="hd">{t("held.file")}</dd>
          <dd className="hd">{t("held.record")}</dd>
          {comparedOf(file, recorded, language).map((line) => (
            <Line key={`${line.key} ${line.file}`} line={line} />
          ))}
        </dl>
      </AskBlock>
      {does === "ask" && <Letter file={file} recorded={recorded} onClose={() => setDoes(undefined)} />}
      {(does === "withdraw" || does === "release") && (
        <Judgement file={file.id} name={file.name} does={does} onClose={() => setDoes(undefined)} />
      )}
    </>
  );
}

function Line({ line: { label, file, record, clash } }: { line: Compared }) {
  const t = useWording(askWording);
  const side = (text: string, whose: string) => (
    <dd className={clash ? "clash" : undefined} data-side={whose}>
      {clash && <StateShape state="missing" />}
      <span>{text}</span>
    </dd>
  );
  return (
    <>
      <dt>{label}</dt>
      {side(file, t("held.file"))}
      {side(record, t("held.record"))}
    </>
  );
}

/** The question to the laboratory, to be sent by whatever means; the file stays held. */
function Letter({ file, recorded, onClose }: { file: Held; recorded: Recorded; onClose(): void }) {
  const t = useWording(askWording);
  const [copied, setCopied] = useState(false);
  const letter = letterOf(file, recorded, useLanguage());
  const copy = async () => {
    await navigator.clipboard.writeText(letter);
    setCopied(true);
  };
  return (
    <Dialog
      title={t("letter.title")}
      lead={t("letter.lead")}
      onClose={onClose}
      actions={
        <>
          <Button icon="copy" onClick={() => void copy()}>
            {copied ? t("letter.copied") : t("letter.copy")}
          </Button>
          <Button
            variant="primary"
            onClick={() => {
              askLater(file.id);
              onClose();
            }}
          >
            {t("letter.close")}
          </Button>
        </>
      }
    >
      <Field label={t("letter.label")}>
        <TextArea readOnly value={letter} rows={10} />
      </Field>
    </Dialog>
  );
}

interface JudgementProps {
  file: string;
  name: string;
  does: Verdict["does"];
  onClose(): void;
}

/** Why a file is let through or taken back; the reason is kept with it. */
export function Judgement({ file, name, does, onClose }: JudgementProps) {
  const t = useWording(askWording);
  const [reason, setReason] = useState("");
  const judge = useJudge();
  const given = reason.trim();
  return (
    <Dialog
      title={t(`judge.${does}`, { name })}
      lead={t(`judge.${does}.why`)}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t("ask.back")}</Button>
          <Button
            variant={does === "withdraw" ? "danger" : "primary"}
            busy={judge.isPending ? t("ask.sending") : undefined}
            refusedBecause={given === "" ? t("judge.reason.needed") : undefined}
            onClick={() => judge.mutate({ does, file, reason: given }, { onSuccess: onClose })}
          >
            {t(`judge.do.${does}`)}
          </Button>
        </>
      }
    >
      <Field label={t("judge.reason")}>
        <TextArea value={reason} onChange={({ target }) => setReason(target.value)} />
      </Field>
      {judge.error && <ProblemView error={judge.error} />}
    </Dialog>
  );
}
