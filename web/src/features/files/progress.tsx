interface ProgressProps {
  label: string;
  /** From 0 to 1; left out while the end is not known. */
  share?: number;
  /** How far it has come, in words. */
  text: string;
}

/** How far something has come: a bar and its words. */
export function Progress({ label, share, text }: ProgressProps) {
  const percent = share === undefined ? undefined : Math.round(Math.min(1, share) * 100);
  return (
    <>
      <div
        className="bar"
        role="progressbar"
        aria-label={label}
        aria-valuenow={percent}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuetext={text}
      >
        {percent !== undefined && <i style={{ inlineSize: `${percent}%` }} />}
      </div>
      <div className="small muted">{text}</div>
    </>
  );
}
