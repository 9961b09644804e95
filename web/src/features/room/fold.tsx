import { type ReactNode, useState } from "react";

interface FoldProps {
  title: string;
  /** Unfolded from the start: it has something. */
  starts: boolean;
  /** Something in it must be seen now. */
  wrong?: boolean;
  children: ReactNode;
}

/** Fields that are seldom needed, folded away; what was once unfolded stays so while one writes. */
export function Fold({ title, starts, wrong = false, children }: FoldProps) {
  const [open, setOpen] = useState(starts);
  return (
    <details
      className="fold"
      open={open || wrong}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>{title}</summary>
      {children}
    </details>
  );
}
