import { useFormat } from "../../wording/use-format";
import { useWording } from "../../wording/use-wording";
import { codeWording } from "../cases/codes";
import type { Target } from "./target";

interface AboutProps {
  name: string;
  /** Nobody's yet when it is left out. */
  target: Pick<Target, "pseudonym" | "specimen" | "analysis"> | undefined;
}

/** The file of a question, its patient, the specimen with its site and day, and the assay. */
export function About({ name, target }: AboutProps) {
  const code = useWording(codeWording);
  const format = useFormat();
  return (
    <>
      <span className="hgvs" translate="no">
        {name}
      </span>
      {target && (
        <>
          {": "}
          <b>{target.pseudonym}</b>
          {", "}
          {[
            target.specimen.laboratory_number,
            target.specimen.site || code(`material.${target.specimen.material}`),
            format.day(target.specimen.taken_on),
            target.analysis.assay_name || code(`assay.${target.analysis.assay}`),
          ].join(", ")}
        </>
      )}
    </>
  );
}
