import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { CallView } from "../../api/generated/CallView";
import { ProblemView } from "../../app/problem-view";
import { IconButton } from "../../ui/button";
import { Drawer } from "../../ui/drawer";
import { Skeleton } from "../../ui/placeholders";
import { useWording } from "../../wording/use-wording";
import { Facts } from "./facts";
import { FractionNotes, FractionPlot } from "./fraction-plot";
import { callQuery } from "./requests";
import { Transcripts } from "./transcripts";
import { variantsWording } from "./wording";

interface CallDrawerProps {
  file: string;
  fileName: string;
  /** The build that the positions count on, in words. */
  assembly: string;
  /** The call's name in addresses. */
  name: string;
  title: string;
  onClose(): void;
  onPrevious(): void;
  onNext(): void;
  /** What is asked about the call. */
  children?: ReactNode;
}

/** One call with everything that says whether it is real and what it means. */
export function CallDrawer({ file, fileName, assembly, name, title, children, ...acts }: CallDrawerProps) {
  const t = useWording(variantsWording);
  const { data, error } = useQuery(callQuery(file, name));
  return (
    <Drawer title={<span translate="no">{title}</span>} closeLabel={t("drawer.close")} onClose={acts.onClose}>
      <div className="drawer-steps">
        <IconButton icon="up" label={t("drawer.previous")} onClick={acts.onPrevious} />
        <IconButton icon="down" label={t("drawer.next")} onClick={acts.onNext} />
      </div>
      <div className="drawer-body">
        {error && <ProblemView error={error} />}
        {!data && !error && <Skeleton label={t("drawer.loading")} />}
        {data && <Details view={data} assembly={assembly} fileName={fileName} />}
      </div>
      {children}
    </Drawer>
  );
}

function Details({ view, assembly, fileName }: { view: CallView; assembly: string; fileName: string }) {
  const t = useWording(variantsWording);
  const { call, raw_line } = view;
  const samples = [call.tumour, call.normal, ...call.other_samples].filter((sample) => sample !== null);
  const { written } = call;
  const asWritten = `${written.chrom}:${written.pos} ${written.ref}>${written.alt}`;
  const place = `${call.chrom}:${call.pos} ${call.ref}>${call.alt}`;
  const moved = `${written.pos} ${written.ref}>${written.alt}` !== `${call.pos} ${call.ref}>${call.alt}`;
  return (
    <>
      <p className="hgvs where" translate="no">
        {call.transcript && `${call.transcript}:${call.hgvs_c ?? ""}`}
        <span>
          {place}, {assembly}
        </span>
      </p>
      <section>
        <h3>
          {t("fraction.title")} <span>{t("fraction.interval")}</span>
        </h3>
        <FractionPlot samples={samples} />
        <FractionNotes samples={samples} />
      </section>
      <section>
        <h3>{t("transcripts.title")}</h3>
        <Transcripts key={`${call.line}-${call.allele_index}`} call={call} />
      </section>
      <section>
        <h3>{t("facts.title")}</h3>
        <Facts call={call} />
      </section>
      <section>
        <h3>{t("raw.title", { line: call.line, name: fileName })}</h3>
        {moved && <p className="small muted">{t("raw.written", { written: asWritten })}</p>}
        <pre className="raw" translate="no">
          {raw_line}
        </pre>
      </section>
    </>
  );
}
