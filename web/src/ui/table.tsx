import type { ReactNode } from "react";

interface RowsTableProps {
  /** Names the table for screen readers. */
  label: string;
  /** A row of `Th` cells. */
  head: ReactNode;
  /** `tr` elements; `aria-selected` marks the chosen one, class `out` one set aside. */
  children: ReactNode;
}

/** A table of hairlines for up to a few hundred rows. Variants have their own, virtual one. */
export function RowsTable({ label, head, children }: RowsTableProps) {
  return (
    <table className="rows" aria-label={label}>
      <thead>
        <tr>{head}</tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}

/** A column's head. */
export const Th = ({ children, num = false }: { children: ReactNode; num?: boolean }) => (
  <th scope="col" className={num ? "num" : undefined}>
    {children}
  </th>
);

/** A cell of figures, aligned so that decimals stand under decimals. */
export const NumCell = ({ children }: { children: ReactNode }) => <td className="num">{children}</td>;

/** HGVS, loci and hashes: monospace, never translated, never broken over lines. */
export const Hgvs = ({ children }: { children: ReactNode }) => (
  <span className="hgvs nowrap" translate="no">
    {children}
  </span>
);

/** A quiet label with its value under it. */
export const Labelled = ({ label, children }: { label: string; children: ReactNode }) => (
  <div className="labelled">
    <dt className="label">{label}</dt>
    <dd>{children}</dd>
  </div>
);
