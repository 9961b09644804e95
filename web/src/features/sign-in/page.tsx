import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, useRouter } from "@tanstack/react-router";
import { useCallback, useEffect, useRef } from "react";
import { usePageTitle } from "../../app/page-title";
import { ProblemView } from "../../app/problem-view";
import { SignInFault } from "../../app/sign-in-fault";
import { appWording } from "../../app/wording";
import { Skeleton } from "../../ui/placeholders";
import { useWording } from "../../wording/use-wording";
import { About } from "./about";
import { PersonaList } from "./persona-list";
import { ProviderList } from "./provider-list";
import type { Persona } from "../../api/generated/Persona";
import { signInAsPersona, signInOptionsQuery } from "./requests";
import "./sign-in.css";
import { signInWording } from "./wording";

const route = getRouteApi("/sign-in");

/** Signs in as a persona and goes where the visitor wanted to go. */
function useDemoSignIn(next: string | undefined) {
  const queryClient = useQueryClient();
  const router = useRouter();
  return useMutation({
    mutationFn: signInAsPersona,
    async onSuccess() {
      // Whatever the last person had loaded is not the next one's to see.
      queryClient.clear();
      await router.navigate({ href: next ?? "/", replace: true });
    },
  });
}

/** The way in: a persona in the demo, an identity provider elsewhere. */
export function SignInPage() {
  const t = useWording(signInWording);
  const app = useWording(appWording);
  usePageTitle(t("title"));
  const { next, persona, fault } = route.useSearch();
  const options = useQuery(signInOptionsQuery);
  const { mutate, isPending, variables, error } = useDemoSignIn(next);
  const demo = options.data?.mode === "demo";

  // The address of a window of one's own names the person: no second click is asked for.
  const begun = useRef(false);
  useEffect(() => {
    if (!demo || persona === undefined || begun.current) return;
    begun.current = true;
    mutate(persona);
  }, [demo, persona, mutate]);

  const choose = useCallback(
    ({ person }: Persona) => {
      if (!isPending) mutate(person);
    },
    [isPending, mutate],
  );
  return (
    <div className="sign-in">
      <About demo={demo} />
      <main className="pick">
        {fault !== undefined && <SignInFault fault={fault} />}
        {options.error && <ProblemView error={options.error} onAgain={() => void options.refetch()} />}
        {options.isPending && <Skeleton label={app("loading")} lines={8} />}
        {options.data?.mode === "oidc" && <ProviderList providers={options.data.providers} next={next} />}
        {options.data?.mode === "demo" && (
          <>
            <h2>{t("demo.title")}</h2>
            {error && <ProblemView error={error} />}
            <PersonaList
              personas={options.data.personas}
              busy={isPending ? variables : undefined}
              onChoose={choose}
            />
            <p className="small muted hint">
              {t("demo.hint")} {t("demo.hint.keys")}
            </p>
          </>
        )}
      </main>
    </div>
  );
}
