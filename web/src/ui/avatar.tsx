/** What somebody does on a board; told by the shape: circle, square, one sharp corner. The chair is filled. */
export type PersonMark = "chair" | "votes" | "advises" | "records" | "other";

const shapes: Record<PersonMark, string> = {
  chair: "votes chair",
  votes: "votes",
  advises: "advises",
  records: "records",
  other: "advises",
};

interface AvatarProps {
  initials: string;
  mark: PersonMark;
  /** Line lost, or recused: dashed. */
  away?: boolean;
  /** Name and standing in words, shown on hover and read aloud; leave out when the name stands beside it. */
  label?: string;
}

/** A person as initials in a shape. Never the only place where the name can be read. */
export function Avatar({ initials, mark, away = false, label }: AvatarProps) {
  const look = `av ${shapes[mark]}${away ? " away" : ""}`;
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
