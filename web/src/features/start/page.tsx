import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { meQuery } from "../../api/me";
import { usePageTitle } from "../../app/page-title";
import { placesFor } from "../../app/places";
import { appWording } from "../../app/wording";
import { Icon } from "../../ui/icon";
import { useWording } from "../../wording/use-wording";
import "./start.css";
import { startWording } from "./wording";

/** Who is signed in, where one can go, and what this is for. */
export function StartPage() {
  const t = useWording(startWording);
  const app = useWording(appWording);
  const { data: me } = useSuspenseQuery(meQuery);
  usePageTitle(t("title"));
  return (
    <div className="page start">
      <h1>{me.name}</h1>
      <p className="soft">{t("where", { unit: me.unit, organisation: me.organisation })}</p>
      <ul className="start-places">
        {placesFor(me.roles).map(({ to, icon, name, purpose }) => (
          <li key={to}>
            <Link to={to}>
              <Icon name={icon} />
              <b>{app(name)}</b>
              <span className="soft">{app(purpose)}</span>
              <Icon name="right" />
            </Link>
          </li>
        ))}
      </ul>
      <p className="small muted purpose">{app("purpose")}</p>
    </div>
  );
}
