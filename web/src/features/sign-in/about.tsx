import { appWording } from "../../app/wording";
import { switchTheme } from "../../app/theme";
import { Button } from "../../ui/button";
import { Mark } from "../../ui/icon";
import { chooseLanguage, useLanguage } from "../../wording/language";
import { useWording } from "../../wording/use-wording";
import { signInWording } from "./wording";

/** What this is, in which language and light, and what it never does. */
export function About({ demo }: { demo: boolean }) {
  const t = useWording(signInWording);
  const app = useWording(appWording);
  const other = useLanguage() === "sv" ? "en" : "sv";
  return (
    <header className="about">
      <p className="name">
        <Mark />
        Samsyn
      </p>
      <h1>{t("about.title")}</h1>
      <p className="lead">{t("about.lead")}</p>
      {demo && <p className="demo">{t.rich("about.demo")}</p>}
      <div className="foot">
        <div className="row">
          <Button size="tight" icon="globe" lang={other} onClick={() => chooseLanguage(other)}>
            {t("about.language")}
          </Button>
          <Button size="tight" icon="theme" onClick={switchTheme}>
            {t("about.theme")}
          </Button>
        </div>
        {app("purpose")}
      </div>
    </header>
  );
}
