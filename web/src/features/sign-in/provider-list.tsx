import { Ask } from "../../ui/ask";
import { buttonClass } from "../../ui/button";
import { ErrorView } from "../../ui/placeholders";
import { useWording } from "../../wording/use-wording";
import type { Provider } from "../../api/generated/Provider";
import { providerAddress } from "./requests";
import { signInWording } from "./wording";

/** Where people of this server prove who they are. */
export function ProviderList({
  providers,
  next,
}: {
  providers: readonly Provider[];
  next: string | undefined;
}) {
  const t = useWording(signInWording);
  if (providers.length === 0) return <ErrorView title={t("oidc.none")} remedy={t("oidc.none.remedy")} />;
  return (
    <Ask
      place="corner"
      title={t("oidc.title")}
      reason={t("oidc.reason")}
      actions={providers.map((provider, place) => (
        <a
          key={provider.id}
          className={buttonClass({ size: "live", variant: place === 0 ? "primary" : "ordinary" })}
          href={providerAddress(provider, next)}
        >
          {t("oidc.with", { provider: provider.name })}
        </a>
      ))}
    />
  );
}
