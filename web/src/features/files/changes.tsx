import { useQuery } from "@tanstack/react-query";
import type { Change } from "../../api/generated/Change";
import type { SeenInFile } from "../../api/generated/SeenInFile";
import type { VariantChange } from "../../api/generated/VariantChange";
import { ProblemView } from "../../app/problem-view";
import { type StateName, StateGlyph } from "../../ui/state-glyph";
import { Hgvs, RowsTable, Th } from "../../ui/table";
import { useFormat } from "../../wording/use-format";
import { useWording } from "../../wording/use-wording";
import { changesQuery } from "./requests";
import { reportWording } from "./wording";

const shapes: Record<Change, StateName> = { appeared: "new", vanished: "missing", changed: "preliminary" };

/** What is other than in the file that this one replaced; what the board has seen stands first. */
export function Changes({ id, file }: { id: string; file: string }) {
  const t = useWording(reportWording);
  const format = useFormat();
  const { data, error } = useQuery(changesQuery(file));
  if (error) return <ProblemView error={error} />;
  if (data === undefined) return null;
  const { appeared, vanished, changed, changes } = data;
  const concern = changes.filter(({ marked, decided }) => marked || decided).length;
  const all = appeared + vanished + changed;
  const head = (["variant", "what", "before", "after", "mark"] as const).map((column) => (
    <Th key={column}>{t(`changes.${column}`)}</Th>
  ));
  const title = t("changes.title", { name: data.replaced_name });
  return (
    <section id={id} className="report changes">
      <div>
        <h3>{title}</h3>
        <p className="soft">
          {all === 0 ? t("changes.none") : t("changes.sum", { appeared, vanished, changed })}
        </p>
        {concern > 0 && (
          <p className="strong">
            <StateGlyph state="missing" word={t("changes.first", { count: concern })} />
          </p>
        )}
      </div>
      {changes.length > 0 && (
        <RowsTable label={title} head={head}>
          {changes.map((change) => (
            <Row
              key={`${change.change} ${change.chrom} ${change.pos} ${change.reference} ${change.alternate}`}
              change={change}
            />
          ))}
        </RowsTable>
      )}
      {changes.length < all && (
        <p className="small muted">{t("changes.shown", { count: format.count(changes.length) })}</p>
      )}
    </section>
  );
}

function Row({ change }: { change: VariantChange }) {
  const t = useWording(reportWording);
  const { chrom, pos, reference, alternate, gene, hgvs_p, marked, decided } = change;
  const locus = `${chrom}:${pos} ${reference}>${alternate}`;
  return (
    <tr>
      <td>
        {gene !== null && <b className="strong">{gene} </b>}
        <Hgvs>{hgvs_p ?? locus}</Hgvs>
        {hgvs_p !== null && (
          <div className="small muted">
            <Hgvs>{locus}</Hgvs>
          </div>
        )}
      </td>
      <td>
        <StateGlyph state={shapes[change.change]} word={t(`change.${change.change}`)} />
      </td>
      <Seen seen={change.before} />
      <Seen seen={change.after} />
      <td>
        {marked && <StateGlyph state="to-board" word={t("changes.marked")} />}{" "}
        {decided && <StateGlyph state="decided" word={t("changes.decided")} />}
      </td>
    </tr>
  );
}

function Seen({ seen }: { seen: SeenInFile | null }) {
  const t = useWording(reportWording);
  const format = useFormat();
  if (seen === null) return <td className="muted">{t("changes.absent")}</td>;
  const fraction = seen.allele_fraction;
  return (
    <td>
      {fraction === null
        ? seen.filter
        : t("changes.fraction", { fraction: format.alleleFraction(fraction), filter: seen.filter })}
      {seen.hgvs_p !== null && (
        <div className="small muted">
          <Hgvs>{seen.hgvs_p}</Hgvs>
        </div>
      )}
    </td>
  );
}
