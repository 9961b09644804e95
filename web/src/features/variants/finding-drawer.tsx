import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { CallView } from "../../api/generated/CallView";
import type { SampleCall } from "../../api/generated/SampleCall";
import { ProblemView } from "../../app/problem-view";
import { IconButton } from "../../ui/button";
import { Drawer } from "../../ui/drawer";
import { Skeleton } from "../../ui/placeholders";
import { useWording } from "../../wording/use-wording";
import { Facts } from "./facts";
import { FractionNotes, FractionPlot, type Plotted } from "./fraction-plot";
import { callQuery } from "./requests";
import { Transcripts } from "./transcripts";
import { useNames } from "./words";
import { variantsWording } from "./wording";

/** The call whose line is shown. */
export interface ShownCall {
  readonly file: string;
  readonly fileName: string;
  /** The build that its positions count on; empty while undecided. */
  readonly assembly: string;
  /** Its name in addresses. */
  readonly name: string;
  /** The other end of a breakend is on no line of its file. */
  readonly half: boolean;
}

interface FindingDrawerProps {
  call: ShownCall;
  /** The finding's name; that of the call when left out. */
  title?: string;
  /** Its fractions in the materials of the case; those of the call's samples when left out. */
  plotted?: readonly Plotted[];
  onClose(): void;
  onPrevious?: () => void;
  onNext?: () => void;
  /** What else is told of the finding, above the transcripts. */
  sources?: ReactNode;
  /** What is asked about it. */
  children?: ReactNode;
}

/** One finding with everything that says whether it is real and what it means. */
export function FindingDrawer(props: FindingDrawerProps) {
  const { call: shown, title, children, onClose, onPrevious, onNext } = props;
  const t = useWording(variantsWording);
  const { nameOf } = useNames();
  const { data, error } = useQuery(callQuery(shown.file, shown.name));
  const heading = title ?? (data ? nameOf(data.call) : t("drawer.loading"));
  return (
    <Drawer title={<span translate="no">{heading}</span>} closeLabel={t("drawer.close")} onClose={onClose}>
      <div className="drawer-steps">
        {onPrevious && <IconButton icon="up" label={t("drawer.previous")} onClick={onPrevious} />}
        {onNext && <IconButton icon="down" label={t("drawer.next")} onClick={onNext} />}
      </div>
      <div className="drawer-body">
        {error && <ProblemView error={error} />}
        {!data && !error && <Skeleton label={t("drawer.loading")} />}
        {data && <Details view={data} {...props} />}
      </div>
      {children}
    </Drawer>
  );
}

function Details({ view, call: shown, plotted, sources }: FindingDrawerProps & { view: CallView }) {
  const t = useWording(variantsWording);
  const { call, raw_line } = view;
  const samples = [call.tumour, call.normal, ...call.other_samples].filter((sample) => sample !== null);
  const { written } = call;
  const asWritten = `${written.chrom}:${written.pos} ${written.ref}>${written.alt}`;
  const place = `${call.chrom}:${call.pos} ${call.ref}>${call.alt}`;
  const moved = `${written.pos} ${written.ref}>${written.alt}` !== `${call.pos} ${call.ref}>${call.alt}`;
  // The materials have their own values; of this line the other samples are drawn beside them.
  const beside = plotted && plotted.length > 0 ? samples.filter((sample) => sample !== call.tumour) : samples;
  const drawn = beside.flatMap((sample) => plottedSample(sample, sampleWord(sample)));
  function sampleWord({ role, sample }: SampleCall): string {
    return role === null ? sample : t(`role.${role}`);
  }
  return (
    <>
      <p className="hgvs where" translate="no">
        {call.transcript && `${call.transcript}:${call.hgvs_c ?? ""}${call.mane ? ", MANE" : ""}`}
        <span>
          {place}, {shown.assembly || t("unknown")}
        </span>
      </p>
      <section>
        <h3>
          {t("fraction.title")} <span>{t("fraction.interval")}</span>
        </h3>
        <FractionPlot plotted={[...(plotted ?? []), ...drawn]} />
        <FractionNotes samples={samples} />
      </section>
      {sources}
      <section>
        <h3>{t("transcripts.title")}</h3>
        <Transcripts key={`${shown.file} ${shown.name}`} call={call} />
      </section>
      <section>
        <h3>{t("facts.title")}</h3>
        <Facts call={call} half={shown.half} />
      </section>
      <section>
        <h3>{t("raw.title", { line: call.line, name: shown.fileName })}</h3>
        {moved && <p className="small muted">{t("raw.written", { written: asWritten })}</p>}
        <pre className="raw" translate="no">
          {raw_line}
        </pre>
      </section>
    </>
  );
}

function plottedSample(call: SampleCall, label: string): Plotted[] {
  const { sample, role, allele_fraction: fraction, alt_count: altCount, depth } = call;
  return fraction === null
    ? []
    : [{ key: `sample ${sample}`, label, shape: role ?? "other", fraction, altCount, depth }];
}
