import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useId } from "react";
import { api } from "../api/client";
import type { Me } from "../api/generated/Me";
import { Avatar } from "../ui/avatar";
import { Button } from "../ui/button";
import { useWording } from "../wording/use-wording";
import { ProblemView } from "./problem-view";
import { appWording } from "./wording";

/** The reader's own initials; opens who they are here, what Samsyn is for, and the way out. */
export function Account({ me }: { me: Me }) {
  const t = useWording(appWording);
  const id = useId();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const signOut = useMutation({
    mutationFn: () => api.post<void>("/sign-out"),
    async onSuccess() {
      // Nothing that this person has seen may stay in the page's memory for the next one.
      queryClient.clear();
      await navigate({ to: "/sign-in" });
    },
  });
  const label = t("rail.account", { name: me.name, initials: me.initials });
  return (
    <>
      <button type="button" popoverTarget={id} title={label} aria-label={label}>
        <Avatar initials={me.initials} mark="votes" />
      </button>
      <div id={id} popover="auto" className="account">
        <p>
          <b className="strong">{me.name}</b>
          <span className="soft">
            {me.unit}, {me.organisation}
          </span>
        </p>
        {me.mode === "demo" && <p className="small soft">{t("rail.demo.explained")}</p>}
        <p className="small muted">{t("purpose")}</p>
        {signOut.error && <ProblemView error={signOut.error} />}
        <Button
          busy={signOut.isPending ? t("account.signing-out") : undefined}
          onClick={() => signOut.mutate()}
        >
          {t("account.sign-out")}
        </Button>
      </div>
    </>
  );
}
