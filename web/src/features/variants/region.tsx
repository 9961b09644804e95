import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Call } from "../../api/generated/Call";
import type { RegionCall } from "../../api/generated/RegionCall";
import { ProblemView } from "../../app/problem-view";
import { Button } from "../../ui/button";
import { Skeleton } from "../../ui/placeholders";
import { useFormat } from "../../wording/use-format";
import { useWording } from "../../wording/use-wording";
import { leftOut } from "./left-out";
import { stretchOf } from "./filter";
import { keepCall, type Place, regionQuery } from "./requests";
import type { ReadFile } from "./use-findings";
import { useFilterWords, useNames } from "./words";
import { variantsWording } from "./wording";

/** The place that a search text names, when it names its chromosome too. */
export function placeOf(text: string): Place | undefined {
  const stretch = stretchOf(text.trim());
  if (stretch?.chrom === undefined) return undefined;
  const { chrom, from, until } = stretch;
  return from > 0 && until >= from ? { chrom: chrom.toUpperCase(), from, until } : undefined;
}

/** `7:140753300-140753400`, and `7:140753336` for a single base. */
export const placeWord = ({ chrom, from, until }: Place): string =>
  from === until ? `${chrom}:${from}` : `${chrom}:${from}-${until}`;

/** Offers to look for a place in the whole files, where the import policy left lines out of their tables. */
export function RegionOffer({ text, files }: { text: string; files: readonly ReadFile[] }) {
  const place = placeOf(text);
  const shortened = files.filter(({ report }) => leftOut(report) > 0);
  if (place === undefined || shortened.length === 0) return null;
  return (
    <div className="regions">
      {shortened.map((file) => (
        <WholeFile
          key={`${file.id} ${placeWord(place)}`}
          file={file}
          place={place}
          named={files.length > 1}
        />
      ))}
    </div>
  );
}

function WholeFile({ file, place, named }: { file: ReadFile; place: Place; named: boolean }) {
  const t = useWording(variantsWording);
  const [asked, setAsked] = useState(false);
  const { data, error } = useQuery({ ...regionQuery(file.id, place), enabled: asked });
  const where = placeWord(place);
  if (!asked) {
    return (
      <p>
        <Button size="tight" icon="search" onClick={() => setAsked(true)}>
          {named
            ? t("region.look.named", { place: where, name: file.name })
            : t("region.look", { place: where })}
        </Button>{" "}
        <span className="small muted">{t("region.why", { count: leftOut(file.report) })}</span>
      </p>
    );
  }
  if (error) return <ProblemView error={error} />;
  if (!data) return <Skeleton lines={2} label={t("region.reading")} />;
  return (
    <section aria-label={t("region.found", { count: data.calls.length, place: where, name: file.name })}>
      <p className="small soft">
        {t("region.found", { count: data.calls.length, place: where, name: file.name })}
        {data.truncated && ` ${t("region.truncated")}`}
      </p>
      <ul className="region">
        {data.calls.map((found) => (
          <Found key={callName(found.call)} file={file.id} found={found} />
        ))}
      </ul>
    </section>
  );
}

const callName = ({ line, allele_index }: Call): string => `${line}-${allele_index}`;

function Found({ file, found: { call, kept } }: { file: string; found: RegionCall }) {
  const t = useWording(variantsWording);
  const format = useFormat();
  const filter = useFilterWords();
  const { nameOf } = useNames();
  const queryClient = useQueryClient();
  const keep = useMutation({
    mutationFn: () => keepCall(file, callName(call)),
    onSuccess: () =>
      Promise.all(
        ["table", "region"].map((part) =>
          queryClient.invalidateQueries({ queryKey: ["variant-file", file, part] }),
        ),
      ),
  });
  const what = nameOf(call);
  const fraction = call.tumour?.allele_fraction ?? null;
  return (
    <li>
      <span className="hgvs" translate="no">
        {what}
      </span>
      <span className="num">{fraction === null ? "–" : format.alleleFraction(fraction)}</span>
      <span className="small soft">{filter(call.filter_status, call.filter)}</span>
      <span className="small muted">{t("line", { line: call.line })}</span>
      {kept ? (
        <span className="small muted">{t("region.kept")}</span>
      ) : (
        <Button
          size="tight"
          aria-label={t("region.keep.what", { what })}
          busy={keep.isPending ? t("ask.saving") : undefined}
          onClick={() => keep.mutate()}
        >
          {t("region.keep")}
        </Button>
      )}
      {keep.error && <ProblemView error={keep.error} />}
    </li>
  );
}
