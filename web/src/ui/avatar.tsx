/** What somebody may do in the board; told by the shape. */
export type VoteKind = "votes" | "advises" | "records";

interface AvatarProps {
  initials: string;
  kind: VoteKind;
  /** The one who leads is filled. */
  chair?: boolean;
  /** Line lost, or recused: dashed. */
  away?: boolean;
  /** Name and standing in words, shown on hover and read aloud; leave out when the name stands beside it. */
  label?: string;
}

/** A person as initials in a shape. Never the only place where the name can be read. */
export function Avatar({ initials, kind, chair = false, away = false, label }: AvatarProps) {
  const look = `av ${kind}${chair ? " chair" : ""}${away ? " away" : ""}`;
  return label === undefined ? (
    <span className={look} aria-hidden="true">
      {initials}
    </span>
  ) : (
    <span className={look} role="img" aria-label={label} title={label}>
      {initials}
    </span>
  );
}
