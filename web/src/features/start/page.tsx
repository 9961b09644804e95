import { useSuspenseQuery } from "@tanstack/react-query";
import { meQuery } from "../../api/me";
import { usePageTitle } from "../../app/page-title";
import { appWording } from "../../app/wording";
import { useWording } from "../../wording/use-wording";
import { startWording } from "./wording";

/** Who is signed in, and what this is for. */
export function StartPage() {
  const t = useWording(startWording);
  const app = useWording(appWording);
  const { data: me } = useSuspenseQuery(meQuery);
  usePageTitle(t("title"));
  return (
    <div className="page">
      <h1>{me.name}</h1>
      <p className="soft">{t("where", { unit: me.unit, organisation: me.organisation })}</p>
      <p className="small muted purpose">{app("purpose")}</p>
    </div>
  );
}
