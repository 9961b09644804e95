import { useSuspenseQuery } from "@tanstack/react-query";
import { Link, Outlet } from "@tanstack/react-router";
import { meQuery } from "../api/me";
import { Icon, Mark } from "../ui/icon";
import { LiveRegion } from "../ui/live-region";
import { chooseLanguage, useLanguage } from "../wording/language";
import { useWording } from "../wording/use-wording";
import { Account } from "./account";
import "./frame.css";
import { placesFor } from "./places";
import { switchTheme } from "./theme";
import { appWording } from "./wording";

function focusAsk(): void {
  const target = document.getElementById("ask") ?? document.getElementById("main");
  target?.focus();
}

/** What every screen of a signed-in person stands in: the rail at the left, the page beside it. */
export function Frame() {
  const t = useWording(appWording);
  const language = useLanguage();
  const { data: me } = useSuspenseQuery(meQuery);
  return (
    <div className="app">
      <button type="button" className="skip btn" onClick={focusAsk}>
        {t("skip.ask")}
      </button>
      <nav className="rail" aria-label={t("rail.label")}>
        <Link to="/" className="home" title={t("rail.start")} aria-label={t("rail.start")}>
          <Mark />
        </Link>
        {placesFor(me.roles).map(({ to, icon, name }) => (
          <Link key={to} to={to} title={t(name)} aria-label={t(name)}>
            <Icon name={icon} />
          </Link>
        ))}
        <span className="end" />
        {me.mode === "demo" && (
          <span className="demo-mark" title={t("rail.demo.explained")}>
            {t("rail.demo")}
          </span>
        )}
        <button
          type="button"
          lang={language === "sv" ? "en" : "sv"}
          title={t("rail.language")}
          aria-label={t("rail.language")}
          onClick={() => chooseLanguage(language === "sv" ? "en" : "sv")}
        >
          <Icon name="globe" />
        </button>
        <button type="button" title={t("rail.theme")} aria-label={t("rail.theme")} onClick={switchTheme}>
          <Icon name="theme" />
        </button>
        <Account me={me} />
      </nav>
      <main id="main" className="main" tabIndex={-1}>
        <Outlet />
      </main>
      <LiveRegion />
    </div>
  );
}
