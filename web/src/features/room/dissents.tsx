import type { Dissent } from "../../api/generated/Dissent";
import { useFormat } from "../../wording/use-format";
import { useWording } from "../../wording/use-wording";
import { roomWording } from "./wording";

/** Who disagrees, and why. */
export function Dissents({ dissents }: { dissents: readonly Dissent[] }) {
  const t = useWording(roomWording);
  const format = useFormat();
  if (dissents.length === 0) return null;
  return (
    <section className="said" aria-label={t("dissents.title")}>
      <h3>{t("dissents.title")}</h3>
      <ul>
        {dissents.map(({ person, name, reason, at }) => (
          <li key={person}>
            <span className="t">{format.time(at)}</span>
            <span>
              <b className="strong">{t("dissents.of", { name })}</b> {reason}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
