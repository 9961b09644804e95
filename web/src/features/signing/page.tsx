import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useState } from "react";
import type { SigningItem } from "../../api/generated/SigningItem";
import type { SigningRequest } from "../../api/generated/SigningRequest";
import { usePageTitle } from "../../app/page-title";
import { usePeopleWords } from "../../app/people";
import { ProblemView } from "../../app/problem-view";
import { SignInFault } from "../../app/sign-in-fault";
import { Ask } from "../../ui/ask";
import { Button, buttonClass } from "../../ui/button";
import { Skeleton } from "../../ui/placeholders";
import { StateGlyph } from "../../ui/state-glyph";
import { useLanguage } from "../../wording/language";
import { useFormat } from "../../wording/use-format";
import { useWording } from "../../wording/use-wording";
import { wordReason } from "../room/refusal";
import { Say } from "../room/say";
import { useReached } from "../room/statement";
import { authorizeAddress, confirmAs, signingRequestQuery } from "./requests";
import "./signing.css";
import { signingWording } from "./wording";

const route = getRouteApi("/sign/$requestId");

/** The second window: what is signed, a fresh sign-in, and what became of each statement. */
export function SigningPage() {
  const t = useWording(signingWording);
  usePageTitle(t("title"));
  const { requestId } = route.useParams();
  const { fault } = route.useSearch();
  const { data, error, refetch } = useQuery(signingRequestQuery(requestId));
  return (
    <main className="signing">
      <h1>{t("title")}</h1>
      <p className="soft">{t("lead")}</p>
      {fault !== undefined && <SignInFault fault={fault} />}
      {error && <ProblemView error={error} onAgain={() => void refetch()} />}
      {!data && !error && <Skeleton label={t("loading")} />}
      {data && (
        <>
          <ul>
            {data.items.map((item) => (
              <Item key={item.decision} item={item} />
            ))}
          </ul>
          <Step request={data} />
        </>
      )}
    </main>
  );
}

function Item({ item }: { item: SigningItem }) {
  const t = useWording(signingWording);
  const reached = useReached();
  return (
    <li>
      <h2 translate="no">{t("statement", { pseudonym: item.pseudonym, version: item.version })}</h2>
      {item.recommendations.map(({ id, content }) => (
        <Say key={id} content={content} />
      ))}
      {item.reached && <p className="soft">{reached({ reached: item.reached })}</p>}
      {item.dissents.map(({ person, name, reason }) => (
        <p key={person} className="soft">
          {t("dissent", { name, reason })}
        </p>
      ))}
      <p className="small muted">
        {t("hash")} <code className="hash">{item.content_sha256}</code>
      </p>
      <Outcome item={item} />
    </li>
  );
}

function Outcome({ item }: { item: SigningItem }) {
  const t = useWording(signingWording);
  const format = useFormat();
  const language = useLanguage();
  const word = usePeopleWords();
  switch (item.outcome) {
    case "waiting":
      return <StateGlyph state="waiting" word={t("outcome.waiting")} />;
    case "signed":
      return (
        <StateGlyph state="signed" word={t("outcome.signed", { time: format.timeWithSeconds(item.at) })} />
      );
    case "refused": {
      const reason = wordReason(language, item.refusal, undefined, word.discipline);
      return <StateGlyph state="missing" word={t("outcome.refused", { reason })} />;
    }
  }
}

function Step({ request }: { request: SigningRequest }) {
  const t = useWording(signingWording);
  const queryClient = useQueryClient();
  const [openedAt] = useState(() => Date.now());
  const meaning = t(`meaning.${request.meaning}`);
  const confirm = useMutation({
    mutationFn: () => confirmAs(request.id, request.signer),
    onSuccess: (answer) => queryClient.setQueryData(signingRequestQuery(request.id).queryKey, answer),
  });
  const waiting = request.items.some(({ outcome }) => outcome === "waiting");
  const close = (
    <Button variant="primary" size="live" onClick={() => window.close()}>
      {t("ask.close")}
    </Button>
  );
  if (!waiting) {
    const count = request.items.filter(({ outcome }) => outcome === "signed").length;
    return (
      <Ask place="corner" title={t("ask.done", { count })} reason={t("ask.done.reason")} actions={close} />
    );
  }
  if (Date.parse(request.expires_at) < openedAt) {
    return <Ask place="corner" title={t("ask.expired")} reason={t("ask.expired.reason")} actions={close} />;
  }
  if (request.mode === "oidc") {
    return (
      <Ask
        place="corner"
        title={t("ask.oidc")}
        reason={t("ask.oidc.reason", { meaning })}
        actions={
          <a
            className={buttonClass({ variant: "primary", size: "live" })}
            href={authorizeAddress(request.id)}
          >
            {t("ask.oidc.act")}
          </a>
        }
      />
    );
  }
  return (
    <Ask
      place="corner"
      title={t(`ask.demo.${request.meaning}`, { name: request.signer_name })}
      reason={t("ask.demo.reason")}
      actions={
        <Button
          variant="primary"
          size="live"
          icon="pen"
          busy={confirm.isPending ? t("signing") : undefined}
          onClick={() => confirm.mutate()}
        >
          {t("ask.demo.act", { name: request.signer_name })}
        </Button>
      }
    >
      {confirm.error && <ProblemView error={confirm.error} />}
    </Ask>
  );
}
