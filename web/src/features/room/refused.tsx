import { StateShape } from "../../ui/state-glyph";

/** Why an act was refused, where it was asked for. */
export function Refused({ words }: { words: string | undefined }) {
  if (words === undefined) return null;
  return (
    <p className="refused" role="alert">
      <StateShape state="missing" />
      <span>{words}</span>
    </p>
  );
}
